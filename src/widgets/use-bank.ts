import { type Bank, fetchBank } from '../runtime/bank.ts';
import { type Fetched, useFetched } from './use-fetched.ts';

/** The assessment's questions, once they are wanted. */
export function useBank(wanted: boolean): Fetched<Bank> {
  return useFetched(fetchBank, wanted);
}
