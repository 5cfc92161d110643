import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { scorm12 } from '../../src/lms/scorm12/dialect.ts';
import { KIND_NAMES, type KindName } from './kinds.ts';
import { outcomeOf } from './oracle.ts';
import { play } from './play.ts';
import { anySchedule } from './schedule.ts';
import { createScormLms } from './scorm-lms.ts';
import type { Act } from './act.ts';
import { createWorld, type World } from './world.ts';

const SETTING = { standard: 'scorm12', claims: false, refusesRepeats: false } as const;
const answer = { do: 'answer', window: 0, pick: 0, isRight: true } as const;

/** Two answers, saved. */
async function visited(...more: readonly Act[]): Promise<World> {
  const world = createWorld(SETTING);
  const acts: readonly Act[] = [{ do: 'open', window: 0 }, answer, answer, ...more];
  for (const act of [...acts, { do: 'pass', ms: 70_000 } as const]) await world.act(act);
  return world;
}

/** The LMS's record, to be tampered with. */
const record = (world: World) => world.lms.stored as Map<string, string>;

test('a visit in which nothing fails leaves nothing wrong, and nothing impossible', async () => {
  expect(Object.values(outcomeOf(await visited())).flat()).toEqual([]);
});

test('an answer that is missing in a record that held it is lost', async () => {
  const world = await visited();
  record(world).delete('cmi.suspend_data');
  expect(outcomeOf(world).lost).toEqual(expect.arrayContaining(['q11 in the state', 'q12 in the state']));
});

test('an answer that stands twice is duplicated, and one that stands before an earlier one out of order', async () => {
  const twice = await visited();
  record(twice).set('cmi.interactions.2.id', 'q12').set('cmi.interactions.2.student_response', 'a');
  expect(outcomeOf(twice).duplicated).toEqual(['q12']);
  const turned = await visited();
  record(turned).set('cmi.interactions.0.id', 'q12').set('cmi.interactions.1.id', 'q11');
  expect(outcomeOf(turned).outOfOrder).toEqual(['q12 q11 for q11 q12']);
});

test('an answer that neither LMS nor device took is cut off; one that the LMS claimed to have is impossible', async () => {
  const fails = { do: 'fail-lms', fault: { kind: 'false' } } as const;
  const lost = await visited(fails);
  await lost.act({ do: 'kill', window: 0 });
  expect(outcomeOf(lost).lost).toEqual(expect.arrayContaining(['q11 in the state']));
  const cut = await visited(fails, { do: 'fail-storage', kind: 'corrupted' });
  await cut.act({ do: 'kill', window: 0 });
  expect(outcomeOf(cut)).toMatchObject({ lost: [], cutOff: expect.arrayContaining(['q11 in the state']) });
  const told = createWorld(SETTING);
  const acts: readonly Act[] = [
    { do: 'open', window: 0 },
    { do: 'pass', ms: 6_000 },
    { do: 'fail-lms', fault: { kind: 'expired', claims: true } },
    answer,
    { do: 'pass', ms: 2_000 },
    // Gone and back before anybody looked.
    { do: 'mend' },
    { do: 'pass', ms: 70_000 },
    { do: 'kill', window: 0 },
  ];
  for (const act of acts) await told.act(act);
  expect(outcomeOf(told)).toMatchObject({
    lost: [],
    impossible: expect.arrayContaining(['q11 in the state']),
  });
});

