import type { Quiz } from '../../schemas/quiz.ts';
import type { KeyedQuestion } from './key-bias.ts';

/** The `choice` questions of a quiz that have a right option. */
export function keyedQuestions({ questions }: Quiz): readonly KeyedQuestion[] {
  return questions.flatMap((question) => {
    if (question.type !== 'choice') return [];
    const key = question.options.findIndex(({ correct }) => correct);
    if (key === -1) return [];
    return { lengths: question.options.map(({ text }) => text.length), key };
  });
}
