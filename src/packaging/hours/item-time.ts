import type { QuizEntry } from '../../schemas/quiz.ts';
import { secondsToRead } from './reading-time.ts';

type ItemType = QuizEntry['type'];

/**
 * Seconds to decide and to answer, beside reading: in practice, and in the assessment, where people look twice.
 * They are estimates until learners were timed, and low ones: with its words a choice of the bank comes to some
 * 45 seconds, where the formula of AICPA and NASBA credits 1.85 minutes for any question.
 */
export const ANSWERING: Readonly<
  Record<ItemType, { readonly practice: number; readonly assessment: number }>
> = {
  choice: { practice: 15, assessment: 20 },
  choices: { practice: 25, assessment: 30 },
  cues: { practice: 30, assessment: 35 },
  ordering: { practice: 40, assessment: 45 },
  matching: { practice: 40, assessment: 45 },
  sorting: { practice: 40, assessment: 45 },
  moment: { practice: 20, assessment: 25 },
  sentence: { practice: 45, assessment: 50 },
  decision: { practice: 25, assessment: 30 },
  // Two sentences for oneself; the assessment has none.
  reflection: { practice: 60, assessment: 0 },
};

/** Seconds for a practice item: what is asked, an answer, and the reasons given for it. */
export function practiceSeconds(item: QuizEntry): number {
  return asking(item) + ANSWERING[item.type].practice + reasons(item);
}

/** Seconds for an item of the assessment. @param itemFeedback whether the edition gives reasons there */
export function assessmentSeconds(item: QuizEntry, itemFeedback: boolean): number {
  return asking(item) + ANSWERING[item.type].assessment + (itemFeedback ? reasons(item) : 0);
}

/** Seconds to read what is asked. */
function asking(item: QuizEntry): number {
  switch (item.type) {
    case 'matching':
    case 'sorting':
      return secondsToRead([item.stem, ...textsOf(item.options), ...textsOf(item.targets)]);
    case 'decision':
      // One way is taken: what comes of it, and the second step there.
      return (
        secondsToRead([item.stem, ...textsOf(item.options)]) +
        mean(item.options.map((way) => secondsToRead([way.then, way.stem, ...textsOf(way.options)])))
      );
    case 'choice':
    case 'choices':
    case 'cues':
    case 'ordering':
    case 'moment':
    case 'sentence':
      return secondsToRead([item.stem, ...textsOf(item.options)]);
    case 'reflection':
      return secondsToRead([item.stem, item.hint]);
    default:
      return item satisfies never;
  }
}

/** Seconds to read what is said of an answer. */
function reasons(item: QuizEntry): number {
  switch (item.type) {
    case 'choice':
    case 'moment':
      return mean(item.options.map(({ feedback }) => secondsToRead([feedback])));
    case 'decision':
      return mean(
        item.options.map(
          (way) =>
            secondsToRead([way.feedback]) +
            mean(way.options.map(({ feedback }) => secondsToRead([feedback]))),
        ),
      );
    case 'choices':
    case 'cues':
    case 'ordering':
    case 'matching':
    case 'sorting':
      return secondsToRead(item.options.map(({ feedback }) => feedback));
    case 'sentence':
      // Of a rule, whether it was kept or missed is said.
      return (
        secondsToRead(
          item.options.filter(({ id }) => item.model.includes(id)).map(({ feedback }) => feedback),
        ) +
        mean(item.rules.map(({ kept, missed }) => mean([secondsToRead([kept]), secondsToRead([missed])]))) *
          item.rules.length
      );
    case 'reflection':
      return 0;
    default:
      return item satisfies never;
  }
}

function textsOf(pieces: readonly { readonly text: string }[]): readonly string[] {
  return pieces.map(({ text }) => text);
}

/** Of no numbers, 0. */
export function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
