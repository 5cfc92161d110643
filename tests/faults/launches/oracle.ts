import { outcome } from '../../../src/core/progress.ts';
import { reportedOf } from '../../../src/core/reported.ts';
import type { Lack } from '../../../src/lms/port.ts';
import { judgementId } from '../../../src/xapi/judgement-id.ts';
import { nameOfVerb, saidByCourse } from '../../support/launched-stand.ts';
import type { Attempt } from '../../../src/core/attempt.ts';
import { COURSE_PLAN } from '../answering.ts';
import { givenIn, holds } from '../custody.ts';
import type { Given } from './ledger.ts';
import { sessionBreaches, wasAbandoned } from './sessions.ts';
import type { World } from './world.ts';

/** What a schedule came to. The first four have to be empty. */
export interface LaunchOutcome {
  readonly lost: readonly string[];
  readonly duplicated: readonly string[];
  readonly outOfOrder: readonly string[];
  readonly illegal: readonly string[];
  /** Neither the LRS nor the device had it: the device failed, refused it or destroyed it before the LRS took it. */
  readonly cutOff: readonly string[];
  /** Given in two windows at once, or once more after the device had lost it: of the two one stands. */
  readonly overwritten: readonly string[];
  /** Statements of a cmi5 session that was over before the LRS had them, of which a later launch told. */
  readonly abandoned: readonly string[];
  /** Statements that the LRS refused alone, of which the learner was told. */
  readonly refused: readonly string[];
  /** Rules that count over a registration, broken by a device that the LRS did not tell what was said of it. */
  readonly unknowing: readonly string[];
}

/** One pass, one completion, no fail after a pass, no progress after a completion (cmi5, Quartz, 9.3 and 9.5.5.1). */
const OVER_REGISTRATION = /^(?:9\.3\.0\.0-[678]|9\.5\.5\.1): /;

type Fate = 'kept' | 'lost' | 'cutOff' | 'overwritten' | 'abandoned' | 'refused';

/** Reads what the LRS holds after the learner has launched the course once more, and left it. */
export function outcomeOf(world: World): LaunchOutcome {
  const { given } = world.ledger;
  const attempt = world.attempt();
  const said = saidByCourse(world.side.lrs);
  const stored = said.map(({ id }) => String(id));
  const fates = given.map((answer) => ({
    answer,
    state: stateFate(world, attempt, answer),
    statement: statementFate(world, stored, answer),
  }));
  const withFate = (fate: Fate) =>
    fates.flatMap(({ answer: { key, statement: id }, state, statement }) => [
      ...(state === fate ? [`${key} in the state`] : []),
      ...(statement === fate ? [`the statement ${id ?? 'never made'} of ${key}`] : []),
    ]);
  const verbs = said.map(nameOfVerb);
  const own = new Set(given.map(({ statement }) => statement));
  const strange = said.flatMap((one) =>
    nameOfVerb(one) === 'answered' && !own.has(String(one.id)) ? [`the statement ${String(one.id)}`] : [],
  );
  const isWell = world.devices.every((device) => device.troubles() === 0);
  const isTogether = world.devices.length === 1 && isWell;
  const broken = world.side.violations();
  const unknowing =
    world.hasToldLess() && !isTogether ? broken.filter((rule) => OVER_REGISTRATION.test(rule)) : [];
  return {
    lost: [...withFate('lost'), ...judgementsLost(attempt, stored)],
    duplicated: [
      ...repeated(stored),
      ...strange,
      ...repeated(verbs.filter((verb) => verb === 'passed' || verb === 'completed')),
      // What a device does not take down is told once more.
      ...(isWell ? toldAgain(world) : []),
      ...given.flatMap(({ statement }) =>
        statement !== undefined && stored.includes(statement) && isTold(world, 'earlier', statement)
          ? [`told as missing: ${statement}`]
          : [],
      ),
    ],
    outOfOrder: outOfOrder(world, stored),
    illegal: [...broken.filter((rule) => !unknowing.includes(rule)), ...sessionBreaches(world)],
    cutOff: withFate('cutOff'),
    overwritten: withFate('overwritten'),
    abandoned: withFate('abandoned'),
    refused: withFate('refused'),
    unknowing,
  };
}

