import { activityTypes, assessmentIri, lessonIri } from '../../xapi/vocabulary.ts';
import { escapeXml, hrefOf, type ManifestInput } from './manifest.ts';

interface Activity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * `tincan.xml` of an xAPI launch (RusticiSoftware/launch, lms_lrs.md): the course is the one activity
 * that is launched; lessons and assessment stand beside it for their names, under the ids of the
 * statements about them.
 */
export function writeTinCan(input: ManifestInput): string {
  const { courseIri, language } = input;
  const course: Activity = {
    id: courseIri,
    type: activityTypes.course,
    name: input.title,
    lines: [
      inLanguage('description', input.description, language),
      inLanguage('launch', hrefOf(input.launch), language),
    ],
  };
  const lessons: readonly Activity[] = input.lessons.map(({ id, title }) => ({
    id: lessonIri(courseIri, id),
    type: activityTypes.lesson,
    name: title,
    lines: [],
  }));
  const assessment: readonly Activity[] =
    input.assessment === null
      ? []
      : [
          {
            id: assessmentIri(courseIri),
            type: activityTypes.assessment,
            name: input.assessment.title,
            lines: [],
          },
        ];
  return `<?xml version="1.0" encoding="UTF-8"?>
<tincan xmlns="http://projecttincan.com/tincan.xsd">
  <activities>
${[course, ...lessons, ...assessment].map(activityElement).join('\n')}
  </activities>
</tincan>
`;
}

function activityElement({ id, type, name, lines }: Activity): string {
  return [
    `    <activity id="${escapeXml(id)}" type="${type}">`,
    ...[`<name>${escapeXml(name)}</name>`, ...lines].map((line) => `      ${line}`),
    '    </activity>',
  ].join('\n');
}

function inLanguage(name: 'description' | 'launch', text: string, language: string): string {
  return `<${name} lang="${escapeXml(language)}">${escapeXml(text)}</${name}>`;
}
