import { expect, test } from 'vitest';
import { ChoiceQuestion } from '../../src/widgets/choice/ChoiceQuestion.tsx';
import { question } from '../support/interactions.ts';
import { button, press, questionStage } from './question-stage.tsx';

const { onAnswer, show } = questionStage(ChoiceQuestion, question({ type: 'choices' }));

test('an answer without a chosen option is refused and nothing is given', () => {
  show();
  press(button('Answer'));
  expect(onAnswer).not.toHaveBeenCalled();
});
