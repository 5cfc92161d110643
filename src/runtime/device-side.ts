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
  const early: ((one: Companion) => void)[] = [];
  const tell = (step: (one: Companion) => void) => {
    if (companion === undefined) early.push(step);
    // After the verdict is on the screen: what is kept for a page that dies is no part of answering.
    else setTimeout(step, 0, companion);
  };
  return {
    consume: (...step) => tell((one) => one.consume(...step)),
    confirm: () => tell((one) => one.confirm()),
    look: () => companion?.look(),
    isKept: () => companion?.isKept() ?? false,
    begin(visit) {
      const come = () =>
        void import('./device/in-page.ts').then(
          ({ companionInPage }) => (companion ??= companionInPage(visit, early)),
          console.warn,
        );
      document.addEventListener('course:question-live', come, { once: true });
      setTimeout(come, visit.found === undefined ? AT_THE_LATEST : 0);
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
