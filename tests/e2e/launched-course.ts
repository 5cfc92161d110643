import { type FrameLocator, type Locator, type Page, expect } from '@playwright/test';
import { attemptStateIri } from '../../src/lms/lrs/attempt-document.ts';
import { response } from './answering/response.ts';
import { answer, authored, checkOf, savedAfterLessons } from './learner.ts';
import { labUrl, type LmsHost, packageOf } from './lms-host.ts';

const { course: material, plan } = authored();

/** A question of the first lesson: radio buttons. */
export const firstCheck = checkOf('choice', plan.lessons[0]?.id);

function firstField(course: FrameLocator): Locator {
  return course.locator(`[data-question="${firstCheck.number}"]`);
}

/** Answers a question of the first lesson right. */
export async function answerFirst(course: FrameLocator): Promise<void> {
  await firstField(course).scrollIntoViewIfNeeded();
  await answer(course, firstCheck, response(firstCheck, true));
  await expect(firstField(course)).toContainText('Right.');
}

/** That the answer of an earlier visit, or of the page before a reload, is there. */
export async function expectFirstAnswered(course: FrameLocator): Promise<void> {
  await firstField(course).scrollIntoViewIfNeeded();
  await expect(firstField(course)).toContainText('Right.');
}

/** Reloads the course in its frame, as its own menu does it, and waits for the new page. */
export async function reload(page: Page, course: FrameLocator): Promise<void> {
  const frame = page.frames().find((one) => one.url().includes('/content/'));
  if (frame === undefined) throw new Error('The course is in no frame.');
  await frame.evaluate(() => {
    document.body.dataset['before'] = '';
    location.reload();
  });
  await expect(course.locator('body:not([data-before])')).toBeVisible();
  await expect(course.locator('#sign')).not.toHaveText(/Connecting/);
}

type Said = Awaited<ReturnType<LmsHost['statements']>>[number];

/** What an LMS says itself (cmi5, Quartz, 9.3). */
export const LMS_VERBS: ReadonlySet<string> = new Set(['launched', 'abandoned', 'satisfied', 'waived']);

/** The last part of the verb's IRI. */
export function verbOf({ verb }: { readonly verb?: unknown }): string {
  return String((verb as { readonly id?: unknown }).id).replace(/.*\//, '');
}

/** What the course said of the learner, oldest first. */
export async function saidBy(lms: LmsHost): Promise<Said[]> {
  return (await lms.statements()).filter((statement) => !LMS_VERBS.has(verbOf(statement)));
}

export async function verbsOf(lms: LmsHost): Promise<string[]> {
  return (await saidBy(lms)).map(verbOf);
}

/** What the lab holds of a launched package's learner, at this moment. */
interface LrsRecord {
  readonly violations: readonly string[];
  readonly requests: readonly {
    readonly method: string;
    readonly resource: string;
  }[];
}

/** Requests of the course, oldest first, as `POST fetch`; none of them may have broken a rule of the standard. */
export async function faultlessRequests(target: 'cmi5' | 'xapi', { learner }: LmsHost): Promise<string[]> {
  const address = `${labUrl()}/api/records/${await packageOf('annual', target)}/${learner}`;
  const { violations, requests } = (await (await fetch(address)).json()) as LrsRecord;
  expect(violations).toEqual([]);
  expect(requests.length).toBeGreaterThan(0);
  return requests.map(({ method, resource }) => `${method} ${resource}`);
}

/** Puts into the LRS what a visit would have kept of a learner who has done every lesson. */
export async function keepLessonsDone(target: 'cmi5' | 'xapi', learner: string): Promise<void> {
  const launch = { package: await packageOf('annual', target), learner };
  const launched = await fetch(`${labUrl()}/api/launches`, { method: 'POST', body: JSON.stringify(launch) });
  const { address } = (await launched.json()) as { address: string };
  const query = new URL(address, labUrl()).searchParams;
  const parameter = (name: string) => query.get(name) ?? '';
  const token = async () => {
    const answered = await fetch(parameter('fetch'), { method: 'POST' });
    return `Basic ${((await answered.json()) as { 'auth-token': string })['auth-token']}`;
  };
  const about = new URLSearchParams({
    stateId: attemptStateIri(material.meta.iri),
    activityId: parameter(target === 'cmi5' ? 'activityId' : 'activity_id'),
    agent: parameter('actor'),
    registration: parameter('registration'),
  });
  const document = {
    v: 1,
    visit: { id: parameter('registration'), startedAt: 0 },
    state: savedAfterLessons({ page: 'assessment' })['suspend_data'],
    bookmark: 'assessment',
    judged: {},
  };
  const kept = await fetch(`${parameter('endpoint')}activities/state?${about}`, {
    method: 'PUT',
    headers: {
      Authorization: target === 'cmi5' ? await token() : parameter('auth'),
      'Content-Type': 'application/json',
      'If-None-Match': '*',
      'X-Experience-API-Version': '1.0.3',
    },
    body: JSON.stringify(document),
  });
  expect(kept.status).toBe(204);
}
