import { expect, test } from 'vitest';
import { limitProblems } from '../../../src/packaging/limits.ts';
import { targets } from '../../../src/packaging/targets.ts';

const small = { suspendData: 3500, records: 250 };

test('a saved state of 3,500 characters and 250 answers an attempt suit every target', () => {
  for (const target of Object.values(targets)) expect(limitProblems(small, target)).toEqual([]);
});

test('a longer saved state suits none, as each keeps it on the device where no LMS is found, and the message says what to change', () => {
  for (const target of Object.values(targets)) {
    expect(limitProblems({ ...small, suspendData: 3501 }, target).join()).toMatch(
      /3501 characters and only 3500 are safe \(.*where no LMS is found .* on the device.*\): ask fewer questions, or allow fewer tries/,
    );
  }
});

test.each(['scorm2004-3rd', 'scorm2004-4th'] as const)(
  'more answers do not suit %s, whose LMS sends all of them again at each commit',
  (name) => {
    expect(limitProblems({ ...small, records: 251 }, targets[name]).join()).toMatch(
      /may record 251 answers and SCORM 2004 packages record 250 at most.*: ask fewer questions/,
    );
  },
);

test.each(['scorm12', 'cmi5', 'xapi', 'web', 'single'] as const)('more answers suit %s', (name) => {
  expect(limitProblems({ ...small, records: 10_000 }, targets[name])).toEqual([]);
});
