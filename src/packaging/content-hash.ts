import { createHash } from 'node:crypto';
import type { Edition } from '../schemas/edition.ts';
import { blueprintOf } from './blueprint.ts';
import type { ReferenceName } from '../schemas/reference.ts';
import { askedIn } from './core-question.ts';
import type { Course } from './course.ts';
import { practisedIn } from './practised.ts';

/**
 * SHA-256, 64 hex digits, of everything the learner can see of an edition. What LMS and LRS are told,
 * how, which packages are built and which hours are credited is not seen, and changes nothing.
 */
export function contentHashOf(course: Course, edition: Edition): string {
  const {
    xapi: _xapi,
    xapiVersion: _version,
    reporting: _reporting,
    targets: _targets,
    hours: _hours,
    overdueFacts: _overdue,
    ...seen
  } = edition;
  const lessons = edition.lessons.map((id) => course.lessons.find((lesson) => lesson.id === id));
  const quizzes = lessons.flatMap((lesson) => lesson?.quizIds ?? []).map((id) => course.quizzes.get(id));
  const blueprint = blueprintOf(edition, (id) => course.quizzes.get(id));
  const practised = practisedIn(course, edition).map(({ question }) => question);
  const asked = [
    ...quizzes.flatMap((quiz) => askedIn(quiz?.questions ?? [])),
    ...blueprint.flatMap(({ questions }) => questions),
    ...practised,
  ];
  const scenarios = course.scenarios.filter(({ id }) => edition.scenarios.includes(id));
  const pictures = [
    ...asked.flatMap((question) => (question.type === 'cues' ? question.scene : [])),
    ...scenarios.flatMap(({ nodes }) => nodes.map(({ scene }) => scene.picture)),
  ];
  const scenes = [...new Set(pictures)].map((name) => course.scenes.get(name));
  const factIds = new Set([
    ...lessons.flatMap((lesson) => lesson?.facts ?? []),
    ...asked.flatMap(({ facts }) => facts),
    ...scenarios.flatMap(({ facts }) => facts),
  ]);
  const figures = lessons
    .flatMap((lesson) => lesson?.figureNames ?? [])
    .map((name) => course.figures.get(name));
  const facts = course.facts.filter(({ id }) => factIds.has(id));
  const { meta, agency, strings, sources, glossary, rollCall, rolePlays } = course;
  const holds = (name: ReferenceName) => edition.references.includes(name);
  return createHash('sha256')
    .update(
      canonical({
        meta,
        agency,
        strings,
        edition: seen,
        lessons,
        quizzes,
        banks: Object.fromEntries(blueprint.map(({ bank, questions }) => [bank, questions])),
        practised,
        facts,
        figures,
        scenarios,
        scenes,
        glossary,
        evidence: sources.evidence,
        sources: holds('sources') ? sources : null,
        rollCall: holds('roll-call') ? rollCall : null,
        rolePlays: holds('role-plays') ? rolePlays : null,
      }),
    )
    .digest('hex');
}

/** JSON with sorted keys: the same data gives the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
