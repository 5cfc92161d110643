import { quoted } from '../schemas/field.ts';
import type { AuthorFiles, LessonFile } from './author-files.ts';
import { knownIds, unknownId } from './known-ids.ts';
import type { Place } from './known-ids.ts';
import type { Problem } from './problem.ts';

/** What lessons name: facts, figures and quizzes; and quizzes that no lesson names. */
export function lessonProblems(files: AuthorFiles): Problem[] {
  return [...factProblems(files), ...figureProblems(files), ...placementProblems(files)];
}

function factProblems({ lessons, facts }: AuthorFiles): Problem[] {
  const known = knownIds('fact', [facts]);
  return lessons.flatMap(({ file, data, lineAt }) =>
    (data?.facts ?? []).flatMap((id, index) =>
      unknownId(id, known, { file, line: lineAt(['facts', index]) }),
    ),
  );
}

function figureProblems({ lessons, figures }: AuthorFiles): Problem[] {
  const known = { kind: 'figure', ids: new Set(figures.keys()), complete: true };
  return lessons.flatMap((lesson) =>
    mentions(lesson, 'figure').flatMap(({ id, ...place }) => unknownId(id, known, place)),
  );
}

function placementProblems({ lessons, quizzes }: AuthorFiles): Problem[] {
  const known = knownIds('quiz', quizzes);
  const banks = new Set(quizzes.flatMap(({ data }) => (data?.use === 'final' ? data.id : [])));
  const placed = new Map<string, Place>();
  const problems: Problem[] = [];
  for (const { id, file, line } of lessons.flatMap((lesson) => mentions(lesson, 'quiz'))) {
    problems.push(...unknownId(id, known, { file, line }));
    const earlier = placed.get(id);
    if (banks.has(id)) {
      const what = `quiz ${quoted(id)} belongs to the assessment (use: final)`;
      problems.push({ file, line, what, instead: 'name a quiz with use: check or use: predict' });
    } else if (earlier !== undefined) {
      const what = `quiz ${quoted(id)} stands already in ${earlier.file}:${earlier.line}`;
      problems.push({
        file,
        line,
        what,
        instead: 'take one of the two away, because a first answer counts once',
      });
    }
    placed.set(id, earlier ?? { file, line });
  }
  // A lesson that could not be read may be the one that places it.
  if (lessons.some(({ data, body }) => data === undefined && body === '')) return problems;
  for (const { file, data, lineAt } of quizzes) {
    if (data === undefined || data.use === 'final' || placed.has(data.id)) continue;
    const what = `no lesson shows quiz ${quoted(data.id)}`;
    problems.push({
      file,
      line: lineAt(['id']),
      what,
      instead: `write <Quiz id="${data.id}" /> in a lesson, or remove the file`,
    });
  }
  return problems;
}

function mentions(
  { file, mentions: all }: LessonFile,
  kind: 'quiz' | 'figure',
): (Place & { readonly id: string })[] {
  return all.filter((mention) => mention.kind === kind).map(({ id, line }) => ({ id, file, line }));
}
