import { describe, expect, test } from 'vitest';
import { sentencesIn, wordsIn } from '../../../../src/packaging/words/sentences.ts';

const texts = (text: string): readonly string[] => sentencesIn(text).map((one) => one.text);

describe('sentences', () => {
  test('end with a point, a question mark, an exclamation mark or an ellipsis', () => {
    expect(texts('Wait. What now? Go! Three … Then four.')).toEqual([
      'Wait.',
      'What now?',
      'Go!',
      'Three …',
      'Then four.',
    ]);
  });

  test('take the quotation marks that close behind the point', () => {
    expect(texts('“Stop.” (He stops.) You wait.')).toEqual(['“Stop.”', '(He stops.)', 'You wait.']);
  });

  test('go on where a lower-case letter follows', () => {
    expect(texts('“Stop!” he says. A count, “three, two …” takes time away.')).toEqual([
      '“Stop!” he says.',
      'A count, “three, two …” takes time away.',
    ]);
  });

  test('do not end behind an abbreviation, and do behind an hour', () => {
    expect(
      texts('Dr. Reyes cites Barnes v. Felix, No. 23-1239. It is 3 a.m. You knock at 3 a.m. again.'),
    ).toEqual([
      'Dr. Reyes cites Barnes v. Felix, No. 23-1239.',
      'It is 3 a.m.',
      'You knock at 3 a.m. again.',
    ]);
  });

  test('do not end at a colon, a semicolon or a figure with a point', () => {
    expect(texts('One thing: it rose by 8.5 percent; it fell later.')).toHaveLength(1);
  });

  test('are told by where they start', () => {
    expect(sentencesIn('One.\n  Two.')).toEqual([
      { text: 'One.', at: 0 },
      { text: 'Two.', at: 7 },
    ]);
  });

  test('there is none in an empty text, and one without a mark', () => {
    expect(sentencesIn(' \n ')).toEqual([]);
    expect(texts('Step back')).toEqual(['Step back']);
  });
});

describe('words', () => {
  test('a contraction, a hyphenated word and a figure are one each', () => {
    expect(wordsIn('You don’t re-enter room 12.')).toHaveLength(5);
  });

  test('a dash parts words and is none', () => {
    expect(wordsIn('wait—listen – then … ask')).toEqual(['wait', 'listen', 'then', 'ask']);
  });
});
