import * as fc from 'fast-check';
import { KINDS } from './kinds.ts';
import type { Act, Setting } from './act.ts';

/** A whole schedule, as data: what is made around the learner, and what happens, in order. */
export interface Schedule {
  readonly setting: Setting;
  readonly acts: readonly Act[];
  /** Whether pages that live at the end have time, with nothing failing, before they are killed. */
  readonly isPatient: boolean;
}

const calls = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined });

const lmsFault = fc
  .record({
    kind: fc.constantFrom(...KINDS.lms),
    spares: fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }) },
    ),
    calls,
    any: fc.boolean(),
    claims: fc.boolean(),
  })
  .map(({ kind, spares, calls: many, any, claims }) => ({
    kind,
    ...(spares === 0 ? {} : { spares }),
    ...(many === undefined ? {} : { calls: many }),
    ...(any && (kind === 'false' || kind === 'null' || kind === 'throw') ? { any } : {}),
    ...(claims && kind === 'expired' ? { claims } : {}),
  }));

const lrsFault = fc
  .record({ kind: fc.constantFrom(...KINDS.lrs), retryAfter: fc.nat(120) })
  .map(({ kind, retryAfter }) => ({ kind, ...(kind === '429' ? { retryAfter } : {}) }));

/** @param windows that the learner may use */
function anyAct(windows: readonly number[]): fc.Arbitrary<Act> {
  const window = fc.constantFrom(...windows);
  const one = <Do extends 'open' | 'kill' | 'close' | 'hide' | 'show' | 'freeze' | 'thaw'>(...does: Do[]) =>
    fc.record({ do: fc.constantFrom(...does), window });
  return fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({
        do: fc.constant('answer' as const),
        window,
        pick: fc.nat(5),
        isRight: fc.boolean(),
      }),
    },
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('pass' as const),
        ms: fc.oneof(fc.nat(2_000), fc.nat(20_000), fc.constant(70_000)),
      }),
    },
    { weight: 5, arbitrary: one('open') },
    { weight: 2, arbitrary: one('kill') },
    { weight: 1, arbitrary: one('close') },
    { weight: 2, arbitrary: one('hide', 'show', 'freeze', 'thaw') },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('reload' as const), window, isTold: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('exit' as const), window, insists: fc.boolean() }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('fail-lms' as const), fault: lmsFault }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('fail-lrs' as const),
        faults: fc.array(lrsFault, { minLength: 1, maxLength: 6 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('fail-storage' as const),
        kind: fc.constantFrom(...KINDS.storage),
      }),
    },
    { weight: 3, arbitrary: fc.constantFrom({ do: 'offline' } as const, { do: 'mend' } as const) },
  );
}

/** @param windows 2: the learner opens the course twice at a time */
export function anySchedule(standard: Setting['standard'], windows: 1 | 2): fc.Arbitrary<Schedule> {
  return fc.record({
    setting: fc.record({
      standard: fc.constant(standard),
      claims: fc.boolean(),
      refusesRepeats: fc.boolean(),
    }),
    acts: fc
      .array(anyAct(windows === 1 ? [0] : [0, 1]), { maxLength: 40, size: 'max' })
      .map((acts): readonly Act[] => [{ do: 'open', window: 0 }, ...acts]),
    isPatient: fc.boolean(),
  });
}
