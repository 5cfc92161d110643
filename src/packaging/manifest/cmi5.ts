import { activityTypes, objectiveIri } from '../../xapi/vocabulary.ts';
import { escapeXml, hrefOf, type ManifestInput, type ManifestLesson } from './manifest.ts';

/**
 * `cmi5.xml` (cmi5 Quartz, 13): one course with one assignable unit. Ids name course, edition and unit
 * and no version, so an LMS that imports a newer package knows what it holds already. `moveOn` is always
 * written: the default, NotApplicable, satisfies the course before anybody opened it.
 */
export function writeCmi5(input: ManifestInput): string {
  const { courseIri, edition, language, lessons, masteryScore } = input;
  const id = `${courseIri}/editions/${edition}`;
  const title = element('title', input.title, language);
  const description = element('description', input.description, language);
  const mastery = masteryScore === null ? '' : ` masteryScore="${masteryScore}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${escapeXml(id)}">
    ${title}
    ${description}
  </course>
  <objectives>
${objectivesOf(lessons)
  .map(
    (objective) => `    <objective id="${escapeXml(objectiveIri(courseIri, objective.id))}">
      ${element('title', objective.text, language)}
      ${element('description', `${objective.lesson}: ${objective.text}`, language)}
    </objective>`,
  )
  .join('\n')}
  </objectives>
  <au id="${escapeXml(`${id}/au`)}" moveOn="${input.moveOn}"${mastery} launchMethod="AnyWindow" activityType="${activityTypes.course}">
    ${title}
    ${description}
    <objectives>
${objectivesOf(lessons)
  .map((objective) => `      <objective idref="${escapeXml(objectiveIri(courseIri, objective.id))}"/>`)
  .join('\n')}
    </objectives>
    <url>${escapeXml(hrefOf(input.launch))}</url>
  </au>
</courseStructure>
`;
}

function objectivesOf(lessons: readonly ManifestLesson[]) {
  return lessons.flatMap(({ title, objectives }) => objectives.map((one) => ({ ...one, lesson: title })));
}

function element(name: 'title' | 'description', text: string, language: string): string {
  return `<${name}><langstring lang="${escapeXml(language)}">${escapeXml(text)}</langstring></${name}>`;
}
