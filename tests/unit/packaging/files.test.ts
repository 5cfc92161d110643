import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../support/small-course.ts';

describe('files that cannot be read', () => {
  test('a colon in a text without quotes is explained', () => {
    expect(
      toldAfter({
        'quizzes/first-steps-check.yaml': [
          'stem: What does distance give?',
          'stem: Think: what does distance give: this?',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:8  this is not YAML as it stands (Nested mappings are not allowed in compact mappings) — put "quotes" around a text that holds a colon and a space, or starts with a sign such as - # [ { & * ! | > % @"
    `);
  });

  test('a quote that is not closed is explained', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['"A small course: annual"', '"A small course: annual'] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        dist-config/annual.yaml:2  a sign is missing (Missing closing "quote) — close every quote, [ and {, and put a colon and a space after a key"
      `);
  });

  test('a key that stands twice is refused', () => {
    expect(toldAfter({ 'dist-config/agency.yaml': ['homePage:', 'name: Other\nhomePage:'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/agency.yaml:2  the same key stands twice in one block — keep one of the two"
    `);
  });

  test('a tab is explained', () => {
    expect(toldAfter({ 'dist-config/agency.yaml': ['  name: Training Unit', '	name: Training Unit'] }))
      .toMatchInlineSnapshot(`
        "1 problem in the course's files
        dist-config/agency.yaml:4  a tab stands where the line is indented — indent with two spaces a level"
      `);
  });

  test('an empty file is refused', () => {
    expect(toldAfter({ 'dist-config/agency.yaml': '' })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/agency.yaml:1  there is nothing in it — write the keys that docs/authoring.md names"
    `);
  });

  test('a file of comments is refused', () => {
    expect(toldAfter({ 'dist-config/agency.yaml': '# later\n' })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/agency.yaml:1  there is nothing in it — write the keys that docs/authoring.md names"
    `);
  });

  test('a list where keys belong is refused', () => {
    expect(toldAfter({ 'dist-config/agency.yaml': '- name: Small Town\n' })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/agency.yaml:1  the file is a list — write a block of keys, indented on the lines below"
    `);
  });

  test('a file that is not there is named', () => {
    expect(toldAfter({ 'dist-config/agency.yaml': null })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/agency.yaml:1  there is no such file to read — create it as docs/authoring.md shows"
    `);
  });

  test('a lesson without front matter is refused', () => {
    expect(
      toldAfter({
        'content/lessons/02-second-look/index.mdx':
          '<Part kind="recall"><Quiz id="second-look-recall" /></Part>\n',
        'dist-config/annual.yaml': ['[first-steps, second-look]', '[first-steps]'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/02-second-look/index.mdx:1  the front matter is missing — start the file with a line ---, the keys of docs/authoring.md, and another line ---"
    `);
  });

  test('a folder without number is refused', () => {
    expect(toldAfter({ 'content/lessons/third/index.mdx': 'text' })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/third:1  this is no lesson folder — name the folder with two digits, a hyphen and a slug, such as 02-peel, and put index.mdx in it"
    `);
  });

  test('a lesson folder without a lesson is refused', () => {
    expect(toldAfter({ 'content/lessons/03-third/notes.txt': 'text' })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/03-third/index.mdx:1  there is no such file to read — create it as docs/authoring.md shows"
    `);
  });

  test('a quiz with another file name is refused', () => {
    expect(toldAfter({ 'quizzes/extra.yml': 'id: extra\n' })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/extra.yml:1  the build does not read this name — name it with lower-case letters, digits and hyphens, and .yaml, or move it away"
    `);
  });

  test('a text that starts with a star is explained', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['text: Nothing', 'text: *Nothing*'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:15  *Nothing* is a YAML sign, not text — put "quotes" around a text that holds a colon and a space, or starts with a sign such as - # [ { & * ! | > % @"
    `);
  });

  test('a text that starts with an exclamation mark is explained', () => {
    expect(toldAfter({ 'quizzes/first-steps-check.yaml': ['text: Nothing', 'text: !Nothing'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      quizzes/first-steps-check.yaml:15  this is not YAML as it stands (Unresolved tag: !Nothing) — put "quotes" around a text that holds a colon and a space, or starts with a sign such as - # [ { & * ! | > % @"
    `);
  });

  test('a list in front matter that is not closed stands on its line of the file', () => {
    expect(toldAfter({ 'content/lessons/01-first-steps/index.mdx': ['facts: [A1.1]', 'facts: [A1.1'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/lessons/01-first-steps/index.mdx:12  the line is not indented like its neighbours — line it up with the keys of the same block"
    `);
  });

  test('a ledger with the marks of a merge is no missing ledger', () => {
    expect(
      toldAfter({
        'content/ids.yaml': ['  first-steps: 1', '<<<<<<< ours\n  first-steps: 1\n=======\n>>>>>>> theirs'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/ids.yaml:4  this is not YAML as it stands (Implicit keys need to be on a single line) — put "quotes" around a text that holds a colon and a space, or starts with a sign such as - # [ { & * ! | > % @"
    `);
  });
});
