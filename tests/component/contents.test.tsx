import { expect, test } from 'vitest';
import type { Attempt } from '../../src/core/attempt.ts';
import { drawChrome } from '../../src/runtime/chrome.ts';
import page from '../../src/strings/en-page.json' with { type: 'json' };
import words from '../../src/strings/en-test-out.json' with { type: 'json' };
import { answered, attempt, finishedTry, lesson, plan, session } from '../unit/core/course.ts';

/** Lesson 1 has to be taken; 2 and 3 may be tested out. */
const lessons = [lesson(1, [11]), ...[lesson(2), lesson(3)].map((one) => ({ ...one, testOut: true }))];
const ownDone = { opened: [1], answers: { 11: answered } };

/** What the contents list says of each lesson, its lines written as in the header. */
function told(state: Partial<Attempt>): (string | null)[] {
  document.body.innerHTML = lessons
    .map(({ id, testOut }) => {
      const own = testOut ? `data-optional="${words.optional}" data-tested="${words.tested}"` : '';
      return `<li data-place="${id}" data-minutes="5" ${own}><a><span class="note-state"></span></a></li>`;
    })
    .join('');
  drawChrome(session({ plan: plan({ lessons }), attempt: attempt({ place: { page: 'result' }, ...state }) }));
  return [...document.querySelectorAll('.note-state')].map(({ textContent }) => textContent);
}

test('the contents list says which lessons are optional, and which of those not done a pass stands for', () => {
  expect(told({})).toEqual(['5 min', words.optional, words.optional]);
  expect(told({ ...ownDone, tries: [finishedTry(0)] })).toEqual([page.done, words.optional, words.optional]);
  expect(told({ ...ownDone, opened: [1, 3], tries: [finishedTry(4)] })).toEqual([
    page.done,
    words.tested,
    page.done,
  ]);
  expect(document.querySelector('[data-place="lesson-2"] a')?.getAttribute('aria-disabled')).toBe('false');
});
