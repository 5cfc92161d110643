import type { Settings } from '../core/settings.ts';
import type { Course } from './course.ts';
import { editionOf, planOf } from './edition-plan.ts';
import { reachOf } from './ledger.ts';

/**
 * What the page of an edition knows, before a target is chosen: `web` finds no LMS and keeps records
 * on the device. Packaging writes the target's own values over it.
 */
export function settingsOf(course: Course, editionId: string): Settings {
  const edition = editionOf(course, editionId);
  return {
    target: 'web',
    plan: planOf(course, editionId),
    reach: reachOf(course.ledger),
    courseIri: course.meta.iri,
    language: course.meta.language,
    agency: course.agency,
    bank: edition.assessment === null ? null : `./bank/${editionId}.js`,
    practice: edition.practice ? `./practice/${editionId}.js` : null,
    scenarios: Object.fromEntries(edition.scenarios.map((id) => [id, `./scenarios/${id}.js`])),
    xapi: edition.xapi,
    xapiVersion: edition.xapiVersion,
  };
}
