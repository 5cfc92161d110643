import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import type { ScenarioRun } from '../../src/core/attempt.ts';
import { course } from '../../src/runtime/course.ts';
import { POLICY_SLOTS } from '../../src/schemas/policy-slot.ts';
import words from '../../src/strings/en-scenario.json' with { type: 'json' };
import { GIVE_NAME, GRAB, ONE_STEP, porchSession, seedFor } from '../support/scenario.ts';
import { moduleOf, open, openPage, press, serve, take, takeAndGoOn } from './scenario-stage.tsx';

afterEach(cleanup);

const seed = seedFor('lost-key', 'dog');
const afterName: ScenarioRun = { scenario: 3, seed, path: [GIVE_NAME], end: null };
const ended: ScenarioRun = {
  scenario: 3,
  seed,
  path: [GIVE_NAME, ONE_STEP],
  end: { ending: 1, process: 75 },
};

const heading = () => screen.getByRole('heading', { level: 2 }).textContent;

test('the way out to the last lesson that was opened stands on the first screen', async () => {
  await open(porchSession());
  const link = screen.getByRole('link', { name: words.player.leave });
  expect(link.getAttribute('href')).toBe('#/lesson-2');
  expect(link.parentElement?.textContent).toContain('This scenario speaks of a family in distress.');
});

test('where the data does not arrive it can be asked for again, and the way out is there all the same', async () => {
  openPage(porchSession(), 'throw new TypeError()');
  await screen.findByText(words.player.failed);
  expect(screen.getByRole('link', { name: words.player.leave })).toBeDefined();
  serve(moduleOf());
  press(words.player.retry);
  expect(await screen.findByRole('heading', { level: 2, name: words.opening.title })).toBeDefined();
});

test('a run is played to its end with native radio buttons, and each decision is recorded', async () => {
  const heard = await open(porchSession());
  press(words.opening.begin);
  takeAndGoOn('Give your name and ask one question.');
  takeAndGoOn('Ask for one small thing.');
  expect(screen.getByRole('heading', { level: 2, name: 'She lets you in' })).toBeDefined();
  expect(course.session()?.attempt.runs).toEqual([
    {
      scenario: 3,
      seed: course.session()?.attempt.runs[0]?.seed,
      path: [GIVE_NAME, ONE_STEP],
      end: { ending: 1, process: 75 },
    },
  ]);
  const recorded = heard.flatMap((effect) => (effect.type === 'record' ? [effect.interaction] : []));
  expect(recorded.map(({ key, item }) => [key, item.id])).toEqual([
    ['s3_d1_first_words', 'porch/first-words'],
    ['s3_d2_the_step', 'porch/the-step'],
  ]);
});

test('after a reload the run goes on at the same decision', async () => {
  await open(porchSession([afterName]));
  expect(heading()).toBe('Decision 2: The step');
  takeAndGoOn('Ask what happened today.');
  expect(course.session()?.attempt.runs[0]?.end).toEqual({ ending: 1, process: 100 });
});

test('after a reload the options stand in the same order', async () => {
  const options = () => screen.getAllByRole('radio').map((radio) => (radio as HTMLInputElement).value);
  await open(porchSession([afterName]));
  const before = options();
  cleanup();
  await open(porchSession([afterName]));
  expect(options()).toEqual(before);
});

test('a decision without a chosen option is refused and said', async () => {
  const heard = await open(porchSession([afterName]));
  press(words.decision.decide);
  expect(heard).toEqual([]);
  expect(heading()).toBe('Decision 2: The step');
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(words.decision.chooseFirst));
});

test('what comes of a decision is told in words, and the focus goes to it', async () => {
  await open(porchSession());
  press(words.opening.begin);
  take('Give your name and ask one question.');
  expect(document.activeElement?.textContent).toBe(words.consequence.title);
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('She turns to you.'));
  const changes = [...document.querySelectorAll('.change > div')].map((line) =>
    [...line.children].map((part) => part.textContent),
  );
  expect(changes).toEqual([
    ['Tension', 'high, now raised'],
    ['Trust', 'none yet, now a little'],
    ['Voices', 'two at once, now one'],
    ['Now known', 'No weapon seen'],
    ['Time used', '1 minute'],
  ]);
});

test('how it stands is told in words', async () => {
  await open(porchSession([afterName]));
  const standing = [...document.querySelectorAll('.state > div')].map((line) =>
    [...line.querySelectorAll('dt, dd:not([aria-hidden])')].map((part) => part.textContent),
  );
  expect(standing).toEqual([
    ['Voices', 'one'],
    ['Distance', 'room to react'],
    ['Tension', 'raised, easing'],
    ['Known', 'No weapon seen'],
    ['Help', 'none yet'],
    ['Danger', 'high: the person', 'some: officers'],
  ]);
});

