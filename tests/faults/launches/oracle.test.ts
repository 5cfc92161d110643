import * as fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { ValidStatement } from '../../../src/lab/lrs/validation.ts';
import { nameOfVerb } from '../../support/launched-stand.ts';
import { KIND_NAMES, type KindName } from '../kinds.ts';
import type { Act, LaunchStandard } from './act.ts';
import { outcomeOf, type LaunchOutcome } from './oracle.ts';
import { play, recover } from './play.ts';
import { anyLaunchSchedule } from './schedule.ts';
import { createWorld, type World } from './world.ts';

const answer = { do: 'answer', window: 0, pick: 0, isRight: true } as const;
const open: readonly Act[] = [
  { do: 'open', window: 0 },
  { do: 'pass', ms: 6_000 },
];
const finish = { do: 'finish', window: 0, isRight: true } as const;
const soon = { do: 'pass', ms: 3_000 } as const;
const kill = { do: 'kill', window: 0 } as const;

let end: () => void = () => {};
afterEach(() => end());

async function played(standard: LaunchStandard, ...acts: readonly Act[]): Promise<World> {
  const setting = { standard, devices: 1, refusesRepeats: false, hidesEtag: false, latencyMs: 0 } as const;
  const world = createWorld(setting);
  ({ end } = world);
  for (const act of [...open, ...acts]) await world.act(act);
  return world;
}

/** Two answers that arrive, whatever else, and the launch that recovers it. */
async function visited(standard: LaunchStandard, ...acts: readonly Act[]): Promise<World> {
  const world = await played(standard, answer, answer, soon, ...acts);
  await recover(world, false);
  return world;
}

/** The same world, whose LRS holds other statements. */
function withRecord(
  world: World,
  change: (all: readonly ValidStatement[]) => readonly ValidStatement[],
): World {
  const statements = change(world.side.lrs.statements());
  return { ...world, side: { ...world.side, lrs: { ...world.side.lrs, statements: () => statements } } };
}

const is = (verb: string) => (one: ValidStatement) => nameOfVerb(one) === verb;
/** The first statement with a verb stands elsewhere. @param to among the others */
const moved = (world: World, verb: string, to: (rest: readonly ValidStatement[]) => number) =>
  withRecord(world, (all) => {
    const at = all.findIndex(is(verb));
    const rest = all.toSpliced(at, 1);
    return rest.toSpliced(to(rest), 0, ...all.slice(at, at + 1));
  });
const wrong = ({ lost, duplicated, outOfOrder, illegal }: LaunchOutcome) => ({
  lost,
  duplicated,
  outOfOrder,
  illegal,
});
const NOTHING = { lost: [], duplicated: [], outOfOrder: [], illegal: [] };

