import { pathToFileURL } from 'node:url';
import { type Page, expect, test } from '@playwright/test';
import type { LrsRecord } from '../../src/lab/enrolment/enrolment.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };
import assessmentWords from '../../src/strings/en-assessment.json' with { type: 'json' };
import words from '../../src/strings/en.json' with { type: 'json' };
import { packageOnDisk } from './device.ts';
import { determine } from './determined-page.ts';
import { authored, type CourseView } from './learner.ts';
import { lmsHost, type LmsHost, type Target } from './lms-host.ts';
import { type Recorded, recorded12, recorded2004, recordedLrs, verbOf } from './recorded.ts';
import { type Deeds, takeCourse } from './scripted-learner.ts';

// The last test lays side by side what the others read.
test.describe.configure({ mode: 'serial', timeout: 240_000 });
// SCORM 1.2 tells the time of day where the learner is. At a phone's width the lab's live panels are shut.
test.use({ timezoneId: 'UTC', viewport: { width: 390, height: 844 } });

const { plan, scenarios } = authored();

/** ADL's activity type for what is played through. */
const SIMULATION = 'http://adlnet.gov/expapi/activities/simulation';

/** What a standard has a place for, besides what all of them hold. */
interface Places {
  readonly progress: boolean;
  readonly objectives: boolean;
  readonly weighting: boolean;
  /** Whether a decision has a type of its own; otherwise it is told as a choice. */
  readonly performance: boolean;
}

const inScorm12: Places = { progress: false, objectives: false, weighting: true, performance: false };
const inScorm2004: Places = { progress: true, objectives: true, weighting: true, performance: true };
const inAnLrs: Places = { progress: true, objectives: false, weighting: false, performance: true };

const places: Readonly<Record<Target, Places>> = {
  scorm12: inScorm12,
  'scorm2004-3rd': inScorm2004,
  'scorm2004-4th': inScorm2004,
  cmi5: inAnLrs,
  xapi: inAnLrs,
  web: inScorm12,
  single: inScorm12,
};

const kept = new Map<Target, Recorded>();

/** As much of a record as there is a place for. */
function folded<Facts extends Recorded | ReturnType<typeof factsOf>>(facts: Facts, target: Target): Facts {
  const { objectives, performance, progress, weighting } = places[target];
  return {
    ...facts,
    objectives: objectives ? facts.objectives : [],
    progress: progress ? facts.progress : null,
    interactions: facts.interactions.map((one) => ({
      ...one,
      weighting: weighting ? one.weighting : 0,
      type: one.type === 'performance' && !performance ? 'choice' : one.type,
    })),
  };
}

function factsOf({ answers, objectives, score, totalMs, attempt }: Deeds) {
  return {
    completion: 'completed' as const,
    success: 'passed' as const,
    score,
    bookmark: 'result',
    progress: 100,
    // SCORM 2004 RTE 4.1.1.4, real(10,7).
    objectives: objectives.map((one) => ({
      ...one,
      scaled: one.scaled === null ? null : Number(one.scaled.toFixed(7)),
    })),
    interactions: answers,
    totalMs,
    attempt: {
      ...attempt,
      registration: expect.any(String),
      seed: expect.any(Number),
      tries: attempt.tries.map((one) => ({ ...one, seed: expect.any(Number) })),
      runs: attempt.runs.map((one) => ({ ...one, seed: expect.any(Number) })),
    },
  };
}

/** Keeps what was recorded for the last test, and holds it against what the learner did. */
function expectAll(target: Target, done: Deeds, recorded: Recorded): void {
  kept.set(target, recorded);
  expect(done.score).toBe(80);
  expect(recorded).toEqual(folded(factsOf(done), target));
}

async function saveAndExit(course: CourseView): Promise<void> {
  await course
    .locator('[data-page="result"]')
    .getByRole('button', { name: assessmentWords.result.leave })
    .click();
}

/** One visit to a package in the lab, from the launch to Save and exit. */
async function visit(page: Page, target: Target): Promise<{ lms: LmsHost; done: Deeds }> {
  const clock = await determine(page);
  const lms = await lmsHost(page, { target });
  await lms.open();
  const done = await takeCourse(lms.course, clock);
  await saveAndExit(lms.course);
  const end =
    target === 'cmi5'
      ? lms.course.getByRole('heading', { name: 'You are back in the LMS' })
      : lms.course.getByRole('dialog').getByText(notices.leftTitle);
  // A record keeper over a network takes several requests to end.
  await expect(end).toBeVisible({ timeout: 20_000 });
  return { lms, done };
}

