import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cmi5LaunchOptions } from '../../src/lab/cmi5/launch-options.ts';
import {
  clausesOf,
  handmadeAu,
  serveCmi5,
  type HandmadeAu,
  type ServedCmi5,
} from '../support/cmi5-session.ts';
import { PROGRESS } from '../support/cmi5-statements.ts';

const registration = 'ec531277-b57b-4c15-8d91-d292c5b2b8f7';

let served: ServedCmi5;

beforeEach(async () => {
  served = await serveCmi5(() => 0);
});
afterEach(() => served.close());

async function ready(options: Cmi5LaunchOptions = {}): Promise<HandmadeAu> {
  const au = await handmadeAu(served, options);
  await au.read();
  return au;
}

/** Each in a request of its own, all of them taken. */
async function play(au: HandmadeAu, verbs: readonly string[]): Promise<void> {
  for (const verb of verbs) expect([verb, await au.send(au.statement(verb))]).toEqual([verb, 200]);
}

describe('a session', () => {
  test('reads launch data and preferences before its first statement', async () => {
    const au = await handmadeAu(served);
    const sessionId = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
    const unread = au.statement('initialized');
    const context = {
      registration: au.launch.registration,
      extensions: { [sessionId]: au.launch.sessionId },
      contextActivities: {
        category: [{ id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }],
        grouping: [{ objectType: 'Activity', id: 'https://training.example.gov/courses/de-escalation/au' }],
      },
    };
    expect(await au.send({ ...unread, context })).toBe(403);
    expect(clausesOf(served)).toEqual(['10.2.1.0-4', '11.0.0.0-3']);
    await au.ask('GET', au.state('LMS.LaunchData'));
    expect(await au.send({ ...unread, context })).toBe(403);
    expect(clausesOf(served).at(-1)).toBe('11.0.0.0-3');
    await au.read();
    expect(await au.send({ ...unread, context })).toBe(200);
  });

  test.each(['answered', 'completed'])('does not begin with %s', async (verb) => {
    const au = await ready();
    expect(await au.send(au.statement(verb))).toBe(403);
    expect(clausesOf(served)).toEqual(['9.3.0.0-4']);
  });

  test('sends initialized alone in its request', async () => {
    const au = await ready();
    expect(await au.send(au.statement('initialized'), au.statement('answered'))).toBe(403);
    expect(clausesOf(served)).toEqual(['9.3.2.0-2']);
  });

  test('sends nothing after terminated, not even in the same request', async () => {
    const au = await ready();
    await play(au, ['initialized']);
    expect(await au.send(au.statement('terminated'), au.statement('answered'))).toBe(403);
    expect(clausesOf(served)).toEqual(['9.3.0.0-5']);
    expect(await au.send(au.statement('answered'), au.statement('terminated'))).toBe(200);
  });

  test.each([
    ['initialized', ['9.3.0.0-2']],
    ['failed', ['9.3.0.0-2']],
    ['completed', ['9.3.0.0-2', '9.3.0.0-6']],
    ['passed', ['9.3.0.0-2', '9.3.0.0-7']],
  ])('says %s once', async (verb, expected) => {
    const au = await ready();
    await play(au, verb === 'initialized' ? [verb] : ['initialized', verb]);
    expect(await au.send(au.statement(verb))).toBe(403);
    expect(clausesOf(served)).toEqual(expected);
  });

  test('says so once within one request too', async () => {
    const au = await ready();
    await play(au, ['initialized']);
    expect(await au.send(au.statement('failed'), au.statement('failed'))).toBe(403);
    expect(clausesOf(served)).toEqual(['9.3.0.0-2']);
  });

  test.each([
    ['failed', 'passed', ['9.3.0.0-3']],
    ['passed', 'failed', ['9.3.0.0-3', '9.3.0.0-8']],
  ])('is not both %s and %s', async (first, second, expected) => {
    const au = await ready();
    await play(au, ['initialized', first]);
    expect(await au.send(au.statement(second))).toBe(403);
    expect(clausesOf(served)).toEqual(expected);
  });

  test.each(['Browse', 'Review'] as const)('in launchMode %s judges nothing', async (launchMode) => {
    const au = await ready({ launchMode });
    await play(au, ['initialized', 'answered']);
    for (const verb of ['completed', 'passed', 'failed']) {
      expect(await au.send(au.statement(verb))).toBe(403);
    }
    expect(clausesOf(served)).toEqual(['10.2.2.0-5', '10.2.2.0-5', '10.2.2.0-5']);
    await play(au, ['terminated']);
  });

  test('makes no progress after it completed', async () => {
    const au = await ready();
    await play(au, ['initialized', 'completed']);
    const progressed = au.statement('progressed', { result: { extensions: { [PROGRESS]: 99 } } });
    expect(await au.send(progressed)).toBe(403);
    expect(clausesOf(served)).toEqual(['9.5.5.1']);
  });
});

describe('a registration', () => {
  test.each([
    ['completed', 'completed', '9.3.0.0-6'],
    ['passed', 'passed', '9.3.0.0-7'],
    ['passed', 'failed', '9.3.0.0-8'],
  ])('that was %s is not %s in a later session', async (first, later, clause) => {
    await play(await ready({ registration }), ['initialized', first, 'terminated']);
    const au = await ready({ registration });
    await play(au, ['initialized']);
    expect(await au.send(au.statement(later))).toBe(403);
    expect(clausesOf(served)).toEqual([clause]);
  });

  test('may fail in session after session, and pass then', async () => {
    for (const verb of ['failed', 'failed', 'passed']) {
      await play(await ready({ registration }), ['initialized', verb, 'terminated']);
    }
    expect(served.lms.violations()).toEqual([]);
  });

  test('knows nothing of another', async () => {
    await play(await ready({ registration }), ['initialized', 'completed', 'passed', 'terminated']);
    await play(await ready(), ['initialized', 'completed', 'failed', 'terminated']);
    expect(served.lms.violations()).toEqual([]);
  });
});
