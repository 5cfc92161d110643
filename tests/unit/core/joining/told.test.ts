import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInteraction } from '../../../../src/core/joining/interaction-shape.ts';
import { recoveryOf, unheard, untold } from '../../../../src/core/joining/recovered.ts';
import { isToldIn } from '../../../../src/core/joining/told.ts';
import type { Interaction, Session } from '../../../../src/core/session.ts';
import { transition } from '../../../../src/core/transition.ts';
import { exchanges, kinds, open } from '../../../support/exchanges.ts';
import { interaction } from '../../../support/interactions.ts';
import { anyEvents, anyStart } from '../any-visit.ts';
import { AT, answered, attempt, session } from '../course.ts';

const form = { attempt: 1, seed: 4 } as const;
const asked = { seed: 4, items: [{ question: 207, chosen: [1], right: true, credit: 100 }] };

test.each<[string, Partial<Interaction>, boolean]>([
  ['practice that was answered', { key: 'q11' }, true],
  ['practice that was not', { key: 'q12' }, false],
  ['a question of a try', { key: 't1_q207', form }, true],
  ['the same question of another try', { key: 't1_q207', form: { ...form, seed: 5 } }, false],
  ['a question of a try that is not there', { key: 't2_q207', form: { ...form, attempt: 2 } }, false],
  ['a decision that was taken', { key: 's4_d2_first_words' }, true],
  ['a decision that was not', { key: 's4_d3_then' }, false],
  ['a decision of a scenario that was not played', { key: 's5_d1_first_words' }, false],
  ['what no attempt holds', { key: 'other' }, false],
])('an attempt tells: %s', (_, over, told) => {
  const held = attempt({
    answers: { 11: answered },
    tries: [asked],
    runs: [{ scenario: 4, seed: 1, path: [1, 2], end: null }],
  });
  expect(isToldIn(held, interaction(over))).toBe(told);
});

test('every answer that a visit records is told by its attempt from then on', () => {
  fc.assert(
    fc.property(anyStart, anyEvents, (start, events) => {
      let now: Session = { ...start, mode: 'normal' };
      const recorded: Interaction[] = [];
      for (const event of events) {
        const [next, effects] = transition(now, event);
        for (const effect of effects) {
          if (effect.type !== 'record' || effect.interaction.isRetry) continue;
          expect(isToldIn(next.attempt, effect.interaction)).toBe(true);
          // A decision of a run begun anew stands where the one before it stood.
          if (!effect.interaction.key.startsWith('s'))
            expect(isToldIn(now.attempt, effect.interaction)).toBe(false);
          recorded.push(effect.interaction);
        }
        now = next;
      }
      expect(untold(recorded, now.attempt, now.attempt)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

describe('What the LMS is told again', () => {
  const joined = attempt({ answers: { 11: answered, 12: answered } });
  const keys = (list: readonly Interaction[]) => list.map(({ key }) => key);

  test('is what it lacks and what still stands, each once, and no retry', () => {
    const kept = [
      interaction({ key: 'q12' }),
      interaction({ key: 'q11' }),
      interaction({ key: 'q12' }),
      interaction({ key: 'q11', isRetry: true }),
      interaction({ key: 't1_q207', form }),
    ];
    expect(keys(untold(kept, attempt({ answers: { 11: answered } }), joined))).toEqual(['q12']);
    expect(keys(untold(kept, null, joined))).toEqual(['q12', 'q11']);
  });

  test('comes before the state and the outcome, and is committed at once', () => {
    const told = [interaction({ key: 'q12' })];
    const effects = recoveryOf(session({ attempt: joined }), told, AT);
    expect(effects.map(({ type }) => type)).toEqual(['record', 'save', 'progress', 'report', 'commit']);
  });

  test('holds no single answer where the edition keeps them out of the record', () => {
    const minimal = session({ attempt: joined, plan: { ...session().plan, evidence: 'minimal' } });
    expect(recoveryOf(minimal, [interaction()], AT).map(({ type }) => type)).not.toContain('record');
  });
});

describe('An interaction that was kept as JSON', () => {
  test.each(kinds)('is taken again: %s', (kind) => {
    for (const exchange of [exchanges[kind], open(exchanges[kind])]) {
      const read: unknown = JSON.parse(JSON.stringify(interaction({ exchange, form })));
      expect(isInteraction(read)).toBe(true);
    }
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'q12'],
    ['no key', { ...interaction(), key: undefined }],
    ['a key outside the alphabet', { ...interaction(), key: 'q 12' }],
    ['an exchange of no kind', { ...interaction(), exchange: { kind: 'essay' } }],
    [
      'a response of no numbers',
      { ...interaction(), exchange: { ...interaction().exchange, response: ['a'] } },
    ],
    ['a time that is no number', { ...interaction(), at: null }],
    ['a result of its own', { ...interaction(), result: 'great' }],
    ['no parent', { ...interaction(), item: { ...interaction().item, parent: null } }],
  ])('is refused with %s', (_, value) => {
    expect(isInteraction(value)).toBe(false);
  });

  test('never makes the look throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => void isInteraction(value)));
  });
});

describe('What was kept and the LMS has to be told again', () => {
  const [q11, q12, q21] = ['q11', 'q12', 'q21'].map((key) => interaction({ key }));
  if (q11 === undefined || q12 === undefined || q21 === undefined)
    throw new Error('Three answers are needed.');
  const three = { 11: answered, 12: answered, 21: answered };
  const kept = { attempt: attempt({ answers: three }), interactions: [q11, q12, q21], recorded: 4 };
  const retry = interaction({ key: 'q11', isRetry: true });
  const state = (...numbers: readonly (keyof typeof three)[]) =>
    attempt({ answers: Object.fromEntries(numbers.map((number) => [number, three[number]])) });
  const tell = (held: ReturnType<typeof attempt> | null, recorded: number | null, over = {}) =>
    unheard({ ...kept, ...over }, { held, recorded }, kept.attempt).map(({ key }) => key);

  test.each([
    ['all, where it counts none of them', tell(state(), 4), ['q11', 'q12', 'q21']],
    ['those that it does not count, though its state holds them', tell(state(11, 12, 21), 5), ['q12', 'q21']],
    ['those that it does not count, though its state lacks more', tell(state(), 6), ['q21']],
    ['nothing, where it counts them all', tell(null, 7), []],
    ['nothing, where it counts still more', tell(state(), 9), []],
    [
      'first answers only, which alone it counts',
      tell(state(), 5, { interactions: [q11, retry, q12] }),
      ['q12'],
    ],
    ['what its state lacks, where it does not count', tell(state(11), null), ['q12', 'q21']],
    ['what its state lacks, where it counts fewer than before', tell(state(11), 0), ['q12', 'q21']],
    [
      'what its state lacks, where it did not count before',
      tell(state(11), 5, { recorded: null }),
      ['q12', 'q21'],
    ],
    [
      'what its state lacks, where another machine told it more',
      tell(attempt({ answers: { 31: answered } }), 5),
      ['q11', 'q12', 'q21'],
    ],
  ])('is %s', (_, told, expected) => {
    expect(told).toEqual(expected);
  });
});
