import { describe, expect, test } from 'vitest';
import { createScorm12Lms } from '../../src/lab/scorm12-lms.ts';
import { exchanges, kinds, open } from '../support/exchanges.ts';
import { interaction, UNFINISHED } from '../support/interactions.ts';
import { fakeEnvironment } from '../support/lms-environment.ts';
import { connected, learner } from '../support/scorm12-under-test.ts';
import { open2004 } from '../support/scorm2004-under-test.ts';

/** One answer of every kind, then one of every kind where nothing was to be got right. */
const answers = [
  ...kinds.map((kind) => interaction({ key: `q_${kind}`, exchange: exchanges[kind] })),
  ...kinds.map((kind) =>
    interaction({
      key: `n_${kind}`,
      exchange: open(exchanges[kind]),
      result: 'neutral',
      credit: null,
    }),
  ),
];

/** The value of one part of each interaction that an LMS holds, by the interaction's key. */
function held(data: Readonly<Record<string, string>>, part: string): Record<string, string | undefined> {
  const ids = Object.entries(data).flatMap(([element, key]) => {
    const [, path] = /^(cmi\.interactions\.\d+)\.id$/.exec(element) ?? [];
    return path === undefined ? [] : [[key, data[`${path}.${part}`]] as const];
  });
  return Object.fromEntries(ids);
}

const both = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(values).flatMap(([kind, value]) => [
      [`q_${kind}`, value],
      [`n_${kind}`, value],
    ]),
  );

describe('An LMS that lets no breach of its standard through takes an answer of every kind', () => {
  test('SCORM 1.2', async () => {
    const lms = createScorm12Lms({ learner });
    const session = await connected(fakeEnvironment({ API: lms.api() }));
    for (const one of answers) session.recordInteraction(one);
    expect(await session.end(UNFINISHED, 'exit')).toEqual({ ok: true });
    expect(lms.log.flatMap(({ violation }) => violation ?? [])).toEqual([]);
    const data = lms.data();
    expect(held(data, 'student_response')).toEqual(
      both({ choice: 'a,c', sequencing: 'c,a,b', matching: 'a.e,b.e', numeric: '12', performance: 'b,e' }),
    );
    expect(held(data, 'type')).toMatchObject({ q_performance: 'choice', q_numeric: 'numeric' });
    expect(held(data, 'correct_responses.2.pattern')).toMatchObject({ q_numeric: '7', n_numeric: undefined });
  });

  test('SCORM 2004', async () => {
    const { lms, session } = await open2004();
    for (const one of answers) session.recordInteraction(one);
    expect(await session.end(UNFINISHED, 'exit')).toEqual({ ok: true });
    expect(lms.log.flatMap(({ violation }) => violation ?? [])).toEqual([]);
    const data = lms.data();
    expect(held(data, 'learner_response')).toEqual(
      both({
        choice: 'step_back[,]walk_up',
        sequencing: 'walk_up[,]step_back[,]call_in',
        matching: 'long_breath[.]more_time[,]the_car[.]more_time',
        numeric: '12',
        performance: 'first[.]go_in[,]then[.]leave',
      }),
    );
    expect(held(data, 'correct_responses.0.pattern')).toMatchObject({
      q_matching: 'long_breath[.]more_time[,]the_car[.]distance',
      q_numeric: '5[:]7',
      q_performance: 'first[.]wait[,]then[.]ask',
      n_performance: undefined,
    });
  });
});

describe('A retry', () => {
  test('stands in no record that has room for single answers only', async () => {
    const lms = createScorm12Lms({ learner });
    const old = await connected(fakeEnvironment({ API: lms.api() }));
    const { lms: lms2004, session: young } = await open2004();
    for (const session of [old, young]) {
      session.recordInteraction(interaction());
      session.recordInteraction(interaction({ isRetry: true, result: 'correct', credit: 100 }));
      await session.end(UNFINISHED, 'exit');
    }
    expect(held(lms.data(), 'result')).toEqual({ q12: 'wrong' });
    expect(held(lms2004.data(), 'result')).toEqual({ q12: 'incorrect' });
    expect(lms.data()['cmi.interactions.1.id']).toBeUndefined();
    expect(lms2004.data()['cmi.interactions.1.id']).toBeUndefined();
  });
});