describe.each(['cmi5', 'xapi'] as const)('after a launch of %s', (standard) => {
  test('in which nothing fails, nothing is wrong, and nothing is excused', async () => {
    const world = await visited(standard, finish);
    expect(Object.values(outcomeOf(world)).flat()).toEqual([]);
    expect(world.side.lrs.statements().filter(is('passed'))).toHaveLength(1);
    expect(world.ledger.given.length).toBeGreaterThan(8);
  });

  test('answers that are missing in the document that held them are lost', async () => {
    const world = await visited(standard);
    const held = world.attempt();
    const attempt = () => (held === null ? null : { ...held, answers: {} });
    expect(outcomeOf({ ...world, attempt }).lost).toEqual(['q11 in the state', 'q12 in the state']);
    expect(outcomeOf({ ...world, attempt: () => null }).lost).toHaveLength(2);
  });

  test('a statement that is missing is lost, one that stands twice or that nobody made is duplicated', async () => {
    const world = await visited(standard);
    const [first, second] = world.side.lrs.statements().filter(is('answered'));
    const without = withRecord(world, (all) => all.filter((one) => one !== first));
    expect(outcomeOf(without).lost).toEqual([`the statement ${String(first?.id)} of q11`]);
    const twice = withRecord(world, (all) => all.flatMap((one) => (one === first ? [one, one] : [one])));
    expect(outcomeOf(twice).duplicated).toEqual([first?.id]);
    const another = { ...second, id: 'of-nobody' };
    const strange = withRecord(world, (all) =>
      all.flatMap((one) => (one === second ? [one, another] : [one])),
    );
    expect(outcomeOf(strange).duplicated).toEqual(['the statement of-nobody']);
  });

  test('statements that changed places are out of order', async () => {
    const world = await visited(standard);
    const turned = moved(world, 'answered', (rest) => 1 + rest.findIndex(is('answered')));
    expect(outcomeOf(turned).outOfOrder).toHaveLength(1);
  });

  test('a pass or a completion that is not there is lost, one that is said twice is duplicated', async () => {
    const world = await visited(standard, finish);
    for (const verb of ['passed', 'completed']) {
      const without = withRecord(world, (all) => all.filter((one) => !is(verb)(one)));
      expect(outcomeOf(without).lost).toEqual([`the statement ${verb}`]);
      const twice = withRecord(world, (all) =>
        all.flatMap((one) => (is(verb)(one) ? [one, { ...one, id: 'again' }] : [one])),
      );
      expect(outcomeOf(twice).duplicated).toEqual([verb]);
    }
  });

  test('an answer of a page that ended offline is lost without a launch that recovers it, and cut off without a device', async () => {
    const lost = await played(standard, { do: 'offline' }, answer, kill);
    expect(outcomeOf(lost)).toMatchObject({ lost: ['q11 in the state', expect.any(String)], cutOff: [] });
    end();
    const blocked = { do: 'fail-storage', window: 0, kind: 'blocked' } as const;
    const cut = await played(standard, { do: 'offline' }, blocked, answer, kill);
    await recover(cut, false);
    expect(outcomeOf(cut)).toMatchObject({ ...NOTHING, cutOff: ['q11 in the state', expect.any(String)] });
  });

  test('a device that failed excuses nothing that the LRS had, nor a page that had the time', async () => {
    const blocked = { do: 'fail-storage', window: 0, kind: 'blocked' } as const;
    const world = await played(standard, blocked, answer, { do: 'pass', ms: 900_000 }, kill);
    await recover(world, false);
    expect(wrong(outcomeOf(world))).toEqual(NOTHING);
    const without = withRecord(world, (all) => all.filter((one) => !is('answered')(one)));
    expect(outcomeOf({ ...without, attempt: () => null }).lost).toEqual([
      'q11 in the state',
      expect.stringMatching(/^the statement .* of q11$/),
    ]);
  });

  test('a statement that is refused alone has to be told', async () => {
    const refused = { do: 'fail-lrs', faults: [{ kind: '413', at: 'statements' }] } as const;
    const world = await visited(standard, refused, answer, soon, answer, soon);
    expect(outcomeOf(world)).toMatchObject({ ...NOTHING, refused: [expect.stringMatching(/of q21$/)] });
    const untold = { ...world, ledger: { ...world.ledger, told: [] } };
    expect(outcomeOf(untold).lost).toEqual([expect.stringMatching(/of q21$/)]);
  });

  test('a session that is not ended is illegal', async () => {
    const world = await visited(standard);
    expect(outcomeOf(withRecord(world, (all) => all.slice(0, -1))).illegal).toEqual([
      'the last session was not terminated',
    ]);
  });
});