test('an answer whose place another value took is impossible where the LMS then claimed to have it, and lost where it did not', async () => {
  const expired = { do: 'fail-lms', fault: { kind: 'expired', claims: true } } as const;
  const acts: readonly Act[] = [
    { do: 'open', window: 0 },
    answer,
    { do: 'fail-lms', fault: { kind: 'false', spares: 3 } },
    { do: 'kill', window: 0 },
    { do: 'open', window: 0 },
    // The second of the two commits by which it is made to send again fails.
    { do: 'reload', window: 0, isTold: true },
  ];
  const claimed = [expired, { do: 'pass', ms: 4_000 }, { ...answer, isRight: false }] as const;
  // Gone and back before anybody looked.
  const told = await play({ setting: SETTING, acts: [...acts, ...claimed], isPatient: true });
  expect(told).toMatchObject({ lost: [], duplicated: [], impossible: ['q11 among the interactions'] });
  const world = createWorld(SETTING);
  for (const act of [...acts, { do: 'pass', ms: 70_000 } as const]) await world.act(act);
  expect(world.lms.stored.get('cmi.interactions.0.id')).toBe('q11_');
  expect(outcomeOf(world).duplicated).toEqual(['q11_']);
  expect(outcomeOf(world).lost).toContain('q11 among the interactions');
});

test('an answer that the LMS took without its attempt stands twice, where the device could not be asked in between', async () => {
  const world = createWorld({ ...SETTING, standard: 'scorm2004' });
  const acts: readonly Act[] = [
    { do: 'open', window: 0 },
    { do: 'hide', window: 0 },
    answer,
    { do: 'fail-storage', kind: 'blocked' },
    { do: 'fail-lms', fault: { kind: 'false', calls: 11, any: true } },
    { do: 'pass', ms: 1_000 },
    { do: 'close', window: 0 },
    { do: 'open', window: 0 },
    { ...answer, pick: 1 },
    { do: 'pass', ms: 70_000 },
    { do: 'mend' },
    { do: 'kill', window: 0 },
    { do: 'open', window: 0 },
    { do: 'pass', ms: 70_000 },
  ];
  for (const act of acts) await world.act(act);
  expect(outcomeOf(world)).toMatchObject({ lost: [], duplicated: [], repeated: ['q11'] });
});

test('calls that SCORM forbids are illegal: before LMSInitialize, a second one, after LMSFinish', () => {
  const breaches: string[] = [];
  const lms = createScormLms('scorm12', {
    claims: false,
    block: () => {},
    watch: { breach: (what) => void breaches.push(what), stored: () => {}, failed: () => {} },
  });
  const seat = lms.launch().seat() as Record<string, (...args: readonly string[]) => unknown>;
  const { initialize, setValue, terminate } = scorm12.words;
  const call = (name: string, ...args: readonly string[]) => expect(() => seat[name]?.(...args));
  call(setValue, 'cmi.suspend_data', 'x').toThrow();
  call(initialize, '').not.toThrow();
  call(initialize, '').toThrow();
  call(setValue, 'cmi.interactions.1.id', 'q1').toThrow();
  call(terminate, '').not.toThrow();
  call(terminate, '').toThrow();
  expect(breaches).toEqual([
    'LMSSetValue before LMSInitialize',
    'a second LMSInitialize',
    'cmi.interactions.1.id leaves a gap.',
    'LMSFinish after LMSFinish',
  ]);
});

test('random schedules hold every kind of fault', () => {
  const met = new Set<KindName>();
  for (const { acts } of fc.sample(anySchedule('scorm12', 2), { numRuns: 300, seed: 1 })) {
    for (const act of acts) for (const kind of kindsOf(act)) met.add(kind);
  }
  expect([...met].sort()).toEqual([...KIND_NAMES].sort());
});

function kindsOf(act: Act): readonly KindName[] {
  switch (act.do) {
    case 'fail-lms':
      return [`lms ${act.fault.kind}`];
    case 'fail-lrs':
      return act.faults.map(({ kind }) => `lrs ${kind}` as const);
    case 'fail-storage':
      return [`storage ${act.kind}`];
    case 'offline':
      return ['network offline'];
    case 'kill':
    case 'reload':
    case 'hide':
    case 'freeze':
      return [`tab ${act.do}`];
    case 'open':
      return act.window === 1 ? ['tab duplicate'] : [];
    default:
      return [];
  }
}
