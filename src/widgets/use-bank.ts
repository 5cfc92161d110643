import { useEffect, useState } from 'preact/hooks';
import { type Bank, fetchBank } from '../runtime/bank.ts';

export type BankState =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly bank: Bank }
  | { readonly state: 'failed'; retry(): void };

/** Fetches the assessment's questions once they are wanted; a failure can be tried again. */
export function useBank(wanted: boolean): BankState {
  const [bank, setBank] = useState<Bank | 'waiting' | 'failed'>('waiting');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!wanted || bank !== 'waiting') return;
    fetchBank(tries).then(setBank, () => setBank('failed'));
  }, [wanted, bank, tries]);
  if (bank === 'waiting') return { state: 'waiting' };
  if (bank !== 'failed') return { state: 'here', bank };
  return {
    state: 'failed',
    retry() {
      setTries(tries + 1);
      setBank('waiting');
    },
  };
}
