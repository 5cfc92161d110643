import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../support/small-course.ts';
import { withPorch } from '../../support/small-porch.ts';

describe('an edition', () => {
  test('a pass mark over 100 is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['passMark: 75', 'passMark: 101'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:6  passMark is 101 — write 100 or less"
    `);
  });

  test('a pass mark below 0 is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['passMark: 75', 'passMark: -1'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:6  passMark is -1 — write 0 or more"
    `);
  });

  test('a pass mark with a fraction is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['passMark: 75', 'passMark: 66.7'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:6  passMark is 66.7 — write a whole number, without quotes"
    `);
  });

  test('a pass mark with a percent sign is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['passMark: 75', 'passMark: 75%'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:6  passMark is "75%" — write a number, without quotes"
    `);
  });

  test('no question at all is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['final-small: 4', 'final-small: 0'] })).toBe(
      "1 problem in the course's files\ndist-config/annual.yaml:10  final-small is 0 — write 1 or more",
    );
  });

  test('a part of a question is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['final-small: 4', 'final-small: 2.5'] })).toBe(
      "1 problem in the course's files\ndist-config/annual.yaml:10  final-small is 2.5 — write a whole number, without quotes",
    );
  });

  test.each([
    ['a list of banks', 'banks: [final-small]', 'banks is a list'],
    ['one bank without a number', 'banks: final-small', 'banks is "final-small"'],
    ['banks without anything', 'banks:', 'banks is empty'],
    ['no banks', '# none', 'banks is missing'],
  ])('%s is refused and shown how to be written', (_what, line, is) => {
    const at = is.endsWith('missing') ? 5 : 9;
    expect(toldAfter({ 'dist-config/annual.yaml': ['banks:\n    final-small: 4', line] })).toBe(
      "1 problem in the course's files\n" +
        `dist-config/annual.yaml:${at}  ${is}, and does not say how many questions a try asks of each — write one line a bank below banks:, such as final-peel: 3`,
    );
  });

  test('a block of no bank is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['banks:\n    final-small: 4', 'banks: {}'] })).toBe(
      "1 problem in the course's files\n" +
        'dist-config/annual.yaml:9  banks has no entry — write one line a bank below banks:, such as final-peel: 3',
    );
  });

  test('a name that no bank can have is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['final-small: 4', 'Final_Small: 4'] })).toBe(
      "1 problem in the course's files\n" +
        'dist-config/annual.yaml:10  "Final_Small" cannot be an id — write up to 64 lower-case letters, digits and hyphens, starting with a letter',
    );
  });

  test('the number of questions that was once a key of its own is refused, and says where it stands now', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['passMark: 75', 'questions: 4\n  passMark: 75'] })).toBe(
      "1 problem in the course's files\n" +
        'dist-config/annual.yaml:6  questions is no key any more: a try asks as many questions as its banks say together — take the line away, and write behind each bank how many a try asks of it',
    );
  });

  test('a key that there is not is never told to be the one that is gone', () => {
    const told = toldAfter({ 'dist-config/annual.yaml': ['passMark: 75', 'question: 4\n  passMark: 75'] });
    expect(told).toBe(
      "1 problem in the course's files\n" +
        'dist-config/annual.yaml:6  question is not a key here — use one of form, passMark, attempts, itemFeedback, critical, banks',
    );
  });

  test('a form that there is not is named with those there are', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['passMark: 75', 'form: D\n  passMark: 75'] })).toBe(
      '1 problem in the course\'s files\ndist-config/annual.yaml:6  form is "D" — write one of A, B, C',
    );
  });

  test('no try at all is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['attempts: 3', 'attempts: 0'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:7  attempts is 0 — write 1 or more"
    `);
  });

  test('an unknown navigation is named with those there are', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['sequential', 'linear'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:4  navigation is "linear" — write one of sequential, free"
    `);
  });

  test('a target that cannot be built is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['xapi:', 'targets: [scorm2004]\nxapi:'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:14  entry 1 of targets is "scorm2004" — write one of scorm12, scorm2004-3rd, scorm2004-4th, cmi5, xapi, web, single"
    `);
  });

  test.each([
    [
      'a word that a pass cannot be told in',
      'onPass: complete',
      'onPass is "complete" — write completed (one of passed, completed)',
    ],
    [
      'a word that a last failure cannot be told in',
      'onFail: passed',
      'onFail is "passed" — write one of failed, incomplete, completed',
    ],
    ['a score in quotes', 'score: "false"', 'score is "false" — write true or false, without quotes'],
    ['a key without a value', 'onPass:', 'onPass is empty — write one of passed, completed'],
  ])('a reporting block with %s is refused on the line of the key', (_what, line, told) => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['xapi:', `reporting:\n  ${line}\nxapi:`] })).toBe(
      `1 problem in the course's files\ndist-config/annual.yaml:15  ${told}`,
    );
  });

  test('every wrong key of reporting is named in one run', () => {
    const block = 'reporting:\n  onPass: pass\n  onFail: fail\n  score: no thanks\n  onpass: passed';
    expect(toldAfter({ 'dist-config/annual.yaml': ['xapi:', `${block}\nxapi:`] })).toMatchInlineSnapshot(`
      "4 problems in the course's files
      dist-config/annual.yaml:15  onPass is "pass" — write one of passed, completed
      dist-config/annual.yaml:16  onFail is "fail" — write one of failed, incomplete, completed
      dist-config/annual.yaml:17  score is "no thanks" — write true or false, without quotes
      dist-config/annual.yaml:18  onpass is not a key here — write onPass"
    `);
  });

  test.each([
    ['a preset that there is not', 'reporting: completion_only', '"completion_only"'],
    ['a list', 'reporting: [completion-only]', 'a list'],
    ['nothing', 'reporting:', 'empty'],
  ])('reporting with %s is refused and shown how to be written', (_what, line, is) => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['xapi:', `${line}\nxapi:`] })).toBe(
      "1 problem in the course's files\n" +
        `dist-config/annual.yaml:14  reporting is ${is} — write completion-only, or a block with onPass, onFail and score`,
    );
  });

  test('a misspelt key of reporting is named with the key that was meant', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['xapi:', 'reporting:\n  onpass: completed\nxapi:'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:15  onpass is not a key here — write onPass"
    `);
  });

  test('a version of xAPI that nobody speaks is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['xapi:', 'xapiVersion: 1.0.1\nxapi:'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:14  xapiVersion is "1.0.1" — write one of 1.0.3, 2.0.0"
    `);
  });

  test.each([
    ['two numbers', '2.0', '2', '2.0.0'],
    ['two numbers in quotes', '"1.0"', '"1.0"', '1.0.3'],
  ])('a version of xAPI of %s is refused and shown whole', (_what, written, is, meant) => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['xapi:', `xapiVersion: ${written}\nxapi:`] })).toBe(
      "1 problem in the course's files\n" +
        `dist-config/annual.yaml:14  xapiVersion is ${is} — write ${meant} with all three numbers`,
    );
  });

  test('a target that stands twice is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['xapi:', 'targets: [scorm12, scorm12]\nxapi:'] })).toBe(
      "1 problem in the course's files\n" +
        'dist-config/annual.yaml:14  "scorm12" stands twice in the list — keep one',
    );
  });

  test('a list of no target is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['xapi:', 'targets: []\nxapi:'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:14  targets has no entry — write at least 1"
    `);
  });

  test('a lesson that stands twice is refused', () => {
    expect(
      toldAfter({
        'dist-config/annual.yaml': ['[first-steps, second-look]', '[first-steps, second-look, first-steps]'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:3  "first-steps" stands twice in the list — keep one"
    `);
  });

  test('passing an assessment that there is not is refused', () => {
    expect(
      toldAfter({
        'dist-config/annual.yaml':
          'id: annual\ntitle: Without\nlessons: [first-steps, second-look]\nnavigation: free\ncompletion:\n  lessons: all\n  assessment: passed\n',
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:7  completion asks for a passed assessment and the edition has none — add an assessment block, or write assessment: none"
    `);
  });

  test('scenarios that are asked for where there are none are refused', () => {
    expect(
      toldAfter({
        'dist-config/annual.yaml': ['assessment: passed', 'assessment: passed\n  scenarios: ended'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:14  completion asks for scenarios and the edition has none — add scenarios, or write scenarios: none"
    `);
  });

  test.each(['often', '0', '101', '69.5'])('scenarios that are asked for as "%s" are refused', (asked) => {
    expect(toldAfter(withPorch(asked))).toMatch(
      /^1 problem in the course's files\ndist-config\/annual\.yaml:\d+ {2}scenarios is /,
    );
  });

  test('a scenario that stands twice is refused', () => {
    expect(toldAfter(withPorch('ended', '[porch, porch]'))).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:4  "porch" stands twice in the list — keep one"
    `);
  });

  test('a scenario that is not there is refused', () => {
    expect(toldAfter(withPorch('ended', '[porsch]'))).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:4  there is no scenario "porsch" — write porch"
    `);
  });

  test('critical questions count, or have to be right', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['  banks:', '  critical: always\n  banks:'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:9  critical is "always" — write one of counts, must-be-right"
    `);
  });

  test('an edition that nothing completes is refused', () => {
    expect(
      toldAfter({
        'dist-config/annual.yaml': [
          'lessons: all\n  assessment: passed',
          'lessons: none\n  assessment: none',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:11  nothing completes the course — write lessons: all, or assessment: passed, or scenarios: ended"
    `);
  });

  test('an unknown way to the LRS is named with those there are', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['mode: off', 'mode: on'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:15  mode is "on" — write one of off, broker, embedded"
    `);
  });

  test('a broker without addresses is refused', () => {
    expect(toldAfter({ 'dist-config/annual.yaml': ['mode: off', 'mode: broker'] })).toMatchInlineSnapshot(`
      "2 problems in the course's files
      dist-config/annual.yaml:14  url is missing — add url: with text
      dist-config/annual.yaml:14  endpoint is missing — add endpoint: with text"
    `);
  });

  test('an address without https:// is refused', () => {
    expect(
      toldAfter({
        'dist-config/annual.yaml': [
          'mode: off',
          'mode: broker\n  url: training.small-town-police.example/token\n  endpoint: https://lrs.small-town-police.example/xapi/',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:16  "training.small-town-police.example/token" is not a whole web address — write it with https:// and without blanks or a # part, such as https://riverton-police.example"
    `);
  });

  test('plain http over the network is refused', () => {
    expect(
      toldAfter({
        'dist-config/annual.yaml': [
          'mode: off',
          'mode: broker\n  url: https://training.small-town-police.example/token\n  endpoint: http://lrs.small-town-police.example/xapi/',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:17  "http://lrs.small-town-police.example/xapi/" sends learners' answers unencrypted over the network — write an https:// address (http:// is for localhost only)"
    `);
  });

  test('an address with a password in it is refused: no browser asks it', () => {
    expect(
      toldAfter({
        'dist-config/annual.yaml': [
          'mode: off',
          'mode: broker\n  url: https://training.small-town-police.example/token\n  endpoint: https://sam:secret@lrs.small-town-police.example/xapi/',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:17  the address holds a name or password, which browsers refuse to send — write it without what stands before the @"
    `);
  });

  test('a key in the package without leave says what a learner could read', () => {
    expect(
      toldAfter({
        'dist-config/annual.yaml': [
          'mode: off',
          'mode: embedded\n  endpoint: https://lrs.small-town-police.example/xapi/\n  key: k\n  secret: s',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:14  allowEmbeddedKey is not true: any learner can read key and secret in the package, and with them whatever else the LRS lets that key do, such as reading every officer's answers — write allowEmbeddedKey: true if the key can only write statements, or mode: broker"
    `);
  });

  test('a key in the package that is not allowed says what a learner could read', () => {
    expect(
      toldAfter({
        'dist-config/annual.yaml': [
          'mode: off',
          'mode: embedded\n  endpoint: https://lrs.small-town-police.example/xapi/\n  key: k\n  secret: s\n  allowEmbeddedKey: false',
        ],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/annual.yaml:19  allowEmbeddedKey is not true: any learner can read key and secret in the package, and with them whatever else the LRS lets that key do, such as reading every officer's answers — write allowEmbeddedKey: true if the key can only write statements, or mode: broker"
    `);
  });
});
