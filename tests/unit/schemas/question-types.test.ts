import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { quizSchema } from '../../../src/schemas/quiz.ts';
import { authoredQuestions, quizOf } from '../../support/question-files.ts';
import { toldAfter } from '../../support/small-course.ts';

type Type = keyof typeof authoredQuestions;
const types = Object.keys(authoredQuestions) as Type[];

/** What an author is told of a question of a type in which a text is replaced. */
function toldOf(type: Type, find: string | RegExp, replace: string): string {
  const file = quizOf(type);
  const changed = file.replace(find, replace);
  if (changed === file) throw new Error(`A question of type ${type} holds no ${String(find)}.`);
  return toldAfter({ 'quizzes/first-steps-check.yaml': changed });
}

describe('a quiz takes a question of type', () => {
  test.each(types)('%s', (type) => {
    expect(quizSchema.parse(parse(quizOf(type))).questions).toMatchObject([{ type }]);
  });

  test.each(types.filter((type) => type !== 'reflection'))('%s, in the assessment bank too', (type) => {
    const bank = `id: final-small\nuse: final\nquestions:\n${authoredQuestions[type]}`;
    expect(quizSchema.parse(parse(bank)).questions).toMatchObject([
      { type, critical: false, weight: 1, facts: [] },
    ]);
  });

  test('reflection, among first thoughts too', () => {
    expect(quizSchema.parse(parse(quizOf('reflection', 'predict'))).questions).toHaveLength(1);
  });

  test.each(types.filter((type) => type !== 'moment' && type !== 'reflection'))(
    '%s, in which a part is worth nothing unless the author says so',
    (type) => {
      expect(quizSchema.parse(parse(quizOf(type))).questions).toMatchObject([{ credit: 'all' }]);
      const parted = quizOf(type).replace('objective:', 'credit: partial\n    objective:');
      expect(quizSchema.parse(parse(parted)).questions).toMatchObject([{ credit: 'partial' }]);
    },
  );
});

describe('what a question of any type may say', () => {
  test.each([1, 10])('a weight of %d', (weight) => {
    const file = quizOf('ordering').replace('objective:', `weight: ${weight}\n    objective:`);
    expect(quizSchema.parse(parse(file)).questions).toMatchObject([{ weight }]);
  });

  test('no weight of 0 or 11, and no critical that is not yes or no', () => {
    const told = [
      toldOf('ordering', 'objective:', 'weight: 0\n    objective:'),
      toldOf('ordering', 'objective:', 'weight: 11\n    objective:'),
      toldOf('ordering', 'objective:', 'critical: maybe\n    objective:'),
    ];
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:6  weight is 0 — write 1 or more
      1 problem in the course's files
      quizzes/first-steps-check.yaml:6  weight is 11 — write 10 or less
      1 problem in the course's files
      quizzes/first-steps-check.yaml:6  critical is "maybe" — write true or false, without quotes"
    `);
  });

  test('the subject on which the department’s policy decides, by a name that is known', () => {
    expect(toldOf('ordering', 'objective:', 'policySlot: policy.nonsense\n    objective:'))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:6  policySlot is "policy.nonsense" — write one of policy.definition, policy.duty_verb, policy.exception, policy.warnings, policy.less_lethal, policy.display_is_force, policy.contact_cover, policy.vulnerable, policy.language_disability, policy.crisis_resources, policy.continuing_duty, policy.medical_aid, policy.reporting, policy.intervene, policy.civil_calls, policy.crowd, policy.after_action, legal.note_state_created_danger, legal.note_prior_conduct, wellness.contacts"
    `);
  });
});

