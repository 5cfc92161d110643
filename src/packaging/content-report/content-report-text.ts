import { lineOf } from '../problem.ts';
import { table } from '../table.ts';
import type { KeyFigures } from './bank-figures.ts';
import type { ContentReport } from './content-report.ts';
import type { LessonFigures } from './lesson-figures.ts';

/** The report for people: tables, and a line a thing. */
export function contentReportText(report: ContentReport): string {
  const { lessons, bank, keys, scenarios, editions, upkeep, problems } = report;
  const sections: readonly (readonly string[])[] = [
    ['Lessons', ...table([LESSON_HEAD, ...lessons.map(lessonRow)])],
    [
      'Bank items by objective (all; by form)',
      ...bank.objectives.map(
        ({ id, items, forms }) => `${id.padEnd(7)} ${String(items).padStart(2)}  ${told(forms)}`,
      ),
    ],
    [
      'Bank',
      `${bank.items} items: ${told(bank.types)}`,
      `forms: ${told(bank.forms)}; critical: ${bank.critical}`,
      `scenario-type: ${bank.scenarioType} (${percent(bank.scenarioType, bank.items)})`,
      `objectives that no item asks about: ${listed(bank.objectives.filter(({ items }) => items === 0).map(({ id }) => id))}`,
    ],
    ['Right options of choice questions, practice and bank', ...keyLines(keys)],
    [
      'Scenarios',
      ...table([
        ['scenario', 'words', 'decisions', 'minutes', 'said'],
        ...scenarios.map(({ id, words, decisions, minutes, said }) => [
          id,
          `${words.least}–${words.most}`,
          `${decisions.least}–${decisions.most}`,
          `${minutes.least.toFixed(1)}–${minutes.most.toFixed(1)}`,
          String(said),
        ]),
      ]),
    ],
    [
      'Editions, minutes worked out',
      ...table([
        ['edition', 'reading', 'practice', 'scenarios', 'one try', 'asked for', 'hours', 'claimed'],
        ...editions.map(editionRow),
      ]),
    ],
    [
      'Facts',
      `${upkeep.facts.all} facts: ${told(upkeep.facts.sure)}`,
      `to review by month: ${told(upkeep.facts.reviews)}`,
      `named nowhere: ${listed(upkeep.facts.unused)}`,
    ],
    [
      'Policy slots',
      `named: ${told(upkeep.policySlots.used)}`,
      `named nowhere: ${listed(upkeep.policySlots.unused)}`,
    ],
    ...(problems.length === 0 ? [] : [['Left out, because it is not in order', ...problems.map(lineOf)]]),
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const LESSON_HEAD = [
  'lesson',
  'words',
  'grade',
  'longest',
  'said',
  'worked out',
  'reading',
  'practice',
  'checks',
  'recall',
  'bank',
  'forms',
];

function lessonRow(lesson: LessonFigures): readonly string[] {
  const { id, words, grade, longestSentence, minutes, checks, recall, bank } = lesson;
  return [
    id,
    String(words),
    grade === null ? '-' : grade.toFixed(1),
    String(longestSentence),
    String(minutes.said),
    (minutes.reading + minutes.practice).toFixed(0),
    minutes.reading.toFixed(0),
    minutes.practice.toFixed(0),
    String(checks),
    recall.of === 0 ? '-' : `${recall.asked}/${recall.of}`,
    String(bank.items),
    told(bank.forms),
  ];
}

function editionRow(edition: ContentReport['editions'][number]): readonly string[] {
  const { id, reading, practice, scenarios, assessment, minutes, hours, claimed } = edition;
  const rounded = [reading, practice, scenarios, assessment, minutes].map((one) => one.toFixed(0));
  return [id, ...rounded, String(hours), claimed === null ? '-' : String(claimed)];
}

function keyLines({ places, placesP, longest, ranks, files }: KeyFigures): readonly string[] {
  return [
    ...places.map(
      ({ options, found, expected, chiSquare, p }) =>
        `of ${options} options, in place 1, 2 and so on: ${found.join(' ')}; by chance ${expected.toFixed(1)} each, chi-square ${chiSquare.toFixed(2)}, p ${shown(p)}`,
    ),
    `places of all: p ${shown(placesP)}`,
    `no option longer than the right one: ${longest.found} of ${longest.questions}; by chance ${longest.expected.toFixed(1)}, p ${shown(longest.p)} for so many, ${shown(longest.pFewer)} for so few`,
    `right options that are the longest, the second longest and so on: ${ranks.join(' ')}`,
    ...table([
      ['file', 'questions', 'longest', 'by chance', 'p', 'places'],
      ...files.map(({ file, questions, found, expected, p, places: found4 }) => [
        file,
        String(questions),
        String(found),
        expected.toFixed(1),
        shown(p),
        found4.join(' '),
      ]),
    ]),
  ];
}

function told(counts: Readonly<Record<string, number>>): string {
  const entries = Object.entries(counts);
  return entries.length === 0 ? '-' : entries.map(([name, count]) => `${name} ${count}`).join(', ');
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${Math.round((100 * part) / whole)}%`;
}

function shown(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}
