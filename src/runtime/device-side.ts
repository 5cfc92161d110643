import type { Consumer } from './course.ts';
import type { Companion } from './device/companion.ts';
import type { Accompanied } from './device/in-page.ts';

/** Where no question comes alive before, the companion is fetched after this, milliseconds. */
const AT_THE_LATEST = 5_000;

/** The companion of a visit on the device, from before it is fetched: it must not delay the text. */
export interface DeviceSide extends Omit<Companion, 'take'> {
  begin(visit: Accompanied): void;
}

export function createDeviceSide(): DeviceSide {
  let companion: Companion | undefined;
  let early: Parameters<Consumer>[] = [];
  return {
    consume(...step) {
      if (companion === undefined) early.push(step);
      else companion.consume(...step);
    },
    confirm() {
      early = [];
      companion?.confirm();
    },
    look: () => companion?.look(),
    isKept: () => companion?.isKept() ?? false,
    begin(visit) {
      const fetchIt = () =>
        void import('./device/in-page.ts').then(({ companionInPage }) => {
          companion ??= companionInPage(visit, early);
        }, console.warn);
      document.addEventListener('course:question-live', fetchIt, { once: true });
      setTimeout(fetchIt, visit.found === undefined ? AT_THE_LATEST : 0);
    },
  };
}

/** Whether this device keeps anything unsaved of the course, whoever's it is. */
export function holdsCopies(course: string): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`${course}:unsaved:`));
  } catch {
    return false;
  }
}
