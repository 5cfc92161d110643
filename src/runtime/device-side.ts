import type { Companion } from './device/companion.ts';
import type { Accompanied } from './device/accompany.ts';
import { lasting } from './lasting.ts';

/** Where no question comes alive before, the companion is fetched after this, milliseconds. */
const AT_THE_LATEST = 5_000;

/** The companion of a visit on the device, from before it is fetched: it must not delay the text. */
export interface DeviceSide {
  /** `undefined` until it is there. */
  companion(): Companion | undefined;
  /** These two reach it in any case. */
  readonly consume: Companion['consume'];
  readonly confirm: Companion['confirm'];
  begin(visit: Accompanied): void;
}

export function createDeviceSide(): DeviceSide {
  let companion: Companion | undefined;
  const early: ((one: Companion) => void)[] = [];
  const tell = (step: (one: Companion) => void) =>
    void (companion === undefined ? early.push(step) : step(companion));
  return {
    companion: () => companion,
    consume: (...step) => tell((one) => one.consume(...step)),
    confirm: (isProven) => tell((one) => one.confirm(isProven)),
    begin(visit) {
      const come = () =>
        void lasting(() => import('./device/in-page.ts'), 'companionInPage').then(
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
