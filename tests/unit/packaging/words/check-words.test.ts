import { describe, expect, test } from 'vitest';
import { wordsSchema } from '../../../../src/schemas/words.ts';
import { lineOf } from '../../../../src/packaging/problem.ts';
import type { AuthorText } from '../../../../src/packaging/words/author-text.ts';
import { hardLessons, longSentences } from '../../../../src/packaging/words/check-length.ts';
import { wordProblems } from '../../../../src/packaging/words/check-words.ts';

const some: AuthorText = {
  file: 'quizzes/a.yaml',
  line: 3,
  text: 'A text.',
  ids: ['a-check', 'question', 'option'],
  kind: 'field',
  isModel: false,
};

const list = {
  terms: [
    { find: ['suspect', 'suspects'], except: ['you suspect'], instead: 'person', why: 'it judges' },
    { find: ['wheelchair-bound'], instead: 'person who uses a wheelchair', why: 'it frees' },
  ],
  threats: [{ find: ['don’t make me', 'or else'], instead: 'what follows', why: 'it frightens' }],
  marks: [{ find: ['taser'], instead: 'the device', why: 'it is a product' }],
  spellings: { behaviour: 'behavior' },
};

function told(texts: readonly Partial<AuthorText>[], more: object = {}): readonly string[] {
  const data = wordsSchema.parse({ ...list, ...more });
  const words = { file: 'content/words.yaml', data, lineAt: () => 9 };
  return wordProblems(
    texts.map((one) => ({ ...some, ...one })),
    words,
  ).map(lineOf);
}

describe('a word of the list', () => {
  test('is named with file, line, why and what to write', () => {
    expect(told([{ text: 'One line.\nThe Suspect runs.' }])).toEqual([
      'quizzes/a.yaml:4  “Suspect”: it judges — write person',
    ]);
  });

  test('is found as a whole word, across lines, hyphens and either apostrophe', () => {
    expect(told([{ text: 'Suspected. Unsuspecting. Suspectless.' }])).toEqual([]);
    expect(told([{ text: 'wheelchair\nbound' }])).toHaveLength(1);
    expect(told([{ text: "Don't make me.", isModel: true }])).toHaveLength(1);
    expect(told([{ text: 'two suspects’ hands' }])).toHaveLength(1);
  });

  test('is none within a phrase that is excepted, and is one beside it', () => {
    expect(told([{ text: 'What you suspect is one thing.' }])).toEqual([]);
    expect(told([{ text: 'What you suspect of the suspect is another.' }])).toHaveLength(1);
  });

  test('is left alone in words of a statute', () => {
    expect(told([{ text: 'the suspect', kind: 'quotation' }])).toEqual([]);
  });

  test('that frightens may stand in a wrong option and not in a right one', () => {
    expect(told([{ text: '“Sit, or else.”' }])).toEqual([]);
    expect(told([{ text: '“Sit, or else.”', isModel: true }])).toHaveLength(1);
  });

  test('that is a mark may stand where sources are named', () => {
    expect(told([{ text: 'TASER devices', file: 'content/sources.yaml' }])).toEqual([]);
    expect(told([{ text: 'TASER devices', file: 'content/facts.yaml' }])).toHaveLength(1);
  });

  test('in British spelling comes with the US one', () => {
    expect(told([{ text: 'His behaviour.' }])[0]).toContain('write behavior');
  });
});

describe('an allowance', () => {
  const allowed = [{ word: 'suspect', file: 'quizzes/a.yaml', id: 'question', reason: 'Dispatch says it.' }];

  test('covers its word in its place', () => {
    expect(told([{ text: 'The suspect.' }], { allowed })).toEqual([]);
  });

  test.each([
    ['another place', { text: 'The suspect.', ids: ['a-check', 'other'] }],
    ['another file', { text: 'The suspect.', file: 'quizzes/b.yaml' }],
    ['another form', { text: 'The suspects.' }],
  ])('does not cover %s, and is told because nothing uses it', (_, text) => {
    const problems = told([text], { allowed });
    expect(problems).toHaveLength(2);
    expect(problems[1]).toContain(
      'content/words.yaml:9  nothing uses what is allowed here: “suspect” does not stand in question of quizzes/a.yaml',
    );
  });
});

describe('a sentence', () => {
  const ofWords = (count: number): string => `${Array.from({ length: count }, () => 'go').join(' ')}.`;

  test('of 30 words is short enough, and one of 31 is not', () => {
    expect(longSentences([{ ...some, text: ofWords(30) }])).toEqual([]);
    expect(longSentences([{ ...some, text: `Wait.\n${ofWords(31).replace('go', 'Go')}` }])).toMatchObject([
      { line: 4, what: expect.stringContaining('31 words') },
    ]);
  });

  test('may be longer in a statute, and in a fact, which learners do not read', () => {
    const long = ofWords(40);
    expect(longSentences([{ ...some, text: long, kind: 'quotation' }])).toEqual([]);
    expect(longSentences([{ ...some, text: long, file: 'content/facts.yaml' }])).toEqual([]);
  });
});

describe('the prose of a lesson', () => {
  const file = 'content/lessons/01-a/index.mdx';
  const hard = 'Organizational communication necessitates extraordinarily sophisticated understanding.';

  test('is told where it reads above grade 9', () => {
    const [problem] = hardLessons([{ ...some, file, text: hard, kind: 'prose' }]);
    expect(problem).toMatchObject({ file, what: expect.stringMatching(/^the prose reads at grade \d/) });
  });

  test('is judged by lesson, headings and captions apart', () => {
    const plain = Array.from({ length: 60 }, () => 'You step back and wait.').join(' ');
    const texts: AuthorText[] = [
      { ...some, file, text: plain, kind: 'prose' },
      { ...some, file, text: hard, kind: 'heading' },
      { ...some, file, text: hard, kind: 'caption' },
    ];
    expect(hardLessons(texts)).toEqual([]);
  });
});
