import { audienceOf, FAULT_MEANS } from '../fault-words.ts';
import { ALL_FAULTS, faultsOf, type AnyFault, type LaunchSettings } from '../launch-settings.ts';
import { part } from './panel.ts';

export interface FaultSelect {
  chosen(): AnyFault;
  choose(fault: AnyFault): void;
  /** @param hear gets what the person at the page chooses */
  listen(hear: (fault: AnyFault) => void): void;
}

/** Every fault of the lab; those that mean nothing to the package say whom they are for. */
export function createFaultSelect({ standard, fault }: LaunchSettings): FaultSelect {
  const select = part(document, '#fault') as HTMLSelectElement;
  for (const one of ALL_FAULTS) {
    const fits = faultsOf(standard).includes(one);
    const words = fits ? FAULT_MEANS[one] : `${FAULT_MEANS[one]} (${audienceOf(one)})`;
    const option = new Option(words, one, false, one === fault);
    option.disabled = !fits;
    select.append(option);
  }
  const chosen = () => ALL_FAULTS.find((known) => known === select.value) ?? 'none';
  return {
    chosen,
    choose(asked) {
      select.value = asked;
    },
    listen: (hear) => select.addEventListener('change', () => hear(chosen())),
  };
}
