import { describe, expect, test } from 'vitest';
import { visitIn } from '../../../support/accompanied-visit.ts';
import { scorm12Stand } from '../../../support/scorm12-stand.ts';
import { AT } from '../../core/course.ts';

describe('What nobody came back for', () => {
  const DAY = 24 * 60 * 60 * 1_000;
  const entries = (at: number) =>
    new Map([
      ['course:unsaved:f00', JSON.stringify({ version: 1, at, state: '' })],
      ['course:unsaved:f01:6f1c', JSON.stringify({ version: 9, at, kept: 'otherwise' })],
      ['course:window:f00', `window-0 saved ${String(at)}`],
    ]);

  test.each([
    ['older than 30 days goes, whoever’s it is', AT - 30 * DAY - 1, []],
    ['younger stays', AT - 30 * DAY, ['course:unsaved:f00', 'course:unsaved:f01:6f1c', 'course:window:f00']],
    ['of tomorrow stays', AT + DAY, ['course:unsaved:f00', 'course:unsaved:f01:6f1c', 'course:window:f00']],
  ])('and is %s', (_, at, left) => {
    const { lms, browser } = scorm12Stand();
    for (const [key, value] of entries(at)) browser.items.set(key, value);
    visitIn(browser.open(), lms.api());
    expect([...browser.items.keys()].filter((key) => key.includes(':f0'))).toEqual(left);
  });

  test('and says no time, or is of another course, is not the course’s to take', () => {
    const { lms, browser } = scorm12Stand();
    const others = ['other:unsaved:f00', 'course:notes:f00', 'course:window:f00'];
    for (const key of others) browser.items.set(key, 'kept');
    visitIn(browser.open(), lms.api());
    expect([...browser.items.keys()]).toEqual(expect.arrayContaining(others));
  });
});
