import { beforeEach, describe, expect, test } from 'vitest';
import { copyText, type DeviceCopy } from '../../../../src/runtime/device/copy-code.ts';
import { foundIn } from '../../../../src/runtime/device/found.ts';
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
  test('is dropped', () => {
    expect(launch(true)).toBeUndefined();
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
