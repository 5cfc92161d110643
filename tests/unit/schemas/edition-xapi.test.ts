import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../support/small-course.ts';

describe('the way of an edition to the LRS', () => {
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