/** What the package keeps in the browser where no LMS launched it. */
async function onDevice(page: Page): Promise<Recorded> {
  const text = await page.evaluate((key) => localStorage.getItem(key), `${plan.course}:scorm12`);
  const commit = JSON.parse(text ?? '{}') as { readonly cmi?: unknown };
  return recorded12(commit.cmi);
}

for (const { target, read, first, last } of [
  { target: 'scorm12', read: recorded12, first: 'LMSInitialize', last: 'LMSFinish' },
  { target: 'scorm2004-3rd', read: recorded2004, first: 'Initialize', last: 'Terminate' },
  { target: 'scorm2004-4th', read: recorded2004, first: 'Initialize', last: 'Terminate' },
] as const) {
  test(`a ${target} LMS holds everything the learner did, in one session that broke no rule`, async ({
    page,
  }) => {
    const { lms, done } = await visit(page, target);
    const { saved } = (await lms.record()) as { readonly saved: unknown };
    expectAll(target, done, read(saved));
    const calls = await lms.calls();
    expect(calls.filter(({ violation }) => violation !== null)).toEqual([]);
    expect(calls.map(({ name }) => name).filter((name) => name === first || name === last)).toEqual([
      first,
      last,
    ]);
  });
}

for (const target of ['cmi5', 'xapi'] as const) {
  test(`the LRS named by a launch of ${target} holds everything the learner did, in one session that broke no rule`, async ({
    page,
  }) => {
    const { lms, done } = await visit(page, target);
    const { documents, registration, violations } = (await lms.record()) as LrsRecord;
    const statements = (await lms.statements()).map((statement) => ({ ...statement }));
    const recorded = recordedLrs(statements, documents);
    expectAll(target, done, recorded);
    expect(recorded.attempt.registration).toBe(registration);
    const decided = statements.filter(({ object }) =>
      scenarios.some(({ id }) => object.id.includes(`/interactions/${id}/`)),
    );
    expect(decided).toHaveLength(done.answers.filter(({ key }) => /^s\d/.test(key)).length);
    for (const { context } of decided)
      expect(context).toMatchObject({
        contextActivities: { parent: [{ definition: { type: SIMULATION } }] },
      });
    expect(violations).toEqual([]);
    const verbs = statements.map(({ verb }) => verbOf(verb));
    expect(verbs.filter((verb) => verb === 'initialized' || verb === 'terminated')).toEqual([
      'initialized',
      'terminated',
    ]);
  });
}

test('the device holds everything the learner did on the web page', async ({ page }) => {
  const { done } = await visit(page, 'web');
  expectAll('web', done, await onDevice(page));
});

test('the device holds everything the learner did in the single file', async ({ page }) => {
  const clock = await determine(page);
  await page.goto(pathToFileURL(packageOnDisk('single')).href);
  await expect(page.locator('#sign')).toHaveText(words.lms.device);
  const done = await takeCourse(page, clock);
  await saveAndExit(page);
  await expect(page.getByRole('dialog')).toContainText(notices.leftDevice);
  expectAll('single', done, await onDevice(page));
});

test('every target holds the same facts and the same saved attempt, as far as its standard has a place', () => {
  const fullest = kept.get('scorm2004-4th');
  if (fullest === undefined) throw new Error('Nothing was recorded for scorm2004-4th.');
  expect([...kept.keys()].sort()).toEqual(Object.keys(places).sort());
  for (const [target, recorded] of kept) {
    const { registration } = recorded.attempt;
    const same = { ...fullest, attempt: { ...fullest.attempt, registration } };
    expect(timeless(recorded), target).toEqual(folded(timeless(same), target));
  }
});

/** Each target was taken at a time of its own, which its own test has held against the record. */
function timeless(recorded: Recorded): Recorded {
  const { statusAt: _statusAt, ...attempt } = recorded.attempt;
  const tries = attempt.tries.map((taken) => {
    if (taken.reached === undefined) return taken;
    const { at: _at, ...reached } = taken.reached;
    return { ...taken, reached };
  });
  return { ...recorded, attempt: { ...attempt, tries } };
}
