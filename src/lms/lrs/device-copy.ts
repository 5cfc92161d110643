import { identifierOf, queueName } from '../../xapi/outbox/queue-name.ts';
import type { LmsEnvironment } from '../port.ts';
import { readAttempt, type AttemptDocument } from './attempt-document.ts';
import { isObject, jsonOf } from './json.ts';
import type { LaunchAddress } from './launch-lrs.ts';

/** What the device keeps of a launched attempt until the LRS has confirmed it. */
export interface Kept {
  readonly document: AttemptDocument;
  /** Whether the LRS held something of the attempt then. */
  readonly isBased: boolean;
}

/** Its place in `localStorage`. No call throws: where that is blocked or full, nothing is kept. */
export interface DeviceCopy {
  /** `'later'` where a later package wrote it: it stays as it is. */
  read(): Kept | 'later' | undefined;
  write(kept: Kept): void;
  /** Whether what was written last stands there. */
  isKept(): boolean;
  /** Forgets it, unless another window wrote it since. */
  confirm(): void;
  clear(): void;
}

/** A copy that nobody came back for, milliseconds: 30 days. */
const MOST_AGE = 30 * 86_400_000;

/**
 * One copy an attempt, under a hash of whose it is: neither address, learner nor registration stands there
 * in clear.
 */
export function deviceCopy(
  { window, now }: Pick<LmsEnvironment, 'window' | 'now'>,
  course: string,
  { endpoint, actor, activityIri, registration = '' }: Omit<LaunchAddress, 'authorization' | 'version'>,
): DeviceCopy {
  const whose = queueName(endpoint, identifierOf(actor), activityIri, registration.toLowerCase());
  const key = `${course}:launched:${whose}`;
  let written: string | undefined;

  function clear(): void {
    try {
      window.localStorage.removeItem(key);
    } catch {
      // What cannot be reached was not kept either.
    }
  }

  function text(): string {
    try {
      return window.localStorage.getItem(key) ?? '';
    } catch {
      return '';
    }
  }

  const isKept = () => written !== undefined && text() === written;

  return {
    read() {
      const kept = jsonOf(text());
      if (!isObject(kept)) return undefined;
      const { at, isBased } = kept;
      const document = readAttempt(kept['document']);
      if (document === undefined || document === 'later') return document;
      if (typeof at === 'number' && typeof isBased === 'boolean' && now() - at <= MOST_AGE)
        return { document, isBased };
      clear();
      return undefined;
    },
    write(kept) {
      written = JSON.stringify({ at: now(), ...kept });
      try {
        window.localStorage.setItem(key, written);
      } catch {
        // An older copy would say less than the LRS by then.
        clear();
      }
    },
    isKept,
    confirm() {
      if (isKept()) clear();
    },
    clear,
  };
}
