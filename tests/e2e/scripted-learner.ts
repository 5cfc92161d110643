import { expect } from '@playwright/test';
import type { Attempt, PracticeAnswer, Reached, ScenarioRun, TryItem } from '../../src/core/attempt.ts';
import type { Scenario } from '../../src/core/scenario/scenario.ts';
import type { StoredObjective } from '../support/lms-under-test.ts';
import { give } from './answering/give.ts';
import { swift } from './answering/hand.ts';
import { response } from './answering/response.ts';
import type { Clock } from './determined-page.ts';
import { deed, type DoneAnswer, numberOf, thinkingMs, timesOf } from './done-answer.ts';
import { authored, type CourseView, fieldIn, known, numbersIn, perTry } from './learner.ts';
import { decisionKey } from './recorded-answer.ts';
import { type Decided, decideOnce, processOf, screenOf } from './scenario-play.ts';
import words from '../../src/strings/en-scenario.json' with { type: 'json' };

const { bank, plan, quizzes, scenarios } = authored();
const assessment = plan.assessment;
if (assessment === null) throw new Error('The edition annual has no assessment.');
const { passMark } = assessment;
const asked = perTry();

const READING_MS = 61_500;
/** Of ten questions; eight right ones are 80 of 100. */
const WRONG_POSITIONS = new Set([3, 8]);

/** What the learner did, as the author files judge it. */
export interface Deeds {
  readonly answers: readonly DoneAnswer[];
  readonly objectives: readonly StoredObjective[];
  /** Percent. */
  readonly score: number;
  readonly totalMs: number;
  /** Without what the course draws by itself. */
  readonly attempt: Omit<Attempt, 'registration' | 'seed' | 'tries' | 'runs'> & {
    readonly tries: readonly { readonly items: readonly TryItem[]; readonly reached: Reached }[];
    readonly runs: readonly Omit<ScenarioRun, 'seed'>[];
  };
}

/**
 * Reads every lesson, answers all that is asked there, plays every scenario once, takes the assessment and
 * stands before the result.
 * @param course as it was opened: at the first lesson
 */
export async function takeCourse(course: CourseView, clock: Clock): Promise<Deeds> {
  const openedAt = clock.now();
  const practice: DoneAnswer[] = [];
  for (const lesson of plan.lessons) {
    practice.push(...(await takeLesson(course, clock, lesson.id)));
    await course.getByRole('link', { name: /Next/ }).click();
  }
  const runs: Played[] = [];
  for (const scenario of scenarios) {
    runs.push(await playScenario(course, clock, scenario));
    await course.getByRole('link', { name: /Next/ }).click();
  }
  const tried = await takeAssessment(course, clock);
  const decidedAt = clock.now();
  await clock.pass(READING_MS);
  const score = (100 * tried.filter(({ result }) => result === 'correct').length) / asked;
  return {
    answers: [...practice, ...runs.flatMap(({ answers }) => answers), ...tried],
    objectives: objectivesAfter(tried),
    score,
    totalMs: clock.now() - openedAt,
    attempt: {
      place: { page: 'result' },
      opened: plan.lessons.map(({ number }) => number).sort((a, b) => a - b),
      answers: Object.fromEntries(practice.map((done) => [numberOf(done.key), practiceAnswer(done)])),
      tries: [
        { items: tried.map(tryItem), reached: { raw: score, passed: score >= passMark, at: decidedAt } },
      ],
      runs: runs.map(({ run }) => run),
      status: 'passed',
      statusAt: decidedAt,
    },
  };
}