describe('cues', () => {
  test('without a place are refused', () => {
    expect(toldOf('cues', 'x: 120, ', '')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:10  x is missing — add x: with a number, without quotes"
    `);
  });

  test('beyond the edge of the drawing are refused', () => {
    expect(toldOf('cues', 'x: 120, y: 80', 'x: 401, y: -1')).toMatchInlineSnapshot(`
      "2 problems in the course's files
      quizzes/first-steps-check.yaml:10  x is 401 — write 400 or less
      quizzes/first-steps-check.yaml:10  y is -1 — write 0 or more"
    `);
  });

  test('of which none matters are refused', () => {
    expect(toldOf('cues', 'correct: true, ', '')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:9  no option is correct — mark every right one with correct: true"
    `);
  });

  test('of which every one matters are refused', () => {
    expect(toldOf('cues', 'y: 200,', 'y: 200, correct: true,')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:9  every option is correct — write at least one wrong option, or there is nothing to choose"
    `);
  });

  test('in a drawing that is not there are refused', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': quizOf('cues') })).toMatchInlineSnapshot(`
      "3 problems in the course's files
      content/ids.yaml:1  no number for questions the-dock — run npm run ids and keep the file with the course
      content/ids.yaml:1  no number for options the-dock/two-voices, the-dock/red-coat — run npm run ids and keep the file with the course
      quizzes/first-steps-check.yaml:8  scene "dock" is not in content/scenes/ — draw it there, as an .svg file"
    `);
  });
});

describe('pieces to order', () => {
  test('are three at least', () => {
    expect(toldOf('ordering', /.*id: talk.*\n/, '')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:8  options has 2 entries — write at least 3"
    `);
  });

  test('are told apart', () => {
    expect(toldOf('ordering', 'text: Look.', 'text: STOP.')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:10  two options read "STOP." — write options that a learner can tell apart"
    `);
  });
});

describe.each(['matching', 'sorting'] as const)('pieces of a question of type %s', (type) => {
  test('name a target that is there', () => {
    expect(toldOf(type, /target: \w+/, 'target: nowhere')).toMatch(
      /first-steps-check\.yaml:9 {2}target "nowhere" is none of this question — write one of (time, room|more, less)$/,
    );
  });

  test('share no id with a target', () => {
    expect(toldOf(type, /id: (time|more),/, 'id: wait,')).toContain(
      'option id "wait" is a target\'s too — give each an id of its own',
    );
  });
});

describe('a question of type sorting', () => {
  test('has four categories at most', () => {
    const many = ['a', 'b', 'c'].map((id) => `      - { id: ${id}, text: ${id} }\n`).join('');
    expect(toldOf('sorting', /$/, many)).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:11  targets has 5 entries — write at most 4"
    `);
  });
});

describe('a moment', () => {
  test('has a stretch that is right within its seconds', () => {
    expect(toldOf('moment', 'to: 7', 'to: 21')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:9  from 5 to 21 is no stretch within 20 seconds — write from, then to, both within seconds"
    `);
  });

  test('has a stretch that begins before it ends', () => {
    expect(toldOf('moment', 'from: 5', 'from: 8')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:9  from 8 to 7 is no stretch within 20 seconds — write from, then to, both within seconds"
    `);
  });

  test('tells nothing after its last second', () => {
    expect(toldOf('moment', 'at: 6', 'at: 21')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:13  at 21 is after the 20 seconds of the question — write an earlier second, or more seconds"
    `);
  });

  test('tells what happens in order of time', () => {
    expect(toldOf('moment', 'at: 6', 'at: 0')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:13  at 0 comes after second 0 — tell what happens in order of time, one thing a second"
    `);
  });

  test.each([
    ['its first and its last second', 'from: 5\n    to: 7', 'from: 0\n    to: 20'],
    ['one second', 'from: 5\n    to: 7', 'from: 6\n    to: 6'],
  ])('may have %s for the right stretch', (_, find, replace) => {
    expect(quizSchema.safeParse(parse(quizOf('moment').replace(find, replace))).success).toBe(true);
  });
});

