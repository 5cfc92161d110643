import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reported } from '../../src/core/reported.ts';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { launchedPage } from '../support/launched-page.ts';
import { fakeStorage } from '../support/lms-environment.ts';

const MASTERY_SCORE = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const DAY = 86_400_000;

let stand: Cmi5Stand;
beforeEach(async () => {
  stand = await cmi5Stand();
});

const said = (verb: string) => stand.said(verb);
const atTheLrs = () => stand.lrs.requests().map(({ method, resource }) => `${method} ${resource}`);
/** An outcome of a form, with another score than the pass mark decides. */
const judgedBy = (success: 'passed' | 'failed', raw: number, attempt = 1): Reported => ({
  completion: success === 'passed' ? 'completed' : 'incomplete',
  success,
  score: {
    raw,
    passMark: 80,
    passed: success === 'passed',
    missedCritical: false,
    form: { attempt, seed: 7 },
  },
});

describe('a session that keeps cmi5', () => {
  afterEach(() => expect(stand.lms.violations()).toEqual([]));

  test('says initialized alone first and terminated alone last, and is silent after it', async () => {
    const { session } = await stand.launch();
    session.saveState('kept', 'lesson-1');
    session.recordInteraction(interaction());
    session.reportProgress(50);
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
    expect(stand.verbs()).toEqual([
      'initialized',
      'answered',
      'progressed',
      'passed',
      'completed',
      'terminated',
    ]);
    const posted = stand.lrs.requests().filter(({ method }) => method === 'POST');
    expect(posted.map(({ body }) => [JSON.parse(body)].flat().length)).toEqual([1, 4, 1]);
    expect(atTheLrs().at(-1)).toBe('POST statements');
    await session.commit();
    expect(atTheLrs()).toHaveLength(stand.lrs.requests().length);
    expect(stand.lms.registration(stand.registration)).toMatchObject({ satisfied: true, score: 0.9 });
  });

  test('puts the document before the statements of the same commit', async () => {
    const { session } = await stand.launch();
    const before = atTheLrs().length;
    session.saveState('kept', 'lesson-1');
    session.reportOutcome(scored('passed', 90));
    await session.commit();
    expect(atTheLrs().slice(before)).toEqual(['PUT activities/state', 'POST statements']);
  });

  test('asks nothing where nothing is new', async () => {
    const { session } = await stand.launch();
    session.saveState('kept', 'lesson-1');
    await session.commit();
    const before = atTheLrs().length;
    session.saveState('kept', 'lesson-1');
    await session.commit();
    expect(atTheLrs()).toHaveLength(before);
  });

  test('tells progress when it changed, never as 100, and not after completed', async () => {
    const { session } = await stand.launch();
    for (const percent of [0, 25, 25, 99.9, 100]) session.reportProgress(percent);
    session.reportOutcome(scored('completed', 0));
    session.reportProgress(60);
    await session.end(scored('completed', 0), 'exit');
    const told = said('progressed').flatMap(({ result }) =>
      Object.values((result as { extensions: object }).extensions),
    );
    expect(told).toEqual([0, 25, 99]);
  });

  test('says completed and passed once in a registration, over all sessions', async () => {
    for (const raw of [90, 95]) {
      const { session } = await stand.launch();
      session.reportOutcome(scored('passed', raw));
      await session.commit();
      await session.end(scored('passed', raw), 'exit');
    }
    expect(said('passed')).toHaveLength(1);
    expect(said('completed')).toHaveLength(1);
  });

  test('says a failed try once, a later failed try again, and nothing of it after a pass', async () => {
    for (const outcome of [
      judgedBy('failed', 40),
      judgedBy('failed', 40),
      judgedBy('failed', 40, 2),
      judgedBy('passed', 90, 3),
      judgedBy('failed', 0, 4),
    ]) {
      const { session } = await stand.launch();
      await session.end(outcome, 'exit');
      stand.advance(1_000);
    }
    expect(said('failed')).toHaveLength(2);
    expect(said('passed')).toHaveLength(1);
  });

  test('judges once in a session, also where the page was reloaded in between', async () => {
    const sessionStorage = fakeStorage();
    const page = stand.open({}, { sessionStorage });
    const before = await connected(page);
    before.reportOutcome(judgedBy('failed', 40));
    await before.commit();
    const reloaded = launchedPage({ search: '', sessionStorage, environment: { now: stand.now } });
    const after = await connected(reloaded);
    await after.end(judgedBy('passed', 90, 2), 'exit');
    expect(said('passed')).toEqual([]);
    const { session } = await stand.launch();
    await session.end(judgedBy('passed', 90, 2), 'exit');
    expect(said('passed')).toHaveLength(1);
  });

  test.each([
    { success: 'passed', raw: 80, masteryScore: 0.8, scaled: 0.8 },
    { success: 'passed', raw: 79, masteryScore: 0.8, scaled: undefined },
    { success: 'failed', raw: 0, masteryScore: 0.8, scaled: 0 },
    { success: 'failed', raw: 80, masteryScore: 0.8, scaled: undefined },
    { success: 'passed', raw: 57, masteryScore: 0.57, scaled: 0.57 },
    { success: 'failed', raw: 0, masteryScore: null, scaled: 0 },
  ] as const)(
    '$success with $raw % carries a score only on its side of the masteryScore $masteryScore',
    async ({ success, raw, masteryScore, scaled }) => {
      const { session } = await stand.launch({ masteryScore });
      await session.end(judgedBy(success, raw), 'exit');
      const shown = scaled === undefined ? {} : { score: { scaled, raw, min: 0, max: 100 } };
      const [statement] = said(success);
      expect(statement?.result).toEqual({ ...shown, success: success === 'passed', duration: 'PT0S' });
      const told = { [MASTERY_SCORE]: masteryScore };
      if (masteryScore === null)
        expect(statement).not.toHaveProperty(['context', 'extensions', MASTERY_SCORE]);
      else expect(statement).toMatchObject({ context: { extensions: told } });
    },
  );

  test('gives whole days as hours', async () => {
    const { session } = await stand.launch();
    stand.advance(2 * DAY);
    await session.end(scored('passed', 90), 'exit');
    for (const verb of ['passed', 'completed', 'terminated'])
      expect(said(verb)).toMatchObject([{ result: { duration: 'PT48H' } }]);
  });

  test('keeps the template of the launch in every statement, whatever it holds', async () => {
    const extraTemplate = {
      contextActivities: { grouping: [{ id: 'https://lms.example.gov/courses/7' }] },
      extensions: { 'https://lms.example.gov/x': { a: null } },
      platform: 'The LMS',
    };
    const { session } = await stand.launch({ extraTemplate });
    session.recordInteraction(interaction());
    await session.end(scored('passed', 90), 'exit');
    for (const { context } of stand.lrs.statements().slice(1))
      expect(context).toMatchObject({ platform: 'The LMS', registration: stand.registration });
  });

  test('sends the learner as the launch names them', async () => {
    const page = stand.open({ learner: 'Łódź 1e3' });
    const given = new URLSearchParams(page.environment.window.location.search).get('actor') ?? '';
    await connected(page);
    const [statement] = said('initialized');
    expect(statement?.actor).toEqual(JSON.parse(given));
  });

  test('that was abandoned by a newer launch stops in silence', async () => {
    const { session } = await stand.launch();
    await stand.launch();
    const before = stand.lrs.requests().length;
    session.saveState('old', 'lesson-1');
    session.recordInteraction(interaction());
    expect(await session.commit()).toMatchObject({
      ok: false,
      over: true,
      problem: { call: 'PUT activities/state', code: '403' },
    });
    await session.commit();
    expect(await session.end(scored('passed', 90), 'exit')).toMatchObject({ ok: false, over: true });
    expect(stand.lrs.requests()).toHaveLength(before + 1);
    expect(stand.document()).toBeUndefined();
  });

  test('whose statements are refused by an LMS that ended it stops in silence', async () => {
    const { session } = await stand.launch();
    stand.lrs.switches.arm({ kind: 'status', status: 403 }, { times: 9, resource: 'statements' });
    session.recordInteraction(interaction());
    expect(await session.commit()).toMatchObject({
      over: true,
      problem: { call: 'POST statements', code: '403' },
    });
    const before = stand.lrs.requests().length;
    await session.commit();
    await session.end(UNFINISHED, 'exit');
    expect(stand.lrs.requests()).toHaveLength(before);
  });
});
