import type { Question } from '../../../src/core/question.ts';
import { phrase } from '../../../src/runtime/phrase.ts';
import cues from '../../../src/strings/en-cues.json' with { type: 'json' };
import decision from '../../../src/strings/en-decision.json' with { type: 'json' };
import matching from '../../../src/strings/en-matching.json' with { type: 'json' };
import moment from '../../../src/strings/en-moment.json' with { type: 'json' };
import ordering from '../../../src/strings/en-ordering.json' with { type: 'json' };
import sentence from '../../../src/strings/en-sentence.json' with { type: 'json' };
import sorting from '../../../src/strings/en-sorting.json' with { type: 'json' };
import words from '../../../src/strings/en.json' with { type: 'json' };
import { response } from './response.ts';

/** What is said where there is no whole answer yet. */
export function unfinishedOf(question: Question): string {
  switch (question.type) {
    case 'choice':
    case 'choices':
      return words.quiz.chooseFirst;
    case 'cues':
      return cues.unfinished;
    case 'ordering':
      return ordering.unfinished;
    case 'matching':
    case 'sorting': {
      const { length } = question.options;
      const { unfinished } = question.type === 'matching' ? matching : sorting;
      return phrase(unfinished, { left: length, of: length });
    }
    case 'moment':
      return moment.unfinished;
    case 'sentence':
      return sentence.unfinished;
    case 'decision':
      return decision.decideFirst;
    default:
      return question satisfies never;
  }
}

/** The verdict of an answer in which nothing is right. */
export function wrongVerdictOf(question: Question): string {
  if (question.type !== 'moment') return words.quiz.wrong;
  const [second = 0] = response(question, false);
  const { from, to } = question;
  const n = second < from ? from - second : second - to;
  if (second < from) return phrase(n === 1 ? moment.earlyOne : moment.early, { n });
  return phrase(n === 1 ? moment.lateOne : moment.late, { n });
}

/** The authors' reasons that stand there after that answer. */
export function reasonsOf(question: Question): readonly string[] {
  switch (question.type) {
    case 'sentence':
      return question.rules.map(({ missed }) => missed);
    case 'decision': {
      const [taken] = response(question, false);
      const branch = question.options.find(({ number }) => number === taken);
      return [...question.options, ...(branch?.options ?? [])].map(({ feedback }) => feedback);
    }
    default:
      return question.options.map(({ feedback }) => feedback);
  }
}

/** The words beside the signs after that answer: of what was wrong, and of what would have been right. */
export function signsOf(question: Question): readonly string[] {
  switch (question.type) {
    case 'choice':
    case 'decision':
      return [words.quiz.yours, words.quiz.best];
    case 'choices':
    case 'cues':
      return [words.quiz.extra, words.quiz.missed];
    case 'ordering':
      return question.options.map((_, index) => `${index + 1}`);
    case 'matching':
    case 'sorting': {
      const chosen = response(question, false);
      const { yours } = question.type === 'matching' ? matching : sorting;
      const texts = question.targets.filter(({ number }) => chosen.includes(number));
      return texts.map(({ text }) => phrase(yours, { text }));
    }
    case 'moment':
      return [moment.you];
    case 'sentence':
      return [sentence.missed];
    default:
      return question satisfies never;
  }
}
