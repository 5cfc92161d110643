import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, BlockPart, RuleName, SentenceQuestion } from '../../../../src/core/question.ts';
import { judgeSentence, keptRules } from '../../../../src/core/questions/sentence.ts';

const PARTS: readonly BlockPart[] = [
  'name',
  'reason',
  'feeling',
  'question',
  'information',
  'threat',
  'request',
  'pause',
  'choice',
  'request',
];
const RULES: readonly RuleName[] = [
  'information',
  'no-threat',
  'one-request',
  'pause',
  'choice',
  'name',
  'reason',
  'question',
];

// Numbers 1 to 10, in the order of PARTS.
const [NAME, REASON, FEELING, QUESTION, INFORMATION, THREAT, REQUEST, PAUSE, CHOICE, SECOND_REQUEST] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
] as const;

const block = (part: BlockPart, index: number): Block => ({
  id: `b${index + 1}`,
  number: index + 1,
  text: `Block ${index + 1}.`,
  feedback: 'Because.',
  part,
});

function sentence(changes: Partial<SentenceQuestion> = {}): SentenceQuestion {
  return {
    id: 'one-sentence',
    number: 21,
    type: 'sentence',
    use: 'check',
    lesson: 'l7',
    objective: 'O-7.1',
    stem: 'Build what you say next.',
    credit: 'partial',
    options: PARTS.map(block),
    rules: RULES.map((rule) => ({ rule, kept: 'Kept.', missed: 'Missed.' })),
    model: [NAME, REASON, INFORMATION, QUESTION, CHOICE, REQUEST, PAUSE],
    ...changes,
  };
}

const keptNames = (chosen: readonly number[]) => keptRules(sentence(), chosen).map(({ rule }) => rule);

describe('A sentence keeps', () => {
  test.each<[RuleName, string, readonly number[], boolean]>([
    ['information', 'with a block of information', [INFORMATION], true],
    ['information', 'with a threat alone', [THREAT], false],
    ['information', 'with neither', [NAME], false],
    ['no-threat', 'without a threat', [NAME, REQUEST], true],
    ['no-threat', 'with a threat beside information', [INFORMATION, THREAT], false],
    ['one-request', 'with one request', [NAME, REQUEST], true],
    ['one-request', 'with two requests', [REQUEST, NAME, SECOND_REQUEST], false],
    ['one-request', 'without a request', [NAME], false],
    ['pause', 'with silence at once after the request', [REQUEST, PAUSE], true],
    ['pause', 'with silence later after the request', [REQUEST, NAME, PAUSE], true],
    ['pause', 'with silence before the request only', [PAUSE, REQUEST], false],
    ['pause', 'with silence between two requests only', [REQUEST, PAUSE, SECOND_REQUEST], false],
    ['pause', 'with silence and no request', [PAUSE, NAME], true],
    ['pause', 'without silence', [REQUEST], false],
    ['pause', 'with neither silence nor request', [NAME], false],
    ['choice', 'with a choice', [CHOICE], true],
    ['choice', 'without one', [REQUEST], false],
    ['name', 'with a name', [NAME], true],
    ['name', 'without one', [REASON], false],
    ['reason', 'with a reason', [REASON], true],
    ['reason', 'without one', [FEELING], false],
    ['question', 'with a question', [QUESTION], true],
    ['question', 'without one', [REQUEST], false],
  ])('the rule %s %s: %o, %s', (rule, _when, chosen, isKept) => {
    expect(keptNames(chosen).includes(rule)).toBe(isKept);
  });

  test('its rules in the order of the author', () => {
    expect(keptNames([REQUEST, PAUSE, NAME])).toEqual(['no-threat', 'one-request', 'pause', 'name']);
  });
});

describe('A sentence is judged', () => {
  test('right when it keeps every rule, in whatever order', () => {
    const chosen = [CHOICE, REQUEST, PAUSE, QUESTION, INFORMATION, REASON, NAME];
    expect(judgeSentence(sentence(), chosen)?.grade).toEqual({
      verdict: 'right',
      right: true,
      credit: 100,
      found: 8,
      of: 8,
      extra: 0,
    });
  });

  test.each([
    ['partial', 37],
    ['all', 0],
  ] as const)('partly right with three of eight rules: by credit %s worth %i', (credit, worth) => {
    const judged = judgeSentence(sentence({ credit }), [SECOND_REQUEST, NAME]);
    expect(judged?.grade).toEqual({
      verdict: 'partly',
      right: false,
      credit: worth,
      found: 3,
      of: 8,
      extra: 0,
    });
  });

  test('wrong when it keeps none', () => {
    const rules = [{ rule: 'no-threat', kept: 'Kept.', missed: 'Missed.' }] as const;
    expect(judgeSentence(sentence({ rules }), [THREAT])?.grade.verdict).toBe('wrong');
  });

  test.each([
    ['empty', []],
    ['a block twice', [NAME, REQUEST, NAME]],
    ['a block it does not have', [NAME, 11]],
    ['no whole number', [1.5]],
    ['not a number', [Number.NaN]],
  ])('no response where it is %s', (_what, chosen) => {
    expect(judgeSentence(sentence(), chosen)).toBeUndefined();
  });

  test('as a sequence in the record, without a pattern: no list holds every sentence that keeps the rules', () => {
    const question = sentence();
    expect(judgeSentence(question, [REQUEST, NAME])?.exchange).toEqual({
      kind: 'sequencing',
      choices: question.options,
      correct: null,
      response: [REQUEST, NAME],
    });
  });
});

describe('Whatever the numbers,', () => {
  const numbers = fc.array(
    fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer(), fc.double(), fc.constant(Number.NaN)),
  );
  const used = fc.shuffledSubarray(PARTS.map((_part, index) => index + 1));

  test('a judged response is legal again, is judged the same, and is what the record says', () => {
    fc.assert(
      fc.property(fc.oneof(numbers, used), (chosen) => {
        const judged = judgeSentence(sentence(), chosen);
        fc.pre(judged !== undefined);
        expect(judged.chosen).toEqual(chosen);
        expect(judgeSentence(sentence(), judged.chosen)).toEqual(judged);
        expect(judged.exchange.response).toEqual(judged.chosen);
      }),
    );
  });

  test('no numbers make it throw, and blocks used once each always are a response', () => {
    fc.assert(fc.property(numbers, (chosen) => void judgeSentence(sentence(), chosen)));
    fc.assert(
      fc.property(used, (chosen) => {
        expect(judgeSentence(sentence(), chosen) === undefined).toBe(chosen.length === 0);
      }),
    );
  });

  test('it is worth 100 exactly where no rule is missed', () => {
    fc.assert(
      fc.property(used, (chosen) => {
        const judged = judgeSentence(sentence(), chosen);
        fc.pre(judged !== undefined);
        expect(judged.grade.credit === 100).toBe(keptNames(chosen).length === RULES.length);
      }),
    );
  });
});

test("The author's own sentence is right", () => {
  const question = sentence();
  expect(judgeSentence(question, question.model)?.grade).toMatchObject({ verdict: 'right', credit: 100 });
});
