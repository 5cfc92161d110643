import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clausesOf, serveCmi5, startedAu, type Json, type ServedCmi5 } from '../support/cmi5-session.ts';
import { categories, categorised, extended, MASTERY, reframed, without } from '../support/cmi5-statements.ts';
import { testAllowed, testBreaches, type Breach } from './cmi5-breach.ts';

let served: ServedCmi5;
beforeEach(async () => {
  served = await serveCmi5(() => 0);
});
afterEach(() => served.close());

const breaches: readonly Breach[] = [
  { clause: '9.1.0.0-1', what: 'no id', sent: (au) => without(au.statement('answered'), 'id') },
  { clause: '9.7.0.0-1', what: 'no timestamp', sent: (au) => without(au.statement('answered'), 'timestamp') },
  {
    clause: '9.7.0.0-2',
    what: 'a timestamp of another zone',
    sent: (au) => au.statement('answered', { timestamp: '1970-01-01T02:00:00+02:00' }),
  },
  {
    clause: '8.1.3.0-3',
    what: 'an actor with a name more',
    sent: (au) => au.statement('answered', { actor: { ...au.launch.actor, name: 'Jo Doe' } }),
  },
  {
    clause: '9.6.1.0-1',
    what: 'another registration',
    sent: (au) =>
      reframed(au.statement('answered'), (context) => ({
        ...context,
        registration: 'aaaaaaaa-b57b-4c15-8d91-d292c5b2b8f7',
      })),
  },
  {
    clause: '10.2.1.0-7',
    what: 'the template’s extension changed',
    launch: { extraTemplate: { extensions: { 'https://example.gov/room': 12 } } },
    sent: (au) => extended(au.statement('answered'), { 'https://example.gov/room': 13 }),
  },
  {
    clause: '10.2.1.0-7',
    what: 'an activity before the template’s',
    sent: (au) =>
      reframed(au.statement('answered'), (context) => {
        const { grouping } = context.contextActivities as { grouping: Json[] };
        const own = { id: 'https://example.gov/own' };
        return { ...context, contextActivities: { grouping: [own, ...grouping] } };
      }),
  },
  {
    clause: '10.2.1.0-7',
    what: 'the template’s platform replaced',
    launch: { extraTemplate: { platform: 'LMS 3' } },
    sent: (au) => reframed(au.statement('answered'), (context) => ({ ...context, platform: 'course' })),
  },
  {
    clause: '9.6.2.1-1',
    what: 'a defined verb without the category cmi5',
    sent: (au) => categorised(au.statement('terminated'), undefined),
  },
  {
    clause: '9.6.2.1-1',
    what: 'the category cmi5 on an allowed statement',
    sent: (au) => categorised(au.statement('answered'), [categories.cmi5]),
  },
  {
    clause: '8.1.5.0-6',
    what: 'a defined statement about something else',
    sent: (au) => au.statement('completed', { object: { id: 'https://example.gov/lesson' } }),
  },
  {
    clause: '9.6.2.2-1',
    what: 'completed without the category moveOn',
    sent: (au) => categorised(au.statement('completed'), [categories.cmi5]),
  },
  {
    clause: '9.6.2.2-2',
    what: 'terminated with the category moveOn',
    sent: (au) => categorised(au.statement('terminated'), [categories.cmi5, categories.moveOn]),
  },
  {
    clause: '9.6.2.2-2',
    what: 'an allowed statement with the category moveOn',
    sent: (au) => categorised(au.statement('answered'), [categories.moveOn]),
  },
  {
    clause: '9.6.3.2-2',
    what: 'passed without the masteryScore of the launch',
    launch: { masteryScore: 0 },
    sent: (au) => au.statement('passed'),
  },
  {
    clause: '9.6.3.2-2',
    what: 'another masteryScore than the launch’s',
    launch: { masteryScore: 0.8 },
    sent: (au) => extended(au.statement('passed'), { [MASTERY]: 0.7 }),
  },
  {
    clause: '9.0',
    what: 'voiding',
    sent: (au) =>
      au.statement('voided', {
        object: { objectType: 'StatementRef', id: 'ec531277-b57b-4c15-8d91-d292c5b2b8f7' },
      }),
  },
];

describe('one statement', () => {
  testBreaches(() => served, breaches);

  test('without the id of the session, the template is not kept either', async () => {
    const au = await startedAu(served);
    expect(
      await au.send(reframed(au.statement('answered'), (context) => ({ ...context, extensions: {} }))),
    ).toBe(403);
    expect(clausesOf(served)).toEqual(['9.6.3.1-4', '10.2.1.0-7']);
  });

  test('with something wrong in it takes the whole request with it', async () => {
    const au = await startedAu(served);
    const [good, bad] = [au.statement('answered'), without(au.statement('answered'), 'timestamp')];
    expect(await au.send(good, bad)).toBe(403);
    expect(served.lrs.statements()).toHaveLength(2);
  });

  testAllowed(
    () => served,
    [
      [
        'activities after the template’s',
        (au) =>
          reframed(au.statement('answered'), (context) => {
            const { grouping } = context.contextActivities as { grouping: Json[] };
            return {
              ...context,
              contextActivities: { grouping: [...grouping, { id: 'https://example.gov/own' }] },
            };
          }),
      ],
      [
        'a defined verb about a part of the course, as an allowed statement',
        (au) =>
          categorised(au.statement('completed', { object: { id: 'https://example.gov/lesson' } }), undefined),
      ],
    ],
  );

  test('that is no xAPI is told and refused by the LRS', async () => {
    const au = await startedAu(served);
    expect(await au.send(au.statement('completed', { result: { completion: true, duration: 'P1DT' } }))).toBe(
      400,
    );
    expect(clausesOf(served)).toEqual(['4.1.0.0-1']);
  });

  test('under the id of another is told and refused by the LRS', async () => {
    const au = await startedAu(served);
    const answered = au.statement('answered');
    await au.send(answered);
    expect(await au.send({ ...answered, result: { success: true } })).toBe(409);
    expect(clausesOf(served)).toEqual(['9.1.0.0-1']);
  });
});
