import { beforeEach, describe, expect, test } from 'vitest';
import { copyText, type DeviceCopy } from '../../../../src/runtime/device/copy-code.ts';
import { copyFor, foundIn } from '../../../../src/runtime/device/found.ts';
import type { Slot } from '../../../../src/runtime/device/slot.ts';
import { RELEASE, AT, answered, attempt } from '../../core/course.ts';

const held = attempt({ opened: [1], answers: { 12: answered } });
let kept: string | null;
const slot: Slot = {
  key: 'kept',
  read: () => kept,
  write(value) {
    kept = value;
    return true;
  },
  clear() {
    kept = null;
  },
};
const copy: DeviceCopy = {
  attempt: held,
  interactions: [],
  recorded: 0,
  at: AT,
  isBased: true,
  isHandedOver: false,
  folder: 7,
};
const launch = (isStored: boolean) => foundIn({ copy, slot }, { held, isStored, recorded: 0 });

beforeEach(() => {
  kept = copyText(copy, RELEASE);
});

describe('A copy that holds no more than the LMS hands over', () => {
  test('is told again, since the LMS may hold the other values of a commit that was lost', () => {
    expect(launch(true)).toEqual({ attempt: held, interactions: [], recorded: 0, isBased: true });
    expect(kept).not.toBeNull();
  });

  test('is dropped where the LMS counts answers that are not of the copy', () => {
    expect(foundIn({ copy, slot }, { held, isStored: true, recorded: 1 })).toBeUndefined();
    expect(kept).toBeNull();
  });

  test('stays in a page that was loaded again, where the LMS hands over what it may not have stored', () => {
    expect(launch(false)).toMatchObject({ attempt: held, interactions: [], recorded: 0, isBased: true });
    expect(kept).not.toBeNull();
  });

  test('is told from where the LMS’s own count ends: SCORM 2004 takes interactions without a gap', () => {
    const later = { ...copy, recorded: 2 };
    const found = foundIn({ copy: later, slot }, { held: null, isStored: false, recorded: 1 });
    expect(found).toMatchObject({ attempt: held, recorded: 1 });
  });
});

describe('Of copies that the LMS knows nothing of', () => {
  const slotWith = (registration: string, over: Partial<DeviceCopy>): Slot => {
    const text = copyText({ ...copy, isBased: false, ...over }, RELEASE);
    return { key: registration, read: () => text, write: () => true, clear: () => {} };
  };
  const begun = slotWith('begun', {});
  const later = slotWith('later', { at: AT + 1_000 });
  const blank = slotWith('blank', { at: AT + 2_000, attempt: { ...held, answers: {} } });
  const chosenOf = (...slots: readonly Slot[]) =>
    copyFor({ allUnsaved: () => slots, folder: 7 }, null, { now: AT + 3_000, plan: RELEASE })?.slot.key;

  test('the latest is gone on with, and before all one in which something was done', () => {
    expect(chosenOf(begun, later)).toBe('later');
    expect(chosenOf(blank, begun)).toBe('begun');
    expect(chosenOf(blank)).toBe('blank');
  });
});
