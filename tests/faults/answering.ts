import type { CoursePlan } from '../../src/core/plan.ts';
import { mayStartTry } from '../../src/core/progress.ts';
import type { Reach } from '../../src/core/reach.ts';
import { currentTry } from '../../src/core/tries.ts';
import type { Course } from '../../src/runtime/course.ts';
import { assessment, final, judged, lesson, plan, question } from '../unit/core/course.ts';
import { COURSE } from './custody.ts';

const LESSONS = [lesson(1, [11, 12]), lesson(2, [21, 22]), lesson(3, [31])];
const ASKED = [201, 202, 203, 204];

/** No later package ever was. */
export const EVERYTHING: Reach = [
  [4999, 9999],
  [4999, 9999],
  [4999, 9999],
];

/** Three lessons with five questions, and an assessment with four: 75 percent, two tries. */
export const COURSE_PLAN: CoursePlan = plan({
  ...COURSE,
  navigation: 'free',
  lessons: LESSONS,
  assessment: assessment({ groups: [{ pool: ASKED, count: 4 }] }),
});

/** Answers one of the questions that can be answered now. @param pick any number: which one */
export function answerNext(course: Course, pick: number, isRight: boolean): void {
  const session = course.session();
  if (session === null) return;
  const unanswered = LESSONS.flatMap(({ checks }) => checks).filter(
    (number) => session.attempt.answers[number] === undefined,
  );
  const mayTry = currentTry(session) !== undefined || mayStartTry(session);
  const chosen = unanswered[pick % (unanswered.length + (mayTry ? 1 : 0))];
  if (chosen !== undefined) inLesson(course, chosen, isRight);
  else if (mayTry) inTry(course, isRight);
}

function inTry(course: Course, isRight: boolean): void {
  const running = () => {
    const session = course.session();
    return session === null ? undefined : currentTry(session);
  };
  if (running() === undefined) course.dispatch({ type: 'try-started', seed: 5, questions: ASKED });
  const next = running()?.items.find(({ chosen }) => chosen === null);
  if (next === undefined) return;
  const asked = final(next.question);
  const given = judged(asked, isRight ? [1] : [2]);
  course.dispatch({ type: 'try-answered', question: asked, judged: given, latencyMs: 900 });
}

function inLesson(course: Course, number: number, isRight: boolean): void {
  const asking = LESSONS.find(({ checks }) => checks.includes(number));
  if (asking === undefined) throw new Error(`No lesson asks ${number}.`);
  const asked = question(number);
  course.dispatch({ type: 'opened', place: { page: 'lesson', lesson: asking.number } });
  const given = judged(asked, isRight ? [1] : [2]);
  course.dispatch({ type: 'answered', question: asked, judged: given, latencyMs: 900 });
}
