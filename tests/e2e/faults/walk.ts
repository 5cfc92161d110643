import { type BrowserContext, type Page, expect } from '@playwright/test';
import type { Question } from '../../../src/core/question.ts';
import { response } from '../answering/response.ts';
import { crash } from '../crash.ts';
import { saidBy, verbOf } from '../launched-course.ts';
import { answer, authored, known, numbersIn } from '../learner.ts';
import { lmsHost, type LmsHost } from '../lms-host.ts';
import { askedIn } from '../recorded-answer.ts';
import { recorded12, recorded2004, recordedLrs } from '../recorded.ts';
import type { LrsRecord } from '../../../src/lab/enrolment/enrolment.ts';
import { faultOf, type Stage } from './faults.ts';
import { corruptStorage } from './page-faults.ts';
import { ANSWERS, type FaultPlan } from './plan.ts';

/** What a walk came to; all of it has to be empty. */
export interface WalkOutcome {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly outOfOrder: readonly string[];
  readonly illegal: readonly string[];
}

const { quizzes } = authored();

/** Answers questions while the fault lasts, mends it, opens the course again, and reads what was kept. */
export async function walk(context: BrowserContext, page: Page, plan: FaultPlan): Promise<WalkOutcome> {
  const fault = faultOf(plan.kind);
  await fault.prepare?.(page);
  const lms = await lmsHost(page, plan.launch);
  await lms.open();
  let stage: Stage = { context, page, lms };
  const asked = (await numbersIn(lms.course)).slice(0, ANSWERS).map((number) => known(quizzes, number));
  const give = async (questions: readonly Question[]) => {
    for (const one of questions) await answer(stage.lms.course, one, response(one, true));
  };
  const { before, during } = plan;
  await give(asked.slice(0, before));
  await saved(stage);
  await fault.strike?.(stage);
  await give(asked.slice(before, before + during));
  stage = await change(stage, plan);
  await fault.mend?.(stage);
  if (stage.lms !== lms) await numbersIn(stage.lms.course);
  await give(asked.slice(before + during));
  await saved(stage);
  const isOver = plan.kind === 'tab duplicate';
  await exit(stage);
  if (isOver) await page.close();
  const last = await anew(context, stage.lms, plan);
  await saidAll(last.lms, expectedStatements(plan, asked));
  await exit(last);
  return outcomeOf(last.lms, plan, asked);
}

/** What happens to the window: it is killed, its storage garbled, another one is opened beside it. */
async function change(stage: Stage, plan: FaultPlan): Promise<Stage> {
  const { context, page, lms } = stage;
  switch (plan.kind) {
    case 'tab kill':
      await saved(stage);
      await crash(page);
      return anew(context, lms, plan);
    case 'storage corrupted': {
      await saved(stage);
      await crash(page);
      const other = await context.newPage();
      await other.goto(new URL('/', process.env['LAB_URL']).href);
      await corruptStorage(other);
      await other.close();
      return anew(context, lms, plan);
    }
    case 'tab duplicate':
      await saved(stage);
      return anew(context, lms, plan);
    default:
      return stage;
  }
}

async function anew(context: BrowserContext, { learner }: LmsHost, { launch }: FaultPlan): Promise<Stage> {
  const page = await context.newPage();
  const lms = await lmsHost(page, { ...launch, learner });
  await lms.open();
  return { context, page, lms };
}

async function saved({ lms }: Stage): Promise<void> {
  await expect(lms.course.locator('#sign')).toHaveText(/Saved|Connected/, { timeout: 40_000 });
}

async function exit({ lms }: Stage): Promise<void> {
  await saved({ lms } as Stage);
  await lms.course.getByRole('button', { name: 'Save and Exit', exact: true }).click();
  const isOver = lms.course.getByText(/You can close this window|You are back in the LMS/);
  await expect(isOver.first()).toBeVisible({ timeout: 30_000 });
}

/** Ids of the questions whose answers the LRS has to hold; none where nothing is sent to one. */
function expectedStatements({ launch, kind, before, during }: FaultPlan, asked: readonly Question[]) {
  const isSent = launch.edition !== undefined || launch.target === 'cmi5' || launch.target === 'xapi';
  // What was garbled on the device is gone.
  const isLeft = (index: number) =>
    kind !== 'storage corrupted' || index < before || index >= before + during;
  return isSent ? asked.flatMap(({ id }, index) => (isLeft(index) ? id : [])) : [];
}

/** Waits until the LRS holds them, or long enough. */
async function saidAll(lms: LmsHost, ids: readonly string[]): Promise<void> {
  const missing = async () => {
    const said = await answersOn(lms);
    return ids.filter((id) => !said.includes(id));
  };
  await expect
    .poll(missing, { timeout: 20_000 })
    .toEqual([])
    .catch(() => undefined);
}

async function answersOn(lms: LmsHost): Promise<string[]> {
  const said = (await saidBy(lms)).filter((statement) => verbOf(statement) === 'answered');
  return said.flatMap(({ object }) => {
    const written = askedIn(object.id.replace(/^.*\/interactions\//, ''));
    return written.kind === 'question' ? written.question.id : [];
  });
}

async function outcomeOf(lms: LmsHost, plan: FaultPlan, asked: readonly Question[]): Promise<WalkOutcome> {
  const { attempt, interactions, violations } = await readRecord(lms, plan);
  const keys = interactions.map(({ key }) => key);
  const wanted = asked.map(({ number }) => `q${number}`);
  const ids = expectedStatements(plan, asked);
  const said = await answersOn(lms);
  const inOrder = (list: readonly string[], of: readonly string[]) =>
    list.filter((one) => of.includes(one)).join(' ') === of.filter((one) => list.includes(one)).join(' ');
  const twice = (list: readonly string[]) => list.filter((one, index) => list.indexOf(one) !== index);
  return {
    lost: [
      ...asked.flatMap(({ number }) =>
        attempt.answers[number] === undefined ? `q${number} in the state` : [],
      ),
      ...wanted.filter((key) => !keys.includes(key)).map((key) => `${key} among the interactions`),
      ...ids.filter((id) => !said.includes(id)).map((id) => `the statement about ${id}`),
    ],
    duplicated: [...twice(keys), ...twice(said)],
    outOfOrder: [
      ...(inOrder([...new Set(keys)], wanted) ? [] : [keys.join(' ')]),
      ...(inOrder([...new Set(said)], ids) ? [] : [said.join(' ')]),
    ],
    illegal: [...violations, ...(await illegalCalls(lms))],
  };
}

async function readRecord(lms: LmsHost, { launch }: FaultPlan) {
  const record = (await lms.record()) as { readonly saved?: unknown } & Partial<LrsRecord>;
  if (launch.target === 'cmi5' || launch.target === 'xapi') {
    const statements = (await saidBy(lms)).map((statement) => ({ ...statement }));
    const read = recordedLrs(statements, record.documents ?? {});
    return { ...read, violations: record.violations ?? [] };
  }
  const read = launch.target === 'scorm12' ? recorded12 : recorded2004;
  return { ...read(record.saved), violations: [] };
}

async function illegalCalls(lms: LmsHost): Promise<string[]> {
  return (await lms.calls()).flatMap(({ violation }) => violation ?? []);
}
