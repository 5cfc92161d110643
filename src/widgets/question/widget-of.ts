import type { FunctionComponent } from 'preact';
import type { Question, QuestionType } from '../../core/question.ts';
import { ChoiceQuestion } from '../choice/ChoiceQuestion.tsx';
import type { QuestionProps } from './answering.ts';

type Widget = FunctionComponent<QuestionProps<Question>>;

/**
 * The widget of a question type. Its code is fetched when a question of that type is first shown; that
 * of a choice is in every page.
 * @throws the browser's TypeError where it did not arrive
 */
export async function fetchWidget(type: QuestionType): Promise<Widget> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each widget takes the questions of the type it is named for
  return (await widgetOf(type)) as Widget;
}

async function widgetOf(type: QuestionType): Promise<FunctionComponent<never>> {
  switch (type) {
    case 'choice':
    case 'choices':
      return ChoiceQuestion;
    case 'cues':
      return (await import('../cues/CuesQuestion.tsx')).CuesQuestion;
    case 'ordering':
      return (await import('../ordering/OrderingQuestion.tsx')).OrderingQuestion;
    case 'matching':
      return (await import('../matching/MatchingQuestion.tsx')).MatchingQuestion;
    case 'sorting':
      return (await import('../sorting/SortingQuestion.tsx')).SortingQuestion;
    case 'moment':
      return (await import('../moment/MomentQuestion.tsx')).MomentQuestion;
    case 'sentence':
      return (await import('../sentence/SentenceQuestion.tsx')).SentenceQuestion;
    case 'decision':
      return (await import('../decision/DecisionQuestion.tsx')).DecisionQuestion;
    default:
      return type satisfies never;
  }
}