describe('a sentence', () => {
  test('has a model of blocks that it has', () => {
    expect(toldOf('sentence', '[name, ask, wait]', '[name, beg, wait]')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:15  block "beg" of the model is none of this question, or stands twice — name blocks of the question, each once"
    `);
  });

  test('has a model that uses each block once', () => {
    expect(toldOf('sentence', '[name, ask, wait]', '[ask, ask, wait]')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:15  block "ask" of the model is none of this question, or stands twice — name blocks of the question, each once"
    `);
  });

  test('has each rule once', () => {
    expect(toldOf('sentence', 'rule: pause', 'rule: one-request')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:14  rule one-request stands twice — keep one"
    `);
  });

  test('has a model that keeps every rule', () => {
    expect(toldOf('sentence', '[name, ask, wait]', '[name, wait, ask]')).toMatchInlineSnapshot(`
      "3 problems in the course's files
      content/ids.yaml:1  no number for questions what-you-say — run npm run ids and keep the file with the course
      content/ids.yaml:1  no number for options what-you-say/name, what-you-say/ask, what-you-say/wait — run npm run ids and keep the file with the course
      quizzes/first-steps-check.yaml:15  the model does not keep pause — name blocks that keep every rule, or take the rule away"
    `);
  });

  test('has blocks of known parts and rules that are known', () => {
    const told = [
      toldOf('sentence', 'part: pause', 'part: silence'),
      toldOf('sentence', 'rule: pause', 'rule: silence'),
    ];
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:11  part is "silence" — write one of name, reason, feeling, question, information, threat, request, pause, choice
      1 problem in the course's files
      quizzes/first-steps-check.yaml:14  rule is "silence" — write one of information, no-threat, one-request, pause, choice, name, reason, question"
    `);
  });
});

describe('a decision', () => {
  test('has a right option after a way that is right', () => {
    expect(toldOf('decision', 'text: Listen., correct: true', 'text: Listen.')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:15  no option is correct after a way that is — mark one with correct: true, so that a record can name the right way"
    `);
  });

  test('gives each option an id of its own, over both steps', () => {
    expect(toldOf('decision', 'id: let-go', 'id: listen')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:9  option id "listen" stands twice in one question — give each option an id of its own, over both steps"
    `);
  });

  test('has a way that is right', () => {
    expect(toldOf('decision', '        correct: true\n', '')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:8  no option is correct — mark every right one with correct: true"
    `);
  });
});

describe('a quiz that is drawn', () => {
  const drawn = ['use: check', 'use: check\ndraw: 1'] as const;

  test('asks fewer than it holds', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['use: check', 'use: check\ndraw: 2'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:3  draw is 2 of 2 questions — write a smaller number, or leave draw away to ask all"
    `);
  });

  test('asks one at least', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['use: check', 'use: check\ndraw: 0'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:3  draw is 0 — write 1 or more"
    `);
  });

  test('holds questions of type choice and choices alone', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-check.yaml':
          quizOf('ordering').replace(...drawn) + authoredQuestions.moment + authoredQuestions.reflection,
      }),
    ).toMatchInlineSnapshot(`
      "3 problems in the course's files
      quizzes/first-steps-check.yaml:6  type is "ordering" in a quiz that is drawn — write choice or choices, or leave draw away
      quizzes/first-steps-check.yaml:14  type is "moment" in a quiz that is drawn — write choice or choices, or leave draw away
      quizzes/first-steps-check.yaml:24  type is "reflection" in a quiz that is drawn — write choice or choices, or leave draw away"
    `);
  });

  test('may hold choice and choices', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': drawn })).toBe('nothing');
  });

  test('is none of first thoughts', () => {
    expect(toldAfter({ 'quizzes/first-steps-predict.yaml': ['use: predict', 'use: predict\ndraw: 1'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-predict.yaml:3  draw is not a key here — use one of id, use, questions"
    `);
  });
});

describe('first thoughts and the assessment', () => {
  test('have no question of a type that is theirs alone elsewhere', () => {
    const told = [
      toldAfter({
        'quizzes/first-steps-predict.yaml': quizOf('ordering', 'predict').replace('-check', '-predict'),
      }),
      toldAfter({
        'quizzes/final/final-small.yaml': `id: final-small\nuse: final\nquestions:\n${authoredQuestions.reflection}`,
      }),
    ];
    expect(told.join('\n')).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-predict.yaml:5  type is "ordering" — write one of choice, choices, reflection
      1 problem in the course's files
      quizzes/final/final-small.yaml:5  type is "reflection" — write one of choice, choices, cues, ordering, matching, sorting, moment, sentence, decision"
    `);
  });
});