/** Nothing happened to the device since: it holds what the LRS has not taken. */
function isSafe({ devices }: World, { isAtRisk, troubles, device }: Given): boolean {
  return !isAtRisk && devices[device]?.troubles() === troubles;
}

/** Told by a page that was opened after another one had told it; of two that are open at once both may. */
function toldAgain({ ledger: { told } }: World): readonly string[] {
  return told.flatMap(({ what, code, openedAt }) =>
    what === 'earlier' && told.some((one) => one.code === code && one.at < openedAt) ? [code] : [],
  );
}

function stateFate(world: World, attempt: Attempt | null, answer: Given): Fate {
  if (attempt !== null && holds(attempt, answer)) return 'kept';
  if (attempt !== null && isOverwritten(world, attempt, answer)) return 'overwritten';
  if (answer.wasStored || answer.hadChance) return 'lost';
  return isSafe(world, answer) ? 'lost' : 'cutOff';
}

/**
 * Another answer to the same question stands, which the learner gave where this one was not known. Of tries one
 * whole row stands: what is in no other row goes with its own.
 */
function isOverwritten({ ledger }: World, attempt: Attempt, answer: Given): boolean {
  const inTry = (key: string) => key.startsWith('t');
  const own = inTry(answer.key)
    ? ledger.given.filter(({ page, key }) => page === answer.page && inTry(key))
    : [answer];
  return own.some(({ key }) => {
    const stands = JSON.stringify(givenIn(attempt, key) ?? null);
    const others = ledger.given.filter((one) => one.page !== answer.page && one.key === key);
    return own.every((one) => one.key !== key || JSON.stringify(one.chosen) !== stands)
      ? others.some(({ chosen }) => JSON.stringify(chosen) === stands)
      : false;
  });
}

function statementFate(world: World, stored: readonly string[], answer: Given): Fate {
  const { statement: id } = answer;
  if (id === undefined) return 'lost';
  if (stored.includes(id)) return 'kept';
  if (isTold(world, 'earlier', id) && wasAbandoned(world, answer.session)) return 'abandoned';
  // Of a session that ended with the refusal in doubt the next launch tells.
  const isTeller = (kind: Lack['what']) => isTold(world, kind, id);
  if (world.line.refused.has(id) && (isTeller('entry') || isTeller('earlier'))) return 'refused';
  return answer.hadChance || (isSafe(world, answer) && !answer.isInMemory) ? 'lost' : 'cutOff';
}

function isTold({ ledger }: World, kind: Lack['what'], id: string): boolean {
  return ledger.told.some(({ what, code }) => what === kind && code.endsWith(id.slice(0, 8)));
}

/** What the attempt has come to has to stand on the LRS. */
function judgementsLost(attempt: Attempt | null, stored: readonly string[]): readonly string[] {
  if (attempt === null) return [];
  const reached = outcome({
    plan: COURSE_PLAN,
    mode: 'normal',
    passMark: COURSE_PLAN.assessment?.passMark ?? 100,
    phase: 'active',
    attempt,
  });
  const { completion, success, score } = reportedOf(reached, COURSE_PLAN.reporting);
  const due = [
    ...(success === 'unknown' ? [] : [success]),
    ...(completion === 'completed' ? (['completed'] as const) : []),
  ];
  return due.flatMap((verdict) =>
    stored.includes(judgementId(attempt.registration, verdict, score)) ? [] : [`the statement ${verdict}`],
  );
}

/** Answers of one page stand in their order, but for what left beside something else or was refused for a while. */
function outOfOrder({ ledger, line }: World, stored: readonly string[]): readonly string[] {
  const pages = [...new Set(ledger.given.map(({ page }) => page))];
  return pages.flatMap((page) => {
    const wanted = ledger.given.flatMap(({ page: its, statement: id }) =>
      its === page && id !== undefined && stored.includes(id) && !line.beside.has(id) && !line.refused.has(id)
        ? [id]
        : [],
    );
    const found = stored.filter((id) => wanted.includes(id));
    return found.join(' ') === wanted.join(' ') ? [] : [`${found.join(' ')} for ${wanted.join(' ')}`];
  });
}

function repeated(list: readonly string[]): readonly string[] {
  return list.filter((one, index) => list.indexOf(one) !== index);
}
