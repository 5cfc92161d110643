import type { Edition } from '../../schemas/edition.ts';
import { assessmentSeconds, mean } from './item-time.ts';
import { lessonTime } from './lesson-time.ts';
import type { Material } from './material.ts';
import { scenarioTime } from './scenario-time.ts';
import type { ScenarioTime } from './scenario-time.ts';

/** Minutes of an edition, worked out from what its learners read, answer and decide. */
export interface EditionTime {
  readonly reading: number;
  readonly practice: number;
  /** One run of each scenario, between its least and its most. */
  readonly scenarios: number;
  /** One try. */
  readonly assessment: number;
  /** All of it that completion asks for. */
  readonly minutes: number;
  /** Hours of 60 minutes that an edition may claim: whole quarters, rounded down. */
  readonly hours: number;
}

type Timed = Pick<Edition, 'lessons' | 'testOut' | 'scenarios' | 'navigation' | 'assessment' | 'completion'>;

/**
 * What an edition takes. Counted towards the hours is what nobody can leave out: lessons where completion asks for
 * them or where they have to be done first, without those that may be tested out; scenarios and the assessment where completion asks for them. Second
 * tries, retries and further runs are not counted, nor are figures, the opening and the result page.
 * @param timeOf what a scenario takes, for whoever has worked it out before
 */
export function editionTime(
  { lessons, testOut, scenarios, navigation, assessment, completion }: Timed,
  material: Material,
  timeOf: (id: string) => ScenarioTime | null = (id) => timeIn(material, id),
): EditionTime {
  const times = lessons.flatMap((id) => {
    if (testOut.includes(id)) return [];
    const lesson = material.lessons.find((one) => one.id === id);
    return lesson === undefined ? [] : lessonTime(lesson, material);
  });
  const runs = scenarios.flatMap((id) => timeOf(id) ?? []);
  const parts = {
    reading: sum(times.map(({ reading }) => reading)),
    practice: sum(times.map(({ practice }) => practice)),
    scenarios: sum(runs.map(({ minutes: { least, most } }) => (least + most) / 2)),
    assessment: assessment === null ? 0 : tryMinutes(assessment, material),
  };
  const isTaught = completion.lessons === 'all' || navigation === 'sequential';
  const minutes =
    (isTaught ? parts.reading + parts.practice : 0) +
    (completion.scenarios === 'none' ? 0 : parts.scenarios) +
    (completion.assessment === 'none' ? 0 : parts.assessment);
  return { ...parts, minutes, hours: Math.floor(minutes / 15) / 4 };
}

/** Minutes of one try, with questions of middling length. */
function tryMinutes(
  { banks, itemFeedback }: NonNullable<Edition['assessment']>,
  { quizzes }: Pick<Material, 'quizzes'>,
): number {
  const seconds = Object.entries(banks).map(([id, count]) => {
    const bank = quizzes.get(id)?.questions ?? [];
    return count * mean(bank.map((item) => assessmentSeconds(item, itemFeedback)));
  });
  return sum(seconds) / 60;
}

function timeIn({ scenarios }: Material, id: string): ScenarioTime | null {
  const file = scenarios.find((one) => one.id === id);
  return file === undefined ? null : scenarioTime(file);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
