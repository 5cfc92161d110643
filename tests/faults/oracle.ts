import type { Attempt } from '../../src/core/attempt.ts';
import { reportedOf } from '../../src/core/reported.ts';
import { outcome } from '../../src/core/progress.ts';
import { statusOf } from '../../src/lms/scorm12/values.ts';
import { judgementId } from '../../src/xapi/judgement-id.ts';
import { COURSE_PLAN } from './answering.ts';
import { attemptOf, entriesIn, givenIn, holds, standInOf, type Custody, type Held } from './custody.ts';
import type { World } from './world.ts';

/** What a schedule came to. The first four have to be empty. */
export interface Outcome {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly outOfOrder: readonly string[];
  readonly illegal: readonly string[];
  /** Lost, and no course could have kept it: an LMS said it had stored it and could be believed, or the device destroyed it. */
  readonly impossible: readonly string[];
  /** Lost with a page that ended before the LMS took it, after the device refused or destroyed its copy. */
  readonly cutOff: readonly string[];
  /** Wrong in the LMS's record after two windows held the course at once, and the device failed between them or the LMS lied. */
  readonly overwritten: readonly string[];
  /**
   * Twice among the interactions: the LMS took the answer and not the attempt that tells of it, and the device that
   * knew could not be asked at the next launch.
   */
  readonly repeated: readonly string[];
  /** Statements that the LRS refused alone, kept on the device for whoever looks into it. */
  readonly refused: readonly string[];
}

type Fate = 'kept' | 'lost' | 'impossible' | 'cutOff';

/** Reads the record of the LMS and the LRS after the learner has opened the course once more. */
export function outcomeOf(world: World): Outcome {
  const { lms, ledger, setting, breaches } = world;
  const attempt = attemptOf(lms.stored.get('cmi.suspend_data') ?? '');
  const entries = entriesIn(setting.standard, lms.stored).map(({ key }) => key);
  const troubles = world.device.troubles();
  const fates = ledger.answers.map((held) => ({ held, ...fatesOf(held, { attempt, entries, troubles }) }));
  const withFate = (fate: Fate) =>
    fates.flatMap(({ held, state, entry }) => [
      ...(state === fate ? [`${held.answer.key} in the state`] : []),
      ...(entry === fate ? [`${held.answer.key} among the interactions`] : []),
    ]);
  const statements = statementFates(world);
  const given = ledger.answers.map(({ answer }) => answer.key);
  const times = (list: readonly string[], key: string) => list.filter((one) => one === key).length;
  // Who lost an answer with its page may give it again, and both may stand among the interactions. What an
  // LMS said to have stored, and had not, arrives when that is found out; what a device keeps and does not
  // give, when it does.
  const order = fates.flatMap(({ held, entry, isSafe }) =>
    entry === 'kept' && isSafe && !held.entry.claimed && times(given, held.answer.key) === 1
      ? held.answer.key
      : [],
  );
  const twice = [...new Set(entries)].filter((key) => times(entries, key) > times(given, key));
  const isStandIn = (key: string) =>
    fates.some(
      ({ held, entry }) =>
        (entry === 'cutOff' || entry === 'impossible') && standInOf(held.answer.key) === key,
    );
  const torn = new Set(fates.flatMap(({ held, isSafe }) => (held.isTorn && !isSafe ? held.answer.key : [])));
  const record = {
    lost: [...withFate('lost'), ...resultsLost(world, attempt)],
    duplicated: twice.filter((key) => !torn.has(key) && !isStandIn(key)),
    outOfOrder: isInOrder(entries, order) ? [] : [`${entries.join(' ')} for ${order.join(' ')}`],
  };
  // Windows hear of each other, and hand over, by the device alone; and number their answers by what the LMS
  // says to have stored.
  const isTrue = !ledger.answers.some(({ state, entry }) => state.claimed || entry.claimed);
  const isOwn = !world.hadTwo() || (world.device.troubles() === 0 && isTrue);
  const kept = isOwn ? record : { lost: [], duplicated: [], outOfOrder: [] };
  return {
    lost: [...kept.lost, ...statements.lost],
    duplicated: kept.duplicated,
    outOfOrder: [...kept.outOfOrder, ...statements.outOfOrder],
    illegal: breaches,
    impossible: [...withFate('impossible'), ...statements.impossible],
    cutOff: withFate('cutOff'),
    overwritten: isOwn ? [] : Object.values(record).flat(),
    repeated: twice.filter((key) => torn.has(key)),
    refused: statements.refused,
  };
}

