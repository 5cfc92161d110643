import type { ScenarioRun } from '../../src/core/attempt.ts';
import { begin } from '../../src/core/begin.ts';
import { PLAIN_RULE } from '../../src/core/reported.ts';
import { beginRun } from '../../src/core/scenario/run.ts';
import type { Ending, Node, Scenario, ScenarioOption } from '../../src/core/scenario/scenario.ts';
import type { Mode, Session } from '../../src/core/session.ts';

/** Options of the porch, by the ledger's numbers. */
export const GIVE_NAME = 11;
export const TALK_OVER = 12;
export const GRAB = 13;
export const ASK_TODAY = 21;
export const ONE_STEP = 22;
export const LIST_RULES = 23;

/** Two decisions; the second one offers `ask-today` only to who gave a name. `grab` leads beyond the course. */
export const porch: Scenario = {
  id: 'porch',
  number: 3,
  title: 'The porch',
  minutes: 12,
  mode: 'officer',
  note: 'This scenario speaks of a family in distress.',
  objective: 'O-3.3',
  person: 'Her',
  time: '18:42',
  begin: 'first-words',
  state: {
    tension: 70,
    rapport: 10,
    distance: 'safe',
    voices: 2,
    info: [],
    resources: [],
    clock: 0,
    risk: { person: 'high', bystander: 'low', officer: 'some' },
  },
  causes: [
    { id: 'lost-key', truth: 'She is locked out of her own house.' },
    { id: 'bad-news', truth: 'She has had bad news on the phone.' },
  ],
  surprises: [
    { id: 'dog', name: 'A dog barks' },
    { id: 'neighbor', name: 'A neighbor calls out' },
  ],
  info: { 'no-weapon': 'No weapon seen' },
  resources: { clinician: 'A crisis clinician is on the way' },
  nodes: [
    node('first-words', 'First words', [
      option('give-name', GIVE_NAME, {
        text: 'Give your name and ask one question.',
        effects: [
          { when: {}, tension: -20, rapport: 15, voices: 1, info: ['no-weapon'], clock: 1.5 },
          { when: { cause: ['none-such'] }, tension: 40 },
        ],
        then: [{ when: {}, text: 'She turns to you.' }],
        replay: { you: '“I’m Dana.”', person: ['Dana.'], review: 'A name and a question.' },
        next: [{ when: {}, to: 'the-step' }],
      }),
      option('talk-over', TALK_OVER, {
        text: 'Both keep talking.',
        sound: 'no',
        then: [{ when: {}, text: 'She covers her ears.' }],
        replay: {
          you: 'You and your partner talk.',
          person: ['Step down now', 'Ma’am can you hear'],
          review: 'Who was to talk?',
        },
        next: [{ when: {}, to: 'the-step' }],
      }),
      option('grab', GRAB, {
        text: 'Go up and take her arm.',
        sound: 'no',
        then: [{ when: {}, text: 'You are on the porch.' }],
        next: [{ when: {}, to: 'beyond' }],
      }),
    ]),
    node('the-step', 'The step', [
      option('ask-today', ASK_TODAY, {
        text: 'Ask what happened today.',
        when: { took: ['give-name'] },
        next: [{ when: {}, to: 'inside' }],
      }),
      option('one-step', ONE_STEP, {
        text: 'Ask for one small thing.',
        sound: 'partly',
        next: [{ when: {}, to: 'inside' }],
      }),
      option('list-rules', LIST_RULES, {
        text: 'Tell her all the rules.',
        sound: 'no',
        next: [{ when: {}, to: 'door-shut' }],
      }),
    ]),
  ],
  endings: [
    ending('inside', 1, 'She lets you in', 'settled'),
    ending('door-shut', 2, 'The door is shut', 'open'),
    ending('beyond', 3, 'Hands on', 'beyond'),
  ],
};

/** A drawing with a layer for each of two moments. */
export const pictures = {
  street:
    '<svg viewBox="0 0 400 400"><title>All of it</title><g data-layer="car"></g><g data-layer="dog"></g></svg>',
};

function node(id: string, name: string, options: readonly ScenarioOption[]): Node {
  return {
    id,
    name,
    scene: { picture: 'street', layers: ['car'], alt: `Plan view of ${name}.` },
    sees: [{ when: {}, text: `You see ${name}.` }],
    stem: `What do you do at ${name}?`,
    options,
  };
}

function option(id: string, number: number, changes: Partial<ScenarioOption>): ScenarioOption {
  return {
    id,
    number,
    text: id,
    when: {},
    effects: [{ when: {}, clock: 1 }],
    then: [{ when: {}, text: `What comes of ${id}.` }],
    why: `Because of ${id}.`,
    sound: 'yes',
    replay: { you: `You did ${id}.`, person: [`She heard ${id}.`], review: `A review of ${id}.` },
    next: [],
    ...changes,
  };
}

function ending(id: string, number: number, title: string, kind: Ending['kind']): Ending {
  return {
    id,
    number,
    title,
    kind,
    text: [{ when: {}, text: `What happened: ${id}.` }],
    debrief: [`What to take along from ${id}.`],
    policySlots: ['policy.warnings'],
  };
}

/** A seed that draws this cause and this surprise. */
export function seedFor(cause: string, surprise: string): number {
  for (let seed = 0; seed < 1000; seed += 1) {
    const run = beginRun(porch, seed);
    if (run.cause.id === cause && run.surprise.id === surprise) return seed;
  }
  throw new Error(`No seed draws ${cause} and ${surprise}.`);
}

/** A visit to a course with three lessons, of which two were opened, and the porch. */
export function porchSession(runs: readonly ScenarioRun[] = [], mode: Mode = 'normal'): Session {
  const lesson = (number: number) => ({
    id: `lesson-${number}`,
    number,
    title: `Lesson ${number}`,
    minutes: 5,
    checks: [],
    draws: [],
    objectives: [],
    testOut: false,
  });
  const [session] = begin(
    {
      course: 'course',
      edition: 'annual',
      title: 'A course',
      version: '1.0.0',
      contentHash: '00ff',
      navigation: 'free',
      lessons: [lesson(1), lesson(2), lesson(4)],
      scenarios: [{ id: porch.id, number: porch.number, title: porch.title, minutes: porch.minutes }],
      assessment: null,
      completion: { lessons: 'all', assessment: 'none', scenarios: 0 },
      reporting: PLAIN_RULE,
      evidence: 'standard',
    },
    {
      mode,
      passMark: null,
      attempt: {
        registration: '6f1c2a34-9b8d-4e2f-8a01-0123456789ab',
        seed: 7,
        place: { page: 'scenario', scenario: porch.number },
        opened: [1, 2],
        answers: {},
        tries: [],
        runs,
        status: 'incomplete',
      },
      fresh: { registration: '6f1c2a34-9b8d-4e2f-8a01-0123456789ab', seed: 7 },
      at: Date.UTC(2026, 0, 5, 9, 30),
    },
  );
  return session;
}
