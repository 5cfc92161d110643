import { isInteraction } from '../../core/joining/interaction-shape.ts';
import type { Kept } from '../../core/joining/recovered.ts';
import { decode, encode, type Release } from '../../core/suspend.ts';

/** What a device keeps of a visit until the LMS has confirmed it. */
export interface DeviceCopy extends Kept {
  /** When it was kept, epoch milliseconds. */
  readonly at: number;
  /** Whether the LMS held anything of the attempt by then. */
  readonly isBased: boolean;
  /** Whether a window left it for the one that goes on with the visit, with all its answers. */
  readonly isHandedOver: boolean;
  /** As in `Places`. */
  readonly folder: number;
}

const VERSION = 1;
/** A copy that nobody came back for, milliseconds: 30 days. */
export const LONGEST = 30 * 24 * 60 * 60 * 1_000;

/**
 * @throws RangeError where the attempt holds what a saved state has no place for
 */
export function copyText({ attempt, ...kept }: DeviceCopy, by: Release): string {
  return JSON.stringify({ version: VERSION, ...kept, state: encode(attempt, by) });
}

/**
 * Reads any text without ever throwing. `'newer'`: a later version of the course wrote it, and can read it.
 *
 * @returns `undefined` where it is no copy, or one that is too old
 */
export function readCopy(text: string, by: Release, now: number): DeviceCopy | 'newer' | undefined {
  const { version, at, isBased, isHandedOver, folder, state, interactions, recorded } = fieldsOf(text);
  if (typeof version === 'number' && version > VERSION) return 'newer';
  if (version !== VERSION || typeof at !== 'number') return undefined;
  if (typeof folder !== 'number' || typeof isBased !== 'boolean' || typeof isHandedOver !== 'boolean')
    return undefined;
  if (typeof state !== 'string' || !Array.isArray(interactions)) return undefined;
  if (recorded !== null && !(typeof recorded === 'number' && Number.isInteger(recorded))) return undefined;
  // A clock that was put back makes a copy of tomorrow: that one is not old.
  if (!Number.isFinite(at) || now - at > LONGEST) return undefined;
  const read = decode(state, by);
  if (read.kind === 'unreadable' && read.why === 'newer-version') return 'newer';
  if (read.kind !== 'restored' || !interactions.every(isInteraction)) return undefined;
  return { attempt: read.attempt, interactions, recorded, at, isBased, isHandedOver, folder };
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