describe('after a launch of cmi5', () => {
  const abandoned = () => visited('cmi5', { do: 'offline' }, answer, kill);

  test('what an abandoned session left has to be told, once, and not be there', async () => {
    const world = await abandoned();
    expect(outcomeOf(world)).toMatchObject({ ...NOTHING, abandoned: [expect.stringMatching(/of q21$/)] });
    const { told, given } = world.ledger;
    expect(outcomeOf({ ...world, ledger: { ...world.ledger, told: [] } }).lost).toHaveLength(1);
    const kept = withRecord(world, (all) => all.filter((one) => !is('abandoned')(one)));
    expect(outcomeOf(kept).lost).toEqual([expect.stringMatching(/of q21$/)]);
    const later = told.map((one) => ({ ...one, openedAt: one.at + 1 }));
    const twice = { ...world, ledger: { ...world.ledger, told: [...told, ...later] } };
    expect(outcomeOf(twice).duplicated).toEqual(told.map(({ code }) => code));
    const first = {
      at: 1,
      openedAt: 0,
      what: 'earlier',
      code: `POST statements abandoned ${given[0]?.statement?.slice(0, 8)}`,
    } as const;
    const wrongly = { ...world, ledger: { ...world.ledger, told: [...told, first] } };
    expect(outcomeOf(wrongly).duplicated).toEqual([`told as missing: ${given[0]?.statement}`]);
  });

  test('sessions begin and end as they have to', async () => {
    const world = await abandoned();
    const illegal = (changed: World) => outcomeOf(changed).illegal.map((what) => what.replace(/ in .*/, ''));
    expect(illegal(moved(world, 'initialized', (all) => all.findIndex(is('answered')) + 1))).toEqual([
      'answered comes first',
    ]);
    expect(illegal(moved(world, 'abandoned', (all) => all.findIndex(is('progressed'))))).toEqual([
      'progressed after abandoned',
    ]);
    expect(illegal(withRecord(world, (all) => [...all, ...all.filter(is('initialized')).slice(-1)]))).toEqual(
      ['the last session was not terminated', 'initialized twice', 'initialized after terminated'],
    );
  });

  test('what its LMS noted is illegal', async () => {
    const world = await visited('cmi5');
    const side = { ...world.side, violations: () => ['9.3.0.0-7: passed came twice in the registration'] };
    expect(outcomeOf({ ...world, side }).illegal).toHaveLength(1);
    // One device knows what it has said, whatever the LRS tells.
    const told = { ...world, side, hasToldLess: () => true };
    expect(outcomeOf(told).illegal).toHaveLength(1);
  });

  test('a rule over the registration is broken by a second device that is told less, and no other rule', async () => {
    const schedule = {
      setting: { standard: 'cmi5', devices: 2, refusesRepeats: false, hidesEtag: false, latencyMs: 0 },
      isPatient: false,
    } as const;
    const isTo = 'activities/state';
    const acts = [
      { do: 'open', window: 0 },
      { do: 'pass', ms: 5_000 },
      {
        do: 'fail-lrs',
        faults: [
          { kind: '413', at: isTo },
          { kind: '413', at: isTo },
        ],
      },
      { do: 'finish', window: 0, isRight: true },
      { do: 'pass', ms: 1_500 },
      { do: 'kill', window: 0 },
      { do: 'open', window: 1 },
      { do: 'finish', window: 1, isRight: true },
    ] as const;
    const outcome = await play({ ...schedule, acts });
    expect(outcome).toMatchObject({ lost: [], duplicated: [], outOfOrder: [], illegal: [] });
    expect(outcome.unknowing).toContain('9.3.0.0-7: passed came twice in the registration');
    const once = await play({
      ...schedule,
      acts: acts.map((act) => (act.do === 'fail-lrs' ? { ...act, faults: act.faults.slice(1) } : act)),
    });
    expect(once).toMatchObject({ lost: [], duplicated: [], outOfOrder: [], illegal: [], unknowing: [] });
  });
});

test('random schedules hold every kind of fault but those of a SCORM LMS, and 412', () => {
  const met = new Set<KindName | 'lrs 412'>();
  for (const { acts } of fc.sample(anyLaunchSchedule('cmi5', 2), { numRuns: 300, seed: 1 })) {
    for (const act of acts) for (const kind of kindsOf(act)) met.add(kind);
  }
  // A page of a launch does not sleep here.
  const all = KIND_NAMES.filter((name) => !name.startsWith('lms ') && name !== 'tab freeze');
  expect([...met].sort()).toEqual([...all, 'lrs 412'].sort());
});

function kindsOf(act: Act): readonly (KindName | 'lrs 412')[] {
  switch (act.do) {
    case 'fail-lrs':
      return act.faults.map(({ kind }) => `lrs ${kind}` as const);
    case 'fail-storage':
      return [`storage ${act.kind}`];
    case 'offline':
      return ['network offline'];
    case 'kill':
    case 'reload':
    case 'hide':
      return [`tab ${act.do}`];
    case 'open':
      return act.window === 1 ? ['tab duplicate'] : [];
    default:
      return [];
  }
}
