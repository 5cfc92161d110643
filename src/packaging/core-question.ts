import type { Asked, Option, Piece, Question, Target } from '../core/question.ts';
import type { ReflectionPrompt } from '../core/reflection.ts';
import type { Ledger } from '../schemas/ids.ts';
import type { Quiz, QuizEntry, QuizQuestion } from '../schemas/quiz.ts';
import { numberOf } from './ledger-number.ts';

interface Authored {
  readonly ledger: Ledger;
  readonly use: Quiz['use'];
  /** Id of the lesson it belongs to. */
  readonly lesson: string;
}

/** A question as the rules and the page need it, with the ledger's numbers in place of ids. */
export function coreQuestion(question: QuizQuestion, { ledger, use, lesson }: Authored): Question {
  const own = numbersOf(ledger, question.id);
  const asked: Asked = {
    id: question.id,
    number: numberOf(ledger, 'questions', question.id),
    use,
    lesson,
    objective: question.objective,
    stem: question.stem,
    ...(question.policySlot === undefined ? {} : { policySlot: question.policySlot }),
  };
  switch (question.type) {
    case 'choice':
      return { ...asked, type: 'choice', options: question.options.map(own.option) };
    case 'choices':
      return {
        ...asked,
        type: 'choices',
        credit: question.credit,
        options: question.options.map(own.option),
      };
    case 'cues':
      return {
        ...asked,
        type: 'cues',
        credit: question.credit,
        scene: question.scene,
        options: question.options.map((cue) => ({ ...own.option(cue), x: cue.x, y: cue.y })),
      };
    case 'ordering':
      return {
        ...asked,
        type: 'ordering',
        credit: question.credit,
        options: question.options.map(own.piece),
      };
    case 'matching':
    case 'sorting':
      return {
        ...asked,
        type: question.type,
        credit: question.credit,
        options: question.options.map((placed) => ({
          ...own.piece(placed),
          target: own.number(placed.target),
        })),
        targets: question.targets.map(own.target),
      };
    case 'moment':
      return {
        ...asked,
        type: 'moment',
        seconds: question.seconds,
        from: question.from,
        to: question.to,
        options: question.options.map((moment) => ({ ...own.piece(moment), at: moment.at })),
      };
    case 'sentence':
      return {
        ...asked,
        type: 'sentence',
        credit: question.credit,
        options: question.options.map((block) => ({ ...own.piece(block), part: block.part })),
        rules: question.rules,
        model: question.model.map(own.number),
      };
    case 'decision':
      return {
        ...asked,
        type: 'decision',
        credit: question.credit,
        options: question.options.map((branch) => ({
          ...own.option(branch),
          then: branch.then,
          stem: branch.stem,
          options: branch.options.map(own.option),
        })),
      };
    default:
      return question satisfies never;
  }
}

/** Questions of a quiz, without what is only written down for oneself. */
export function askedIn(entries: readonly QuizEntry[]): readonly QuizQuestion[] {
  return entries.filter((entry) => entry.type !== 'reflection');
}

export function reflectionsIn(entries: readonly QuizEntry[]): readonly ReflectionPrompt[] {
  return entries.flatMap((entry) =>
    entry.type === 'reflection' ? { id: entry.id, stem: entry.stem, hint: entry.hint } : [],
  );
}

interface AuthoredPiece {
  readonly id: string;
  readonly text: string;
  readonly feedback: string;
}

/** What gives the parts of one question their numbers. */
function numbersOf(ledger: Ledger, question: string) {
  const number = (id: string): number => numberOf(ledger, 'options', `${question}/${id}`);
  const piece = ({ id, text, feedback }: AuthoredPiece): Piece => ({
    id,
    number: number(id),
    text,
    feedback,
  });
  return {
    number,
    piece,
    option: (authored: AuthoredPiece & { readonly correct: boolean }): Option => ({
      ...piece(authored),
      correct: authored.correct,
    }),
    target: ({ id, text }: Omit<AuthoredPiece, 'feedback'>): Target => ({ id, number: number(id), text }),
  };
}
