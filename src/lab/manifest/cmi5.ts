import type { MoveOn } from '../cmi5/session.ts';
import type { Cmi5Package, KindReading } from '../package-kind.ts';
import { attributeOf, elementOf, textOf } from './xml-text.ts';

/** Attribute `moveOn` of an AU (cmi5 Quartz, 13.1.4). */
const MOVE_ON: readonly MoveOn[] = [
  'NotApplicable',
  'Passed',
  'Completed',
  'CompletedAndPassed',
  'CompletedOrPassed',
];

/**
 * Finds the first assignable unit of a course structure (cmi5 Quartz, 13). It reads tags, it does not
 * validate; units after the first are not launched by the lab.
 * @param xml of `plainXml`
 */
export function readCmi5(xml: string): KindReading<Cmi5Package> {
  const courseId = attributeOf(elementOf(xml, 'course') ?? '', 'id');
  const au = elementOf(xml, 'au') ?? '';
  const auId = attributeOf(au, 'id');
  const launch = textOf(au, 'url') ?? '';
  if (courseId === undefined) return failed('cmi5.xml has no <course id="…">.');
  if (auId === undefined) return failed('cmi5.xml has no <au id="…">, so nothing can be launched.');
  if (launch === '') return failed(`The <au id="${auId}"> in cmi5.xml has no <url>.`);
  // 13.1.4: what is left out is NotApplicable.
  const said = attributeOf(au, 'moveOn') ?? 'NotApplicable';
  const moveOn = MOVE_ON.find((known) => known === said);
  if (moveOn === undefined) {
    return failed(`cmi5.xml says moveOn="${said}". It has to be one of ${MOVE_ON.join(', ')}.`);
  }
  const mastery = attributeOf(au, 'masteryScore') ?? '';
  const masteryScore = mastery === '' ? null : Number(mastery);
  if (masteryScore !== null && !(masteryScore >= 0 && masteryScore <= 1)) {
    return failed(`cmi5.xml says masteryScore="${mastery}". It has to be a number from 0 to 1.`);
  }
  const title = textOf(elementOf(au, 'title') ?? '', 'langstring') ?? auId;
  const launchParameters = textOf(au, 'launchParameters') ?? null;
  return {
    ok: true,
    kind: { standard: 'cmi5', title, launch, courseId, auId, moveOn, masteryScore, launchParameters },
  };
}

function failed(problem: string): KindReading<Cmi5Package> {
  return { ok: false, problem };
}
