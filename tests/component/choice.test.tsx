import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import type { Judged } from '../../src/core/judged.ts';
import words from '../../src/strings/en.json' with { type: 'json' };
import { ChoiceQuestion } from '../../src/widgets/choice/ChoiceQuestion.tsx';
import { question } from '../support/interactions.ts';

afterEach(cleanup);

const shown = {
  question: question({ type: 'choices' }),
  seed: null,
  live: true,
  tells: true,
  answered: null,
  label: words.quiz.answer,
};

test('an answer without a chosen option is refused and nothing is given', () => {
  const onAnswer = vi.fn<(judged: Judged) => void>();
  render(<ChoiceQuestion {...shown} onAnswer={onAnswer} />);
  fireEvent.click(screen.getByRole('button', { name: words.quiz.answer }));
  expect(onAnswer).not.toHaveBeenCalled();
});
