import { act, cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, test } from 'vitest';
import type { Attempt } from '../../src/core/attempt.ts';
import { course } from '../../src/runtime/course.ts';
import { result as words } from '../../src/strings/en-assessment.json' with { type: 'json' };
import { Result } from '../../src/widgets/Result.tsx';
import { attempt, finishedTry, lesson, lessonsDone, plan, session } from '../unit/core/course.ts';

const contact = { name: 'Training Unit', reset: 'Ask for a new attempt.' };

/** @param items numbers of the questions that the course still holds */
function shown(items: readonly number[], tries: Attempt['tries']) {
  const objectives = [{ id: 'O-1.1', text: 'Say what buys time', checks: [], items }];
  const planned = plan({ lessons: [{ ...lesson(1, [11]), objectives }, lesson(2, [21])] });
  void act(() =>
    course.begin(session({ plan: planned, attempt: attempt({ ...lessonsDone, tries }) }), [], []),
  );
  render(<Result contact={contact} agency="Riverton Police" />);
}

afterEach(cleanup);

describe('The result of a try', () => {
  const reached = { raw: 75, passed: true };

  test('whose questions an update took away keeps its score and says why the rows come to less', () => {
    shown([201, 202], [{ ...finishedTry(3), reached }]);
    expect(screen.getByRole('img', { name: /^Your score, 75;/ })).toBeTruthy();
    expect(screen.getByText(words.gone.replace('{n}', '2'))).toBeTruthy();
  });

  test('of which one question is gone says so of one', () => {
    shown([201, 202, 203], [{ ...finishedTry(3), reached }]);
    expect(screen.getByText(words.goneOne)).toBeTruthy();
  });

  test('that the course still holds says nothing of it', () => {
    shown([201, 202, 203, 204], [{ ...finishedTry(3), reached }]);
    expect(screen.queryByText(words.goneOne)).toBeNull();
    expect(screen.queryByText(/any more/)).toBeNull();
  });
});
