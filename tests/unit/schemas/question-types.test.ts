import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { quizSchema } from '../../../src/schemas/quiz.ts';
import { authoredQuestions, quizOf, toldOf } from '../../support/question-files.ts';
import { toldAfter } from '../../support/small-course.ts';

type Type = keyof typeof authoredQuestions;
const types = Object.keys(authoredQuestions) as Type[];

describe('a quiz takes a question of type', () => {
  test.each(types)('%s', (type) => {
    expect(quizSchema.parse(parse(quizOf(type))).questions).toMatchObject([{ type }]);
  });

  test.each(types.filter((type) => type !== 'reflection'))('%s, in the assessment bank too', (type) => {
    const bank = `id: final-small\nuse: final\nquestions:\n${authoredQuestions[type]}`;
    expect(quizSchema.parse(parse(bank)).questions).toMatchObject([
      { type, critical: false, weight: 1, facts: ['A1.1'] },
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
