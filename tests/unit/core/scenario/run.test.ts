import { describe, expect, test } from 'vitest';
import { processScore } from '../../../../src/core/scenario/process.ts';
import type { Run } from '../../../../src/core/scenario/play.ts';
import { beginRun, decide, replayRun } from '../../../../src/core/scenario/run.ts';
import { decisionOf } from '../../../../src/core/scenario/decision.ts';
import { porch } from '../../../support/authored-scenario.ts';

/** Options of the porch in the order of its file. */
const ONE_VOICE = 1;
const WAIT = 2;
const SHOUT = 3;
const ASK_NAME = 4;
const OFFER_HELP = 5;
const GRAB = 6;

const scenario = porch();

function seedOf(cause: string, surprise = 'dog'): number {
  const seeds = Array.from({ length: 100 }, (_, seed) => seed);
  const found = seeds.find((seed) => {
    const run = beginRun(scenario, seed);
    return run.cause.id === cause && run.surprise.id === surprise;
  });
  if (found === undefined) throw new Error(`No seed draws ${cause} and ${surprise}.`);
  return found;
}

function after(path: readonly number[], seed = seedOf('locked-out')): Run {
  const run = replayRun(scenario, seed, path);
  if (run === undefined) throw new Error(`${path.join(', ')} cannot be taken.`);
  return run;
}

const offered = ({ at }: Run): readonly string[] =>
  at.kind === 'node' ? at.options.map(({ id }) => id) : [];
const place = ({ at }: Run): string => (at.kind === 'node' ? at.node.id : at.ending.id);

describe('A run that begins', () => {
  const seeds = Array.from({ length: 400 }, (_, seed) => seed * 10_007);
  const drawnBy = (one: typeof scenario, seed: number) => {
    const { cause, surprise } = beginRun(one, seed);
    return [cause.id, surprise.id] as const;
  };

  test('draws its cause and its surprise from the seed, each as often as another, one apart from the other', () => {
    const pairs = seeds.map((seed) => drawnBy(scenario, seed).join());
    for (const { id: cause } of scenario.causes) {
      for (const { id: surprise } of scenario.surprises) {
        const share = pairs.filter((pair) => pair === [cause, surprise].join()).length / seeds.length;
        expect(share).toBeGreaterThan(0.15);
        expect(share).toBeLessThan(0.35);
      }
    }
  });

  test('draws the same where an author has put causes and surprises in another order', () => {
    const turned = {
      ...scenario,
      causes: scenario.causes.toReversed(),
      surprises: scenario.surprises.toReversed(),
    };
    for (const seed of seeds) expect(drawnBy(turned, seed)).toEqual(drawnBy(scenario, seed));
  });

  test('where an update adds a cause, goes on with its own or begins with the new one', () => {
    const more = { ...scenario, causes: [{ id: 'hard-of-hearing', truth: 'New.' }, ...scenario.causes] };
    for (const seed of seeds) {
      expect([drawnBy(scenario, seed)[0], 'hard-of-hearing']).toContain(drawnBy(more, seed)[0]);
    }
  });

  test('stands at the first node as the author set it', () => {
    const run = beginRun(scenario, 5);
    expect(run.state).toEqual({
      tension: 50,
      rapport: 10,
      distance: 'safe',
      voices: 2,
      info: [],
      resources: [],
      clock: 0,
      risk: { person: 'some', bystander: 'low', officer: 'some' },
    });
    expect(place(run)).toBe('gate');
    expect(run.steps).toEqual([]);
  });

  test('shows those texts that hold', () => {
    const { at } = beginRun(scenario, 5);
    expect(at.kind === 'node' && at.sees).toEqual([
      'Someone sits on the porch.',
      'Your partner calls out as well.',
    ]);
  });
});

