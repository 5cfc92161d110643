import type { Edition } from '../schemas/edition.ts';
import type { Course } from './course.ts';
import { lessonsOf } from './edition-plan.ts';
import { identifierOf, type ManifestInput } from './manifest/manifest.ts';
import { masteryScoreOf, moveOnOf } from './manifest/move-on.ts';

interface Shipped {
  readonly edition: Edition;
  /** Name of the target. */
  readonly target: string;
  readonly launch: string;
  /** Paths in the package, in any order. */
  readonly files: Iterable<string>;
}

/** What a manifest says about one package of the course. */
export function manifestInputOf(course: Course, { edition, target, launch, files }: Shipped): ManifestInput {
  const { meta, strings } = course;
  const assessmentTitle = strings['assessment']?.['title'] ?? edition.title;
  return {
    identifier: identifierOf(meta.id, edition.id, target),
    title: edition.title,
    description: edition.description ?? edition.title,
    language: meta.language,
    version: meta.version,
    courseIri: meta.iri,
    edition: edition.id,
    lessons: lessonsOf(course, edition).map(({ id, title, objectives }) => ({ id, title, objectives })),
    assessment: edition.assessment === null ? null : { title: assessmentTitle },
    moveOn: moveOnOf(edition),
    masteryScore: masteryScoreOf(edition),
    launch,
    files: [...files].toSorted(),
  };
}
