import { describe, expect, test } from 'vitest';
import { begin } from '../../../src/core/begin.ts';
import { earlierJudgements } from '../../../src/core/earlier.ts';
import { transition } from '../../../src/core/transition.ts';
import {
  AT,
  attempt,
  finishedTry,
  launched,
  lessonsDone,
  plan,
  REGISTRATION,
  session,
  tryAnswered,
  tryStarted,
} from './course.ts';

const failed = { ...finishedTry(1), reached: { raw: 25, passed: false, at: AT } };
const passed = { ...finishedTry(4), reached: { raw: 100, passed: true, at: AT + 5 } };

describe('What an attempt had come to before this visit', () => {
  test('is nothing at first', () => {
    expect(earlierJudgements(session(), 'incomplete')).toEqual([]);
  });

  test('is each failed try with its score and time, then the pass and the completion with theirs', () => {
    const tries = [failed, { ...failed, seed: 9, reached: { raw: 0, passed: false, at: AT + 3 } }, passed];
    const done = attempt({ ...lessonsDone, tries, status: 'passed', statusAt: AT + 7 });
    const judgements = earlierJudgements(session({ attempt: done }), 'passed');
    expect(judgements).toMatchObject([
      { verdict: 'failed', at: AT, score: { raw: 25, passed: false, form: { attempt: 1 } } },
      { verdict: 'failed', at: AT + 3, score: { raw: 0, passed: false, form: { attempt: 2, seed: 9 } } },
      { verdict: 'passed', at: AT + 7, score: { raw: 100, passed: true, form: { attempt: 3 } } },
      { verdict: 'completed', at: AT + 7 },
    ]);
  });

  test('is a completion alone where no assessment is asked for', () => {
    const done = attempt({ status: 'completed', statusAt: AT });
    expect(earlierJudgements(session({ attempt: done }), 'completed')).toEqual([
      { verdict: 'completed', at: AT },
    ]);
  });

  test('is not told where nobody knows when: states of older builds hold no time', () => {
    const { at: _at, ...reached } = failed.reached;
    const done = attempt({ ...lessonsDone, tries: [{ ...failed, reached }, passed], status: 'passed' });
    expect(earlierJudgements(session({ attempt: done }), 'passed')).toEqual([]);
  });

  test('leaves a passed try to the pass of the course, and failing for good to its tries', () => {
    expect(earlierJudgements(session({ attempt: attempt({ tries: [passed] }) }), 'incomplete')).toEqual([]);
    const over = attempt({ tries: [failed], status: 'failed', statusAt: AT });
    expect(earlierJudgements(session({ attempt: over }), 'failed').map(({ verdict }) => verdict)).toEqual([
      'failed',
    ]);
  });

  test('is no pass that an update has given since: that is told as it happens', () => {
    const raised = attempt({ tries: [failed, passed], status: 'passed', statusAt: AT + 7 });
    const judgements = earlierJudgements(session({ attempt: raised }), 'incomplete');
    expect(judgements.map(({ verdict }) => verdict)).toEqual(['failed']);
  });
});

describe('The time of a judgement', () => {
  test('is that of the answer that decided it, and stays', () => {
    const ready = { ...launched(), attempt: attempt(lessonsDone) };
    const pool = [201, 202, 203, 204];
    let [current] = transition(ready, tryStarted(pool));
    for (const item of current.attempt.tries[0]?.items ?? []) {
      [current] = transition(current, { ...tryAnswered(item.question), at: AT + item.question });
    }
    const last = current.attempt.tries[0]?.items.at(-1)?.question ?? 0;
    expect(current.attempt).toMatchObject({ status: 'passed', statusAt: AT + last });
    expect(current.attempt.tries[0]?.reached).toMatchObject({ passed: true, at: AT + last });
    const launch = {
      mode: 'normal',
      passMark: null,
      fresh: { registration: REGISTRATION, seed: 7 },
    } as const;
    const [again] = begin(plan(), { ...launch, attempt: current.attempt, at: AT + 86_400_000 });
    expect(again.attempt).toMatchObject({ status: 'passed', statusAt: AT + last });
    expect(earlierJudgements(again, 'passed')).toMatchObject([
      { verdict: 'passed', at: AT + last },
      { verdict: 'completed', at: AT + last },
    ]);
  });
});
