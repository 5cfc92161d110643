import { readAuthorFiles } from '../author-files.ts';
import type { AuthorFiles } from '../author-files.ts';
import { askedIn } from '../core-question.ts';
import { lessonOf } from '../course.ts';
import { editionTime } from '../hours/edition-time.ts';
import type { EditionTime } from '../hours/edition-time.ts';
import { scenarioTime } from '../hours/scenario-time.ts';
import type { ScenarioTime } from '../hours/scenario-time.ts';
import type { Problem } from '../problem.ts';
import { checkScenario, surroundingsOf } from '../scenario/check-scenario.ts';
import { readSources } from '../words/course-texts.ts';
import { bankFigures, keyFigures } from './bank-figures.ts';
import type { BankFigures, KeyFigures } from './bank-figures.ts';
import { lessonFigures } from './lesson-figures.ts';
import type { LessonFigures } from './lesson-figures.ts';
import { upkeepFigures } from './upkeep-figures.ts';
import type { UpkeepFigures } from './upkeep-figures.ts';

/** What the content of a course comes to, for those who write and steer it. */
export interface ContentReport {
  readonly lessons: readonly LessonFigures[];
  readonly bank: BankFigures;
  readonly keys: KeyFigures;
  readonly scenarios: readonly (ScenarioTime & { readonly said: number })[];
  readonly editions: readonly (EditionTime & { readonly id: string; readonly claimed: number | null })[];
  readonly upkeep: UpkeepFigures;
  /** What could not be read and is left out. */
  readonly problems: readonly Problem[];
}

/** Reads the course below `root`. A file that is not in order is left out and told; nothing is thrown for it. */
export function contentReport(root: string): ContentReport {
  const files = readAuthorFiles(root);
  const lessons = files.lessons.flatMap(lessonOf);
  const read = files.quizzes.flatMap(({ file, data }) => (data === undefined ? [] : { file, data }));
  const quizzes = new Map(read.map(({ data }) => [data.id, data]));
  const bank = [...quizzes.values()].flatMap(({ use, questions }) =>
    use === 'final' ? askedIn(questions) : [],
  );
  const { played, problems } = playedScenarios(files);
  const times = new Map(played.map((one) => [one.id, one]));
  const material = { lessons, quizzes, scenarios: files.scenarios.flatMap(({ data }) => data ?? []) };
  const objectives = lessons.flatMap((lesson) => lesson.objectives.map(({ id }) => id));
  return {
    lessons: lessons.map((lesson) => lessonFigures(lesson, { quizzes, bank })),
    bank: bankFigures([...quizzes.values()], objectives),
    keys: keyFigures(read),
    scenarios: played,
    editions: files.editions.flatMap(({ data }) =>
      data === undefined
        ? []
        : Object.assign(
            editionTime(data, material, (id) => times.get(id) ?? null),
            {
              id: data.id,
              claimed: data.hours ?? null,
            },
          ),
    ),
    upkeep: upkeepFigures(files.facts.data ?? [], readSources(root)),
    problems: [
      ...[files.facts, ...files.lessons, ...files.quizzes, ...files.editions].flatMap(
        (file) => file.problems,
      ),
      ...problems,
    ],
  };
}

/** A scenario is played only where every way in it leads somewhere. */
function playedScenarios(files: AuthorFiles): {
  readonly played: ContentReport['scenarios'];
  readonly problems: readonly Problem[];
} {
  const around = surroundingsOf(files);
  const checked = files.scenarios.map((file) => ({
    data: file.data,
    problems: [...file.problems, ...checkScenario(file, around)],
  }));
  return {
    problems: checked.flatMap(({ problems }) => problems),
    played: checked.flatMap(({ data, problems }) => {
      if (data === undefined || problems.length > 0) return [];
      const time = scenarioTime(data);
      return time === null ? [] : Object.assign(time, { said: data.minutes });
    }),
  };
}
