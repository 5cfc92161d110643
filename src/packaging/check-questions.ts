import { FORMS, quoted } from '../schemas/field.ts';
import { keepsRule } from '../core/questions/sentence.ts';
import type { Quiz, QuizQuestion } from '../schemas/quiz.ts';
import type { AuthorFile, AuthorFiles } from './author-files.ts';
import { knownIds, unknownId } from './known-ids.ts';
import type { Place } from './known-ids.ts';
import { nearest } from './nearest.ts';
import type { Problem } from './problem.ts';

/** What questions name: facts and objectives; and quizzes in a folder that is not theirs. */
export function questionProblems(files: AuthorFiles): Problem[] {
  const facts = knownIds('fact', [files.facts]);
  const objectives = knownIds('objective', files.lessons);
  const elsewhere = objectiveRules(files);
  return files.quizzes.flatMap((quiz) => {
    const { file, data, lineAt } = quiz;
    if (data === undefined) return [];
    const named = data.questions.flatMap((question, index) => {
      if (question.type === 'reflection') return [];
      const line = lineAt(['questions', index, 'objective']);
      const unknownFacts = question.facts.flatMap((id, nth) =>
        unknownId(id, facts, { file, line: lineAt(['questions', index, 'facts', nth]) }),
      );
      const unknownObjective = unknownId(question.objective, objectives, { file, line });
      const others = [
        ...withoutFact(question, { file, line: lineAt(['questions', index, 'id']) }),
        ...unknownScene(question, files, { file, line: lineAt(['questions', index, 'scene']) }),
        ...brokenModel(question, { file, line: lineAt(['questions', index, 'model']) }),
      ];
      return unknownFacts.concat(
        unknownObjective,
        elsewhere(data, question.objective, { file, line }),
        others,
      );
    });
    const folder = wrongFolder(quiz, data);
    // What the file is to be has to be known before its questions can be of a form.
    return folder.concat(named, folder.length === 0 ? formProblems(quiz, data) : []);
  });
}

/** Each question of the bank belongs to one form, and no other question to any. */
function formProblems({ file, lineAt }: AuthorFile<Quiz>, { use, questions }: Quiz): Problem[] {
  return questions.flatMap((question, index) => {
    if (question.type === 'reflection') return [];
    const { id, form } = question;
    if (use === 'final' && form === undefined) {
      const what = `question ${quoted(id)} has no form, and a try asks questions of one form`;
      const instead = `write ${FORMS.map((name) => `form: ${name}`).join(' or ')}`;
      return [{ file, line: lineAt(['questions', index, 'id']), what, instead }];
    }
    if (use === 'final' || form === undefined) return [];
    const what = `question ${quoted(id)} has form: ${form}, and no try asks what stands outside quizzes/final/`;
    const line = lineAt(['questions', index, 'form']);
    return [{ file, line, what, instead: 'take the line away, or move the question to a bank' }];
  });
}

/** Somebody has to be able to look up why an answer is right. */
function withoutFact({ id, facts }: QuizQuestion, place: Place): Problem[] {
  if (facts.length > 0) return [];
  const what = `question ${quoted(id)} names no fact`;
  return [{ ...place, what, instead: 'add facts: with the ids in content/facts.yaml that decide it' }];
}

/** A drawing that is not there. */
function unknownScene(question: QuizQuestion, { scenes }: AuthorFiles, place: Place): Problem[] {
  if (question.type !== 'cues' || scenes.has(question.scene)) return [];
  const near = nearest(question.scene, [...scenes.keys()]);
  const what = `scene ${quoted(question.scene)} is not in content/scenes/`;
  const instead = near === undefined ? 'draw it there, as an .svg file' : `write ${near}, or draw it there`;
  return [{ ...place, what, instead }];
}

/** A model sentence that breaks a rule of its own question. */
function brokenModel(question: QuizQuestion, place: Place): Problem[] {
  if (question.type !== 'sentence') return [];
  const parts = question.model.flatMap((id) => question.options.find((block) => block.id === id)?.part ?? []);
  const broken = question.rules.filter(({ rule }) => !keepsRule(rule, parts)).map(({ rule }) => rule);
  if (broken.length === 0) return [];
  const what = `the model does not keep ${broken.join(', ')}`;
  return [{ ...place, what, instead: 'name blocks that keep every rule, or take the rule away' }];
}

function wrongFolder({ file, lineAt }: AuthorFile<Quiz>, { use }: Quiz): Problem[] {
  const line = lineAt(['use']);
  const inFinal = file.startsWith('quizzes/final/');
  if (use === 'final' && !inFinal) {
    return [
      {
        file,
        line,
        what: 'use is final outside quizzes/final/',
        instead: 'move the file there, or write use: check',
      },
    ];
  }
  if (use !== 'final' && inFinal) {
    return [
      {
        file,
        line,
        what: `use is ${use} in quizzes/final/`,
        instead: 'write use: final, or move the file to quizzes/',
      },
    ];
  }
  return [];
}

/** A lesson's quiz asks about its own objectives; a recall quiz about those of earlier lessons too. */
function objectiveRules({
  lessons,
}: AuthorFiles): (quiz: Quiz, objective: string, place: Place) => Problem[] {
  const home = new Map<string, number>();
  const placed = new Map<string, number>();
  for (const [index, { data, mentions }] of lessons.entries()) {
    for (const { id } of data?.objectives ?? []) home.set(id, index);
    for (const { kind, id } of mentions) if (kind === 'quiz' && !placed.has(id)) placed.set(id, index);
  }
  return ({ id, use }, objective, place) => {
    const taught = home.get(objective);
    const asked = placed.get(id);
    if (use === 'final' || taught === undefined || asked === undefined || taught === asked) return [];
    const recall = id.endsWith('-recall');
    if (recall && taught < asked) return [];
    const owner = quoted(lessons[taught]?.data?.id);
    const what = `objective ${objective} belongs to ${recall ? 'the later ' : ''}lesson ${owner}`;
    const instead = recall
      ? 'name an objective of this lesson or an earlier one'
      : 'name an objective of the lesson that shows the quiz, or ask it in a quiz whose id ends in -recall';
    return [{ ...place, what, instead }];
  };
}
