import { describe, expect, test } from 'vitest';
import { readMdx } from '../../../../src/packaging/mdx-source.ts';
import { lineAt } from '../../../../src/packaging/words/author-text.ts';
import type { AuthorText } from '../../../../src/packaging/words/author-text.ts';
import { mdxTexts } from '../../../../src/packaging/words/mdx-texts.ts';
import { svgTexts } from '../../../../src/packaging/words/svg-texts.ts';
import { yamlTexts } from '../../../../src/packaging/words/yaml-texts.ts';
import { readYaml } from '../../../../src/packaging/yaml-source.ts';

const told = ({ line, kind, text }: AuthorText): string => `${line} ${kind}: ${text}`;

describe('texts of a lesson', () => {
  const lesson = `---
id: here
---

<Part kind="learn" time="2 min" pace={3}>
## A *heading*

Prose with **marks**, a [link](https://a.example) and \`code\`,
on two lines.
<Mark>8 s</Mark>

- one
- two
  goes on

<Note title="A title">Beside it.</Note>

<Clause
  title="What for"
  words="of the statute"
>
  Ours.
</Clause>

{/* a comment */}
</Part>
`;
  const { body, bodyLine } = readMdx('lesson.mdx', lesson);
  const texts = mdxTexts({ file: 'lesson.mdx', ids: ['here'], body, bodyLine });

  test('stand with their lines and kinds, without marks, code and comments', () => {
    expect(texts.map(told)).toEqual([
      '6 heading: A heading',
      '8 prose: Prose with marks, a link and       ,\non two lines.',
      '10 caption: 8 s',
      '12 prose: one',
      '13 prose: two\ngoes on',
      '16 caption: A title',
      '16 prose: Beside it.',
      '19 caption: What for',
      '20 quotation: of the statute',
      '22 prose: Ours.',
    ]);
  });

  test('know the line of each of their words', () => {
    const two = texts.find(({ text }) => text.includes('on two lines'));
    expect(two && lineAt(two, two.text.indexOf('on two'))).toBe(9);
  });
});

describe('texts of a YAML file', () => {
  const textsOf = (text: string): readonly AuthorText[] => yamlTexts(readYaml('a.yaml', text));

  test('are all but names, in blocks and lists of any shape', () => {
    const texts = textsOf(`- id: first
  anything:
    - new: A field.
      facts: [A1.1]
  by: Somebody Else
  title: A title of theirs
- title: A title of ours
`);
    expect(texts.map(({ line, text, ids }) => [line, text, ids])).toEqual([
      [3, 'A field.', ['first']],
      [7, 'A title of ours', []],
    ]);
  });

  test.each([
    ['choice', 'Right.'],
    ['choices', 'Right.'],
  ])('a correct option of a %s is held to be right', (type, text) => {
    const question = `type: ${type}
stem: What?
options:
  - { id: a, text: Right., correct: true, feedback: Because. }
  - { id: b, text: Wrong., feedback: Because. }
`;
    expect(modelTexts(textsOf(question))).toEqual([text]);
  });

  test('a correct cue is there to be noticed, whatever it says', () => {
    expect(modelTexts(textsOf('type: cues\noptions: [{ id: a, text: Or else!, correct: true }]\n'))).toEqual(
      [],
    );
  });

  test('lines to put in order are all held to be right', () => {
    expect(
      modelTexts(textsOf('type: ordering\noptions: [{ id: a, text: Ask. }, { id: b, text: Wait. }]\n')),
    ).toEqual(['Ask.', 'Wait.']);
  });

  test('of a sentence, the blocks of its model are', () => {
    const sentence =
      'type: sentence\nmodel: [b]\noptions: [{ id: a, text: Now! }, { id: b, text: Please. }]\n';
    expect(modelTexts(textsOf(sentence))).toEqual(['Please.']);
  });

  test('of a scenario, a sound option is, and what its replay has you say', () => {
    const scenario = `nodes:
  - options:
      - { id: a, text: Ask., sound: yes, then: He goes., replay: { you: What now?, person: A voice., review: Why? } }
      - { id: b, text: Order., sound: partly, replay: { you: Go! } }
`;
    expect(modelTexts(textsOf(scenario))).toEqual(['Ask.', 'What now?']);
  });

  test('of a decision, each step is by its own mark', () => {
    const decision = `type: decision
options:
  - { id: a, text: First., correct: true, options: [{ id: c, text: Second., correct: true }, { id: d, text: Other. }] }
  - { id: b, text: Not., options: [{ id: e, text: Mended., correct: true }] }
`;
    expect(modelTexts(textsOf(decision))).toEqual(['First.', 'Second.', 'Mended.']);
  });
});

test('texts of a drawing are its title, its description and its words', () => {
  const svg = `<svg><!-- <text>no</text> -->
<title id="a">A yard</title>
<desc>From above.</desc><g><text x="1">a <tspan>door</tspan></text></g></svg>`;
  expect(svgTexts('content/scenes/yard.svg', svg).map(({ line, text, ids }) => [line, text, ids])).toEqual([
    [2, 'A yard', ['yard']],
    [3, 'From above.', ['yard']],
    [3, 'a  door', ['yard']],
  ]);
});

function modelTexts(texts: readonly AuthorText[]): readonly string[] {
  return texts.filter(({ isModel }) => isModel).map(({ text }) => text);
}
