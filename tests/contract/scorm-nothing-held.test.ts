import { describe, expect, test } from 'vitest';
import { decode } from '../../src/core/suspend.ts';
import { scorm12 } from '../../src/lms/scorm12/dialect.ts';
import { openScorm12 } from '../../src/lms/scorm12/session.ts';
import { scorm2004 } from '../../src/lms/scorm2004/dialect.ts';
import { openScorm2004 } from '../../src/lms/scorm2004/session.ts';
import { stubLms } from '../support/stub-lms.ts';

const standards = [
  { dialect: scorm12, open: openScorm12 },
  { dialect: scorm2004, open: openScorm2004 },
];

/*
 * Both standards have one word for nothing, the empty text (SCORM 1.2 RTE 3.4.4, the value of
 * cmi.suspend_data before it is set; SCORM 2004 RTE 4.2.23, with error 403). What else an LMS may say there
 * is what became of a value without content on its way through the LMS.
 */
describe.each(standards)('a $dialect.name LMS that holds no attempt', ({ dialect, open }) => {
  const { words, elements } = dialect;

  function launched(held: unknown) {
    const lms = stubLms(words, {
      getValue: (element) => (element === elements.state || element === elements.bookmark ? held : ''),
    });
    const session = open(lms, { now: () => 0, isReloading: () => false });
    if (session === undefined) throw new Error('The LMS refused to open a session.');
    return session.launch;
  }

  test.each([
    [''],
    [null],
    [undefined],
    ['null'],
    ['undefined'],
    [' null '],
    ['undefined\n'],
    [Object('null')],
  ])('and says so with %j hands over nothing, as at a first launch', (held) => {
    const { savedState, bookmark } = launched(held);
    expect([savedState, bookmark]).toEqual(['', '']);
    expect(decode(savedState, { course: 'c', version: '1.0.0' })).toEqual({ kind: 'empty' });
  });

  test.each(['Null', 'nullnull', 'null-and-void', 'not undefined', 'NaN', '2.8.bnVsbA'])(
    'is not taken for one where it holds %j',
    (held) => {
      expect(launched(held)).toMatchObject({ savedState: held, bookmark: held });
    },
  );
});