/** Every third question is answered wrong. */
async function takeLesson(course: CourseView, clock: Clock, lesson: string): Promise<DoneAnswer[]> {
  await expect(course.locator(`[data-page="${lesson}"]`)).toBeVisible();
  const shownAt = clock.now();
  // A question counts as shown from the moment it came alive, which it does when it is scrolled to.
  const numbers = await numbersIn(course);
  await clock.pass(READING_MS);
  const done: DoneAnswer[] = [];
  for (const number of numbers) {
    const question = known(quizzes, number);
    const right = number % 3 !== 0;
    const chosen = response(question, right);
    await clock.pass(thinkingMs(number));
    await give(fieldIn(course, question), question, { chosen, hand: swift });
    done.push(deed({ key: `q${number}`, question, right, weighting: 0, shownAt, now: clock.now() }));
  }
  return done;
}

interface Played {
  readonly answers: readonly DoneAnswer[];
  readonly run: Omit<ScenarioRun, 'seed'>;
}

async function playScenario(course: CourseView, clock: Clock, scenario: Scenario): Promise<Played> {
  const place = course.locator(`[data-page="${scenario.id}"]`);
  await clock.pass(READING_MS);
  await swift.press(place.getByRole('button', { name: words.opening.begin, exact: true }));
  const answers: DoneAnswer[] = [];
  const decided: Decided[] = [];
  for (;;) {
    const screen = await screenOf(place, scenario);
    if (screen !== 'decision') {
      const path = decided.map(({ option }) => option.number);
      const end = { ending: screen.number, process: processOf(decided) };
      return { answers, run: { scenario: scenario.number, path, end } };
    }
    const shownAt = clock.now();
    await clock.pass(thinkingMs(decided.length));
    const one = await decideOnce(place, scenario, { hand: swift });
    decided.push(one);
    answers.push({
      ...timesOf({ shownAt, now: clock.now() }),
      key: decisionKey(scenario.number, decided.length, one.node.id),
      type: 'performance',
      chosen: [one.option.number],
      correct: [],
      result: 'neutral',
      weighting: 0,
    });
    await swift.press(place.getByRole('button', { name: words.consequence.goOn, exact: true }));
  }
}

async function takeAssessment(course: CourseView, clock: Clock): Promise<DoneAnswer[]> {
  await course.getByRole('button', { name: /Start attempt 1/ }).click();
  const field = course.locator('[data-page="assessment"] [data-question]');
  const done: DoneAnswer[] = [];
  for (let position = 1; position <= asked; position += 1) {
    await expect(field).toContainText(`Question ${position} of ${asked}`);
    // It counts as shown from the moment it takes the focus.
    await expect(field).toBeFocused();
    const number = Number(await field.getAttribute('data-question'));
    const question = known(bank, number);
    const right = !WRONG_POSITIONS.has(position);
    const shownAt = clock.now();
    await clock.pass(thinkingMs(number));
    await give(field, question, { chosen: response(question, right), hand: swift });
    done.push(deed({ key: `t1_q${number}`, question, right, weighting: 1, shownAt, now: clock.now() }));
  }
  await expect(course.getByRole('heading', { level: 1, name: 'Your result' })).toBeVisible();
  return done;
}

/** Every lesson is done, so that every objective was practised; the assessment judges those it asked about. */
function objectivesAfter(tried: readonly DoneAnswer[]): readonly StoredObjective[] {
  return plan.lessons.flatMap(({ objectives }) =>
    objectives.map(({ id }) => {
      const about = tried.filter(({ key }) => known(bank, numberOf(key)).objective === id);
      if (about.length === 0) return { id, completed: true, success: 'unknown' as const, scaled: null };
      const scaled = about.filter(({ result }) => result === 'correct').length / about.length;
      return { id, completed: true, success: scaled >= passMark / 100 ? 'passed' : 'failed', scaled };
    }),
  );
}

function practiceAnswer({ chosen, result }: DoneAnswer): PracticeAnswer {
  return { chosen, right: result === 'neutral' ? null : result === 'correct' };
}

function tryItem({ key, chosen, result }: DoneAnswer): TryItem {
  const right = result === 'correct';
  return { question: numberOf(key), chosen, right, credit: right ? 100 : 0 };
}
