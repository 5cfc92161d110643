import * as fc from 'fast-check';
import { KINDS } from '../kinds.ts';
import type { Act, LaunchSetting, LaunchStandard } from './act.ts';
import type { LineFault } from './line.ts';

/** A whole schedule, as data: what is made around the learner, and what happens, in order. */
export interface LaunchSchedule {
  readonly setting: LaunchSetting;
  readonly acts: readonly Act[];
  /** Whether pages that live at the end have time, with nothing failing, before they are killed. */
  readonly isPatient: boolean;
}

const lineFault: fc.Arbitrary<LineFault> = fc
  .record({
    kind: fc.constantFrom(...KINDS.lrs, '412' as const),
    at: fc.constantFrom(undefined, 'statements' as const, 'activities/state' as const),
    retryAfter: fc.nat(120),
  })
  .map(({ kind, at, retryAfter }) => ({
    kind,
    ...(at === undefined ? {} : { at }),
    ...(kind === '429' ? { retryAfter } : {}),
  }));

/** Mostly one; a window is opened and often waited for. @param windows that the learner may use */
function anyActs(windows: readonly number[]): fc.Arbitrary<readonly Act[]> {
  const opening = fc
    .record({ window: fc.constantFrom(...windows), isWaited: fc.boolean() })
    .map(({ window, isWaited }): readonly Act[] => [
      { do: 'open', window },
      ...(isWaited ? [{ do: 'pass', ms: 5_000 } as const] : []),
    ]);
  return fc.oneof(
    { weight: 8, arbitrary: opening },
    { weight: 36, arbitrary: anyAct(windows).map((act) => [act]) },
  );
}

function anyAct(windows: readonly number[]): fc.Arbitrary<Act> {
  const window = fc.constantFrom(...windows);
  const one = <Do extends 'kill' | 'close' | 'hide' | 'show'>(...does: Do[]) =>
    fc.record({ do: fc.constantFrom(...does), window });
  return fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        window,
        pick: fc.nat(5),
        isRight: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('finish' as const),
        window,
        isRight: fc.oneof(
          { weight: 3, arbitrary: fc.constant(true) },
          { weight: 1, arbitrary: fc.constant(false) },
        ),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('pass' as const),
        ms: fc.oneof(fc.nat(2_000), fc.nat(20_000), fc.constant(70_000)),
      }),
    },
    { weight: 2, arbitrary: one('kill') },
    { weight: 1, arbitrary: one('close') },
    { weight: 2, arbitrary: one('hide', 'show') },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('reload' as const), window, isTold: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('exit' as const), window, insists: fc.boolean() }) },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constant('fail-lrs' as const),
        faults: fc.array(lineFault, { minLength: 1, maxLength: 6 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('fail-storage' as const),
        window,
        kind: fc.constantFrom(...KINDS.storage),
      }),
    },
    { weight: 3, arbitrary: fc.constantFrom({ do: 'offline' } as const, { do: 'mend' } as const) },
  );
}

/** @param windows 2: the learner opens the course twice at a time, on one device or on two */
export function anyLaunchSchedule(standard: LaunchStandard, windows: 1 | 2): fc.Arbitrary<LaunchSchedule> {
  return fc.record({
    setting: fc.record({
      standard: fc.constant(standard),
      devices: windows === 1 ? fc.constant(1 as const) : fc.constantFrom(1 as const, 2 as const),
      refusesRepeats: fc.boolean(),
      hidesEtag: fc.boolean(),
      latencyMs: fc.constantFrom(0, 400),
    }),
    acts: fc
      .array(anyActs(windows === 1 ? [0] : [0, 1]), { maxLength: 40, size: 'max' })
      .map((acts): readonly Act[] => [{ do: 'open', window: 0 }, { do: 'pass', ms: 5_000 }, ...acts.flat()]),
    isPatient: fc.boolean(),
  });
}