function fatesOf(
  held: Held,
  {
    attempt,
    entries,
    troubles,
  }: {
    readonly attempt: Attempt | null;
    readonly entries: readonly string[];
    readonly troubles: number;
  },
): { readonly state: Fate; readonly entry: Fate; readonly isSafe: boolean } {
  const { answer, state, entry, isReplaced } = held;
  const isKept = !isReplaced && attempt !== null && holds(attempt, answer);
  // Nothing happened to the device since: it holds what the LMS has not taken.
  const isSafe = !answer.isAtRisk && answer.troubles === troubles;
  // Given again while the device did not say that it was given before: of two answers one stands.
  const isRival = !isKept && !isSafe && attempt !== null && (givenIn(attempt, answer.key) ?? null) !== null;
  if (isRival) return { isSafe, state: 'cutOff', entry: 'cutOff' };
  const kept = fateOf(state, isKept, isSafe);
  const isIn = entries.includes(answer.key);
  const isStoodIn = !isIn && !isSafe && entries.includes(standInOf(answer.key));
  if (kept !== 'kept' || isStoodIn) return { isSafe, state: kept, entry: isStoodIn ? 'cutOff' : kept };
  return { isSafe, state: kept, entry: fateOf(entry, isIn, isSafe) };
}

function fateOf({ stored, claimed, believed, hadChance }: Custody, isKept: boolean, isSafe: boolean): Fate {
  if (isKept) return 'kept';
  if (stored) return 'lost';
  // Until then the device keeps it.
  if (claimed && (believed || !isSafe)) return 'impossible';
  return hadChance || isSafe ? 'lost' : 'cutOff';
}

/** What the attempt has come to has to stand in the LMS, and on the LRS. */
function resultsLost({ lms, lrs, setting, device }: World, attempt: Attempt | null): readonly string[] {
  if (attempt === null) return [];
  const reached = outcome({
    plan: COURSE_PLAN,
    mode: 'normal',
    passMark: COURSE_PLAN.assessment?.passMark ?? 100,
    phase: 'active',
    attempt,
  });
  const reported = reportedOf(reached, COURSE_PLAN.reporting);
  const wanted =
    setting.standard === 'scorm12'
      ? [['cmi.core.lesson_status', statusOf(reported)] as const]
      : [
          ['cmi.completion_status', reported.completion] as const,
          ['cmi.success_status', reported.success === 'unknown' ? undefined : reported.success] as const,
        ];
  const missing = wanted.flatMap(([name, value]) =>
    lms.stored.get(name) === value ? [] : [`${name} ${value} (${lms.stored.get(name)})`],
  );
  const verdicts = reached.status === 'passed' ? (['passed', 'completed'] as const) : [];
  const ids = verdicts.map((verdict) => judgementId(attempt.registration, verdict, reached.score));
  const unsaid = ids.filter((id) => !lrs.stored().includes(id) && !device.setAside(id));
  return [...missing, ...unsaid.map((id) => `the statement ${id}`)];
}

function statementFates({ lrs, device, said, hadLeft, hadTwo }: World) {
  const stored = lrs.stored();
  const lost: string[] = [];
  const impossible: string[] = [];
  const refused: string[] = [];
  for (const id of said.flat()) {
    if (stored.includes(id)) continue;
    if (lrs.refused.has(id)) refused.push(id);
    else if (device.destroyed(id) || !device.took(id)) impossible.push(`the statement ${id}`);
    else lost.push(`the statement ${id}`);
  }
  // What leaves with a page does not wait for what another page has to send.
  const groups = hadLeft() || hadTwo() ? said : [said.flat()];
  const outOfOrder = groups.flatMap((group) => {
    const ids = group.filter((id) => stored.includes(id) && !lrs.beside.has(id) && !lrs.refused.has(id));
    return isInOrder(stored, ids) ? [] : [`statements ${ids.join(' ')}`];
  });
  return { lost, impossible, refused, outOfOrder };
}

/** Whether those of `list` that are `wanted` stand in that order. */
function isInOrder(list: readonly string[], wanted: readonly string[]): boolean {
  return list.filter((one) => wanted.includes(one)).join(' ') === wanted.join(' ');
}