describe('A decision', () => {
  test('that is not offered is none', () => {
    expect(decide(beginRun(scenario, 5), OFFER_HELP)).toBeUndefined();
    expect(decide(beginRun(scenario, 5), 99)).toBeUndefined();
    expect(decide(after([ONE_VOICE]), GRAB)).toBeUndefined();
    expect(offered(after([SHOUT]))).toContain('grab');
  });

  test('after the end is none', () => {
    const end = after([ONE_VOICE, OFFER_HELP]);
    expect(end.at.kind).toBe('ending');
    expect(decide(end, OFFER_HELP)).toBeUndefined();
  });

  test('goes where the first way that holds leads, as it stands afterwards', () => {
    expect(place(after([ONE_VOICE, OFFER_HELP]))).toBe('stays');
    expect(place(after([ONE_VOICE, ASK_NAME, OFFER_HELP]))).toBe('inside');
    expect(place(after([SHOUT, ASK_NAME, OFFER_HELP]))).toBe('stays');
  });

  test('that makes it very tense leads beyond for one cause alone', () => {
    const unwell = seedOf('unwell');
    expect(place(after([WAIT, SHOUT], unwell))).toBe('porch');
    const tense = { ...scenario, state: { ...scenario.state, tension: 60 } };
    expect(replayRun(tense, unwell, [SHOUT])?.at.kind).toBe('ending');
    expect(replayRun(tense, seedOf('locked-out'), [SHOUT])?.at.kind).toBe('node');
  });

  test('is offered as long as its condition holds, also in a loop', () => {
    const run = after([WAIT, WAIT, WAIT, WAIT]);
    expect(run.state.clock).toBe(4);
    expect(offered(run)).toEqual(['one-voice', 'shout']);
  });

  test('is kept with what was seen, offered and told, before and after', () => {
    const [step] = after([ONE_VOICE]).steps;
    expect(step).toMatchObject({
      node: { id: 'gate' },
      option: { id: 'one-voice' },
      then: ['It is quieter.'],
      before: { voices: 2, tension: 50 },
      after: { voices: 1, tension: 40 },
    });
    expect(step?.options.map(({ id }) => id)).toEqual(['one-voice', 'wait', 'shout']);
  });

  test('tells what fits the cause', () => {
    const told = (cause: string) => after([ONE_VOICE, ASK_NAME], seedOf(cause)).steps.at(-1)?.then;
    expect(told('unwell')).toEqual(['They murmur a name.']);
    expect(told('locked-out')).toEqual(['They say a name.']);
  });
});

describe('A run that is played again', () => {
  test('is the same run', () => {
    const seed = seedOf('unwell', 'lights');
    const first = decide(beginRun(scenario, seed), ONE_VOICE);
    expect(replayRun(scenario, seed, [ONE_VOICE])).toEqual(first);
    expect(replayRun(scenario, seed, [])).toEqual(beginRun(scenario, seed));
  });

  test('is none where an update took an option of its path away', () => {
    const [gate, ...nodes] = scenario.nodes;
    if (gate === undefined) throw new Error('The fixture has no node.');
    const less = { ...gate, options: gate.options.filter(({ number }) => number !== WAIT) };
    const updated = { ...scenario, nodes: [less, ...nodes] };
    expect(replayRun(updated, 5, [WAIT, ONE_VOICE])).toBeUndefined();
    expect(replayRun(updated, 5, [ONE_VOICE])).toBeDefined();
  });
});

describe('The process score', () => {
  test('is a whole percent: one for a sound decision, a half for a partly sound one', () => {
    expect(after([ONE_VOICE, OFFER_HELP]).at).toMatchObject({ end: { ending: 2, process: 100 } });
    // 0.5 + 1 + 1 of 3 is 83.3 percent.
    expect(after([WAIT, ONE_VOICE, OFFER_HELP]).at).toMatchObject({ end: { process: 83 } });
    // 0.5 + 0.5 + 1 + 1 of 4 is 75; 0 of 2 is 0.
    expect(after([WAIT, WAIT, ONE_VOICE, OFFER_HELP]).at).toMatchObject({ end: { process: 75 } });
  });

  test('is counted at an ending beyond the course too', () => {
    expect(after([SHOUT, GRAB]).at).toMatchObject({ end: { ending: 3, process: 0 } });
    expect(after([SHOUT, ASK_NAME, GRAB]).at).toMatchObject({ end: { process: 33 } });
  });

  test('of no decision is zero', () => {
    expect(processScore([])).toBe(0);
  });
});

describe('What the session is told of a decision', () => {
  const before = after([ONE_VOICE, ASK_NAME]);
  const [, , , , help] = scenario.nodes.flatMap(({ options }) => options);
  if (help === undefined) throw new Error('The fixture has no fifth option.');

  test('names the node, all of its options and the one taken, and nothing as right', () => {
    expect(decisionOf(before, help, after([ONE_VOICE, ASK_NAME, OFFER_HELP]))).toEqual({
      item: {
        id: 'porch/porch',
        text: 'What do you say?',
        objective: 'O-1.1',
        parent: { kind: 'scenario', id: 'porch' },
      },
      option: OFFER_HELP,
      exchange: {
        kind: 'performance',
        steps: [
          {
            id: 'porch',
            number: 1,
            text: 'What do you say?',
            answers: [
              { id: 'ask-name', number: 4, text: 'Ask for their name.' },
              { id: 'offer-help', number: 5, text: 'Offer to call the neighbor.' },
              { id: 'grab', number: 6, text: 'Take them by the arm.' },
            ],
          },
        ],
        correct: null,
        response: [[1, OFFER_HELP]],
      },
      end: { ending: 1, process: 100 },
    });
  });

  test('has no end while the run goes on', () => {
    const start = beginRun(scenario, seedOf('locked-out'));
    const [voice] = scenario.nodes[0]?.options ?? [];
    if (voice === undefined) throw new Error('The fixture has no first option.');
    expect(decisionOf(start, voice, after([ONE_VOICE])).end).toBeNull();
    expect(decisionOf(start, voice, after([ONE_VOICE])).exchange).toEqual(
      after([ONE_VOICE]).steps[0]?.exchange,
    );
  });
});