test('the focus goes to each new screen, but not when the page has just been opened', async () => {
  await open(porchSession());
  expect(document.activeElement).toBe(document.body);
  press(words.opening.begin);
  expect(document.activeElement?.textContent).toBe('Decision 1: First words');
  takeAndGoOn('Give your name and ask one question.');
  expect(document.activeElement?.textContent).toBe('Decision 2: The step');
  takeAndGoOn('Tell her all the rules.');
  expect(document.activeElement?.textContent).toBe('The door is shut');
});

test('only the layers of the moment are shown, without an inline style', async () => {
  await open(porchSession([afterName]));
  const drawing = screen.getByRole('img', { name: 'Plan view of The step.' });
  expect(drawing.querySelector('[data-layer="car"]')?.hasAttribute('display')).toBe(false);
  expect(drawing.querySelector('[data-layer="dog"]')?.getAttribute('display')).toBe('none');
  expect(document.querySelector('[style]')).toBeNull();
});

test('the process is told apart from the ending, with the cause that was drawn and the other ones', async () => {
  await open(porchSession([ended]));
  expect(screen.getByText('On record: She lets you in')).toBeDefined();
  press(words.opening.see);
  expect(
    screen.getByText('1 of 2 decisions fit what was known then. One more fit in part.', { exact: false }),
  ).toBeDefined();
  expect(screen.getByText('This time: She is locked out of her own house.')).toBeDefined();
  expect(screen.getByText('In another run: She has had bad news on the phone.')).toBeDefined();
  expect(screen.getByText('This time: A dog barks')).toBeDefined();
  expect(screen.getByText('Your agency’s policy decides: when and how to warn.')).toBeDefined();
});

test('where force would be used the page is neutral: no score, and the questions of a review', async () => {
  await open(porchSession([{ scenario: 3, seed, path: [], end: null }]));
  takeAndGoOn('Go up and take her arm.');
  expect(screen.getByRole('heading', { level: 2, name: 'Hands on' })).toBeDefined();
  expect(screen.getByText(words.review.missed)).toBeDefined();
  expect(screen.getByText(words.review.presence)).toBeDefined();
  expect(screen.getByText(words.review.ownConduct)).toBeDefined();
  expect(screen.getByText(words.end.help)).toBeDefined();
  expect(document.body.textContent).not.toMatch(/\d of \d decisions/);
  expect(document.body.textContent).not.toContain(words.rewind.no);
  expect(course.session()?.attempt.runs[0]?.path).toEqual([GRAB]);
});

test('playing again begins a new run and keeps the first', async () => {
  await open(porchSession([ended]));
  press(words.opening.playAgain);
  expect(heading()).toBe('Decision 1: First words');
  const runs = course.session()?.attempt.runs ?? [];
  expect(runs[0]).toEqual(ended);
  expect(runs[1]).toMatchObject({ path: [], end: null });
});

test.each([
  [100, true],
  [0, false],
])('a process score of %i percent that is asked for is told while no run has it', async (asked, isTold) => {
  const session = porchSession([]);
  const completion = { ...session.plan.completion, scenarios: asked };
  await open({ ...session, plan: { ...session.plan, completion } });
  press(words.opening.begin);
  takeAndGoOn('Go up and take her arm.');
  expect(/100 percent of the decisions fit/.test(document.body.textContent ?? '')).toBe(isTold);
});

test('a preview plays the same and records nothing', async () => {
  const heard = await open(porchSession([], 'browse'));
  expect(screen.getByText(words.opening.preview)).toBeDefined();
  press(words.opening.begin);
  takeAndGoOn('Give your name and ask one question.');
  expect(heading()).toBe('Decision 2: The step');
  expect(heard).toEqual([]);
});

test('a run that an update has made impossible is said to be so', async () => {
  await open(porchSession([{ scenario: 3, seed, path: [99], end: null }]));
  expect(screen.getByText(words.player.changed)).toBeDefined();
  const main = within(document.querySelector('main') ?? document.body);
  expect(main.queryByRole('radio')).toBeNull();
  fireEvent.click(main.getByRole('button', { name: words.player.again }));
  expect(heading()).toBe('Decision 1: First words');
});

test('whatever a policy decides has words', () => {
  const subjects = Object.keys(words.policy).filter((key) => key !== 'decides');
  expect(subjects.sort()).toEqual([...POLICY_SLOTS].sort());
});
