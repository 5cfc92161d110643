import type { ObjectiveResult } from '../../core/session.ts';
import type { ScormApi } from '../scorm/api.ts';
import type { ScormObjectives } from '../scorm/dialect.ts';
import { countOf, type Entry, type InteractionRules } from '../scorm/interactions.ts';
import type { ScormRecord } from '../scorm/record.ts';
import { identifierOf } from './identifiers.ts';
import { descriptionOf, scoreEntries } from './values.ts';

/**
 * Keeps `cmi.objectives` (RTE 4.2.17) as the results say. Where the LMS or the manifest has an objective
 * already it keeps its place; others are appended. No refusal is reported: objectives decide nothing.
 */
export function openObjectives(
  { unsupported }: Pick<InteractionRules, 'unsupported'>,
  api: ScormApi,
  record: ScormRecord,
): ScormObjectives {
  const waiting = new Map<string, ObjectiveResult>();
  const written = new Map<string, string>();
  let places: Map<string, number> | undefined;
  let foundAtFirst = 0;
  let next = 0;
  let supported = true;

  function readPlaces(): Map<string, number> {
    foundAtFirst = countOf(api.get('cmi.objectives._count')) ?? 0;
    next = foundAtFirst;
    return new Map(
      Array.from({ length: foundAtFirst }, (_, index) => [api.get(`cmi.objectives.${index}.id`), index]),
    );
  }

  /** Whether there is no use in writing it again. */
  function settle(element: string, value: string): boolean {
    if (written.get(element) === value) return true;
    const answer = record.put(element, value);
    if (!answer.ok && !unsupported.has(answer.problem.code)) return false;
    written.set(element, value);
    return true;
  }

  /** `undefined` where the LMS takes no further objective now. */
  function placeOf(id: string): number | undefined {
    places ??= readPlaces();
    const known = places.get(id);
    if (known !== undefined) return known;
    const answer = record.put(`cmi.objectives.${next}.id`, id);
    if (!answer.ok) {
      supported = !unsupported.has(answer.problem.code);
      return undefined;
    }
    places.set(id, next);
    next += 1;
    return next - 1;
  }

  function send(): void {
    for (const [id, result] of waiting) {
      const place = supported ? placeOf(id) : undefined;
      if (place === undefined) return;
      const entries = entriesOf(`cmi.objectives.${place}.`, result, place < foundAtFirst);
      if (entries.map(([element, value]) => settle(element, value)).every(Boolean)) waiting.delete(id);
    }
  }

  return {
    report(results) {
      for (const result of results) waiting.set(identifierOf(result.id), result);
      send();
    },
    send,
  };
}

/** @param held whether the LMS had the objective before: what it knows better is left alone */
function entriesOf(owner: string, result: ObjectiveResult, held: boolean): readonly Entry[] {
  const { text, success, completed, scaled } = result;
  return [
    [`${owner}description`, descriptionOf(text)],
    ...(success === 'unknown' ? [] : [[`${owner}success_status`, success] as const]),
    ...(held && !completed
      ? []
      : [[`${owner}completion_status`, completed ? 'completed' : 'incomplete'] as const]),
    ...(scaled === null ? [] : scoreEntries(owner, scaled)),
  ];
}
