import { cleanup, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { ScenarioRun } from '../../src/core/attempt.ts';
import { course } from '../../src/runtime/course.ts';
import words from '../../src/strings/en-scenario.json' with { type: 'json' };
import { LIST_RULES, porch, porchSession, seedFor, TALK_OVER } from '../support/scenario.ts';
import { open, press, takeAndGoOn } from './scenario-stage.tsx';

afterEach(cleanup);

const poor: ScenarioRun = {
  scenario: 3,
  seed: seedFor('bad-news', 'neighbor'),
  path: [TALK_OVER, LIST_RULES],
  end: { ending: 2, process: 0 },
};

async function openEnd(scenario = porch) {
  const heard = await open(porchSession([poor]), scenario);
  press(words.opening.see);
  return heard;
}

const tryGivingName = `Try: Give your name and ask one question.`;

test('the replay has a lens for each and begins with what a review asks', async () => {
  await openEnd();
  const table = screen.getByRole('table', { name: words.replay.caption });
  const lenses = within(table)
    .getAllByRole('columnheader')
    .map((lens) => lens.firstChild?.textContent);
  expect(lenses).toEqual(['Time', 'You', 'Her', 'Reviewer']);
  const [, first] = within(table).getAllByRole('row');
  expect(within(first ?? table).getAllByRole('listitem')).toHaveLength(3);
});

test('two voices overlap for the eye and are read one after the other', async () => {
  await openEnd();
  const drawn = document.querySelector('.over');
  expect(drawn?.getAttribute('aria-hidden')).toBe('true');
  expect([...(drawn?.children ?? [])].map((voice) => voice.textContent)).toEqual([
    'Step down now',
    'Ma’am can you hear',
  ]);
  expect(drawn?.previousElementSibling?.textContent).toBe(
    'Two voices at once. One: Step down now. The other: Ma’am can you hear.',
  );
});

test('a fork offers the ways that were open then, and no other', async () => {
  await openEnd();
  const names = screen
    .getAllByRole('button', { name: /^Try: / })
    .map((button) => button.getAttribute('aria-label'));
  expect(names).toEqual([tryGivingName, 'Try: Go up and take her arm.', 'Try: Ask for one small thing.']);
});

test('another way is played in the page to its end, and nobody hears of it', async () => {
  const heard = await openEnd();
  const before = course.session();
  press(tryGivingName);
  expect(document.activeElement?.textContent).toBe('What if: First words');
  expect(screen.getByText(words.whatIf.notRecorded)).toBeDefined();
  expect(screen.getByText('She turns to you.')).toBeDefined();
  press(words.consequence.goOn);
  takeAndGoOn('Ask what happened today.');
  expect(document.activeElement?.textContent).toBe('How this way ended: She lets you in');
  expect(heard).toEqual([]);
  expect(course.session()).toBe(before);
});

test('both ways stand side by side, and where they part is said', async () => {
  await openEnd();
  press('Try: Ask for one small thing.');
  press(words.consequence.goOn);
  const table = screen.getByRole('table', { name: words.comparison.caption });
  const rows = within(table)
    .getAllByRole('row')
    .map((row) => row.textContent ?? '');
  const parting = rows.indexOf(words.comparison.parts);
  expect(rows[parting - 1]?.match(/You and your partner talk\./g)).toHaveLength(2);
  expect(rows[parting + 1]).toContain('You did list-rules.');
  expect(rows[parting + 1]).toContain('You did one-step.');
  expect(rows.at(-1)).toMatch(/The door is shut.*She lets you in/);
});

test('from another way one comes back to the forks and may try one more', async () => {
  await openEnd();
  press(tryGivingName);
  press(words.whatIf.back);
  expect(document.activeElement?.textContent).toBe(words.rewind.title);
  press('Try: Go up and take her arm.');
  expect(screen.getByText('You are on the porch.')).toBeDefined();
});

test('a supervisor is told of the officers too', async () => {
  await openEnd({ ...porch, mode: 'supervisor' });
  expect(screen.getByText(words.replay.youMoreSupervisor)).toBeDefined();
  expect(screen.getByText(words.review.ownConductSupervisor)).toBeDefined();
});
