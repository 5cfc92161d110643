import { FORMS, quoted } from '../schemas/field.ts';
import type { Edition } from '../schemas/edition.ts';
import type { QuizQuestion } from '../schemas/quiz.ts';
import type { AuthorFile, AuthorFiles } from './author-files.ts';
import { blueprintOf, type BlueprintLine } from './blueprint.ts';
import { knownIds, type Place, unknownId } from './known-ids.ts';
import type { Problem } from './problem.ts';

/** Banks that are not there, ask about lessons that are left out or hold too little; objectives without a question. */
export function blueprintProblems(files: AuthorFiles): Problem[] {
  return [...linesOf(files).flatMap((line) => bankProblems(line, files)), ...missingForms(files)];
}

/** What a blueprint may well say, and is worth knowing. */
export function blueprintWarnings(files: AuthorFiles): Problem[] {
  return [
    ...linesOf(files).flatMap(repeatedQuestions),
    ...files.editions.flatMap((edition) => noCritical(edition, files)),
  ];
}

/** A line of an edition's blueprint, and where it stands. */
interface PlacedLine {
  readonly asked: BlueprintLine;
  readonly place: Place;
  readonly assessment: Assessment;
  /** Ids of the edition's lessons. */
  readonly lessons: readonly string[];
}

type Assessment = NonNullable<Edition['assessment']>;

function linesOf({ editions, quizzes }: AuthorFiles): readonly PlacedLine[] {
  return editions.flatMap(({ file, data, lineAt }) => {
    if (data === undefined || data.assessment === null) return [];
    const { assessment, lessons } = data;
    return linesIn(data, quizzes).map((asked) => {
      const place = { file, line: lineAt(['assessment', 'banks', asked.bank]) };
      return { asked, place, assessment, lessons };
    });
  });
}

function linesIn(edition: Edition, quizzes: AuthorFiles['quizzes']): readonly BlueprintLine[] {
  return blueprintOf(edition, (id) => quizzes.find(({ data }) => data?.id === id)?.data);
}

function bankProblems(line: PlacedLine, files: AuthorFiles): Problem[] {
  const { asked, place } = line;
  const quiz = files.quizzes.find(({ data }) => data?.id === asked.bank)?.data;
  if (quiz === undefined) return unknownId(asked.bank, knownIds('quiz', files.quizzes), place);
  if (quiz.use === 'final') return [...shortBank(line), ...untaught(line, files)];
  const what = `quiz ${quoted(asked.bank)} is no assessment bank (use: ${quiz.use})`;
  return [{ ...place, what, instead: 'name a quiz of quizzes/final/' }];
}

function shortBank({ asked, place, assessment }: PlacedLine): Problem[] {
  const { bank, count, questions, everyForm } = asked;
  const held = questions.length;
  // A question that has no form yet may be of this one.
  if (held >= count || everyForm.some(({ form }) => form === undefined)) return [];
  const what = `a try asks ${count} questions of bank ${quoted(bank)}, and it holds ${held}${ofForm(assessment)}`;
  const instead = held === 0 ? 'write some, or take the bank away' : `ask ${held} or fewer, or write more`;
  return [{ ...place, what, instead }];
}

/** A bank that asks about a lesson which the edition leaves out. */
function untaught({ asked, place, lessons }: PlacedLine, files: AuthorFiles): Problem[] {
  // An id without a lesson may be a slip for the one that seems left out.
  if (!lessons.every((id) => files.lessons.some(({ data }) => data?.id === id))) return [];
  const left = files.lessons.flatMap(({ data }) =>
    data === undefined || lessons.includes(data.id) ? [] : data,
  );
  const lesson = left.find(({ objectives }) =>
    objectives.some(({ id }) => asked.everyForm.some(({ objective }) => objective === id)),
  );
  if (lesson === undefined) return [];
  const what = `bank ${quoted(asked.bank)} asks about lesson ${quoted(lesson.id)}, which the edition leaves out`;
  return [{ ...place, what, instead: 'add the lesson, or take the bank away' }];
}

/** Objectives of lessons that an assessment asks about, with no question in one of the forms. */
function missingForms(files: AuthorFiles): Problem[] {
  const asked = questionsOfBanks(files);
  return files.lessons.flatMap(({ file, data, lineAt }) => {
    const objectives = data?.objectives ?? [];
    if (!objectives.some(({ id }) => asked.some(({ objective }) => objective === id))) return [];
    return objectives.flatMap(({ id }, index) => {
      const forms = new Set(asked.filter(({ objective }) => objective === id).map(({ form }) => form));
      const missing = FORMS.filter((form) => !forms.has(form));
      // A question that has no form yet may be the one.
      if (missing.length === 0 || forms.has(undefined)) return [];
      const what = `the assessment asks about this lesson, and has no question about ${id} in form ${missing.join(' and ')}`;
      const one = missing.length === 1 ? 'one' : 'one in each';
      const instead = `write ${one}, in a bank of quizzes/final/ that an edition names`;
      return [{ file, line: lineAt(['objectives', index, 'id']), what, instead }];
    });
  });
}

/**
 * Questions of every bank that an edition names; none where something could not be read or names what is
 * not there, because the question that seems to be missing may be that one.
 */
function questionsOfBanks({ editions, lessons, quizzes }: AuthorFiles): readonly QuizQuestion[] {
  if ([...editions, ...lessons, ...quizzes].some(({ data }) => data === undefined)) return [];
  const named = editions.flatMap(({ data }) => Object.keys(data?.assessment?.banks ?? {}));
  const banks = quizzes.flatMap(({ data }) => (data?.use === 'final' ? data : []));
  if (!named.every((id) => banks.some((bank) => bank.id === id))) return [];
  const asked = banks.filter(({ id }) => named.includes(id)).flatMap(({ questions }) => questions);
  const taught = new Set(lessons.flatMap(({ data }) => data?.objectives.map(({ id }) => id) ?? []));
  return asked.every(({ objective }) => taught.has(objective)) ? asked : [];
}

/** A bank that is too small for a second try of new questions. */
function repeatedQuestions({ asked, place, assessment }: PlacedLine): Problem[] {
  const { bank, count, questions } = asked;
  const held = questions.length;
  if (assessment.attempts < 2 || held < count) return [];
  if (held < 2 * count) {
    const what = `bank ${quoted(bank)} holds ${held} questions${ofForm(assessment)} and a try asks ${count}, so the second try repeats some`;
    return [{ ...place, what, instead: `write ${2 * count - held} more to make the second try new` }];
  }
  const isOnlyOne = questions.filter(({ critical }) => critical).length === 1;
  if (assessment.critical !== 'must-be-right' || !isOnlyOne) return [];
  const what = `bank ${quoted(bank)} holds 1 critical question${ofForm(assessment)} and each try asks one, so the second try repeats it`;
  return [{ ...place, what, instead: 'mark another with critical: true' }];
}

/** A rule about critical questions where no bank has one. */
function noCritical({ file, data, lineAt }: AuthorFile<Edition>, { quizzes }: AuthorFiles): Problem[] {
  if (data?.assessment?.critical !== 'must-be-right') return [];
  if (linesIn(data, quizzes).some(({ questions }) => questions.some(({ critical }) => critical))) return [];
  const what = `critical questions must be right, and the banks hold none${ofForm(data.assessment)}`;
  const instead = 'mark some with critical: true, or write critical: counts';
  return [{ file, line: lineAt(['assessment', 'critical']), what, instead }];
}

function ofForm({ form }: Assessment): string {
  return form === undefined ? '' : ` of form ${form}`;
}
