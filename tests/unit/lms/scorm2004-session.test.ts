import { describe, expect, test } from 'vitest';
import { scorm2004 } from '../../../src/lms/scorm2004/dialect.ts';
import { openScorm2004 } from '../../../src/lms/scorm2004/session.ts';
import { interaction, objective, scored, UNFINISHED } from '../../support/interactions.ts';
import { stubLms } from '../../support/stub-lms.ts';

const { words } = scorm2004;

function opened(lms: object) {
  const session = openScorm2004(lms, { now: () => 0, isReloading: () => false });
  if (session === undefined) throw new Error('The LMS refused Initialize.');
  return session;
}

function refusing(pattern: RegExp, code: string) {
  return stubLms(words, { setValue: (element) => String(!pattern.test(String(element))), error: code });
}

function written(lms: Pick<ReturnType<typeof stubLms>, 'calls'>, pattern: RegExp): unknown[][] {
  return lms.calls.filter(([name, element]) => name === 'SetValue' && pattern.test(String(element)));
}

function keysOf(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([element, value]) =>
    /interactions\.\d+\.id$/.test(element) ? [value] : [],
  );
}

describe('a status that a SCORM 2004 LMS holds at launch', () => {
  test.each(['', 'unknown', 'not attempted'])('becomes incomplete where the completion is "%s"', (status) => {
    const lms = stubLms(words, { values: { 'cmi.completion_status': status } });
    opened(lms);
    expect(lms.values['cmi.completion_status']).toBe('incomplete');
  });

  test.each(['incomplete', 'completed'])('is not written again where the completion is "%s"', (status) => {
    const lms = stubLms(words, { values: { 'cmi.completion_status': status } });
    opened(lms).reportOutcome(UNFINISHED);
    expect(written(lms, /completion_status/)).toEqual([]);
  });

  test.each(['', 'unknown', 'failed', 'passed'])(
    'stays while nothing is judged where the success is "%s"',
    (status) => {
      const lms = stubLms(words, { values: { 'cmi.success_status': status } });
      opened(lms).reportOutcome(scored('completed', 90));
      expect(written(lms, /success_status/)).toEqual([]);
    },
  );

  test.each([
    ['failed', 90, 'a question that has to be right was not'],
    ['incomplete', 90, 'a scenario is still to be played'],
  ] as const)(
    'of %s with a score of %i keeps the score from an LMS with a mark of 80: %s',
    (status, raw, _why) => {
      // RTE 4.2.22: with a mark the LMS judges success by the score, whatever the course says.
      const lms = stubLms(words, { values: { 'cmi.scaled_passing_score': '0.8' } });
      opened(lms).reportOutcome(scored(status, raw));
      expect(written(lms, /^cmi\.score\./)).toEqual([]);
    },
  );

  test.each([
    ['passed', 90, '0.8'],
    ['failed', 70, '0.8'],
    ['incomplete', 70, '0.8'],
    ['failed', 90, ''],
  ] as const)(
    'of %s with a score of %i is told with its score where the mark is "%s"',
    (status, raw, mark) => {
      const lms = stubLms(words, { values: { 'cmi.scaled_passing_score': mark } });
      opened(lms).reportOutcome(scored(status, raw));
      expect(lms.values['cmi.score.raw']).toBe(String(raw));
    },
  );

  test('a pass keeps its score where an attempt without it comes to a lower one', () => {
    const lms = stubLms(words, { values: { 'cmi.success_status': 'passed', 'cmi.score.raw': '90' } });
    opened(lms).reportOutcome(scored('failed', 40));
    expect(lms.values).toMatchObject({ 'cmi.success_status': 'passed', 'cmi.score.raw': '90' });
  });
});

describe('optional parts of SCORM 2004', () => {
  test.each(['201', '401', '402', '404'])(
    'an LMS that refuses interactions with %s is asked once',
    async (code) => {
      const lms = refusing(/interactions/, code);
      const session = opened(lms);
      session.recordInteraction(interaction());
      session.recordInteraction(interaction());
      expect(await session.commit()).toEqual({ ok: true });
      expect(written(lms, /interactions/)).toHaveLength(1);
    },
  );

  // RTE 3.1.7: the general set failure says nothing of why, or for how long.
  describe('interactions refused with 351', () => {
    const ID = /interactions\.\d+\.id$/;

    /** Refuses each interaction for as long as `isRefused` says so of its id. */
    function unsure(isRefused: (key: string) => boolean) {
      const lms = stubLms(words, { error: '351' });
      return {
        ...lms,
        SetValue(element: string, value: string) {
          lms.calls.push(['SetValue', element, value]);
          if (ID.test(element) && isRefused(value)) return 'false';
          lms.values[element] = value;
          return 'true';
        },
      };
    }

    const refusal = { ok: false, problem: { call: 'SetValue cmi.interactions.0.id', code: '351' } };

    test('once lose none, and are no problem where the LMS takes them by the next commit', async () => {
      let refusals = 1;
      const lms = unsure(() => (refusals -= 1) >= 0);
      const session = opened(lms);
      for (const key of ['q1', 'q2', 'q3']) session.recordInteraction(interaction({ key }));
      expect(await session.commit()).toEqual({ ok: true });
      expect(keysOf(lms.values)).toEqual(['q1', 'q2', 'q3']);
    });

    test('for a moment are told once and lose none, however many are given within it', async () => {
      let isBusy = true;
      const lms = unsure(() => isBusy);
      const session = opened(lms);
      for (const key of ['q1', 'q2', 'q3']) session.recordInteraction(interaction({ key }));
      expect(await session.commit()).toMatchObject(refusal);
      session.recordInteraction(interaction({ key: 'q4' }));
      isBusy = false;
      session.recordInteraction(interaction({ key: 'q5' }));
      expect(await session.commit()).toEqual({ ok: true });
      expect(keysOf(lms.values)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5']);
    });

    test('in two commits in a row are given up, and with them all that follow', async () => {
      const lms = unsure(() => true);
      const session = opened(lms);
      session.recordInteraction(interaction());
      expect(await session.commit()).toMatchObject(refusal);
      expect(await session.commit()).toEqual({ ok: true });
      const tried = written(lms, ID).length;
      session.recordInteraction(interaction());
      expect(await session.commit()).toEqual({ ok: true });
      expect(written(lms, /interactions/)).toHaveLength(tried);
    });

    test('now and then lose none, whichever is refused: each begins anew', async () => {
      const refused = new Set<string>();
      const isFirstTime = (key: string) => !refused.has(key);
      const lms = unsure(isFirstTime);
      const session = opened(lms);
      for (const key of ['q1', 'q2', 'q3']) {
        session.recordInteraction(interaction({ key }));
        expect(await session.commit()).toMatchObject({ ok: false, problem: { code: '351' } });
        refused.add(key);
        expect(await session.commit()).toEqual({ ok: true });
      }
      expect(keysOf(lms.values)).toEqual(['q1', 'q2', 'q3']);
    });

    test('twice, with another trouble in between, are tried once more', async () => {
      let code = '351';
      const lms = stubLms(words, { setValue: (element) => String(code === '' || !ID.test(String(element))) });
      const session = opened({ ...lms, GetLastError: () => code });
      session.recordInteraction(interaction());
      for (code of ['351', '101', '351']) expect(await session.commit()).toMatchObject({ ok: false });
      code = '';
      expect(await session.commit()).toEqual({ ok: true });
      expect(written(lms, /interactions\.0\.type/)).toHaveLength(1);
    });
  });

  test.each(['351', '401', '402'])('an LMS that refuses objectives with %s is asked once', async (code) => {
    const lms = refusing(/^cmi\.objectives/, code);
    const session = opened(lms);
    session.reportObjectives([objective(), objective({ id: 'O-1.2' })]);
    expect(await session.commit()).toEqual({ ok: true });
    expect(written(lms, /^cmi\.objectives/)).toHaveLength(1);
  });

  test('a description that the manifest gave (404) is left alone, and the objective is written', async () => {
    const lms = refusing(/description/, '404');
    const session = opened(lms);
    session.reportObjectives([objective({ success: 'failed', scaled: 0 })]);
    await session.commit();
    await session.commit();
    expect(written(lms, /description/)).toHaveLength(1);
    expect(written(lms, /objectives\.0\.score\.raw/)).toEqual([
      ['SetValue', 'cmi.objectives.0.score.raw', '0'],
    ]);
  });

  test('an objective that could not be written now is written with the next commit', async () => {
    let expired = true;
    const lms = stubLms(words, { setValue: () => String(!expired), error: '132' });
    const session = opened(lms);
    session.reportObjectives([objective()]);
    expired = false;
    await session.commit();
    expect(written(lms, /objectives\.0\.completion_status/)).toHaveLength(1);
  });

  test('an objective that is new to the LMS and not practised yet is incomplete', () => {
    const lms = stubLms(words);
    opened(lms).reportObjectives([objective({ completed: false })]);
    expect(lms.values['cmi.objectives.0.completion_status']).toBe('incomplete');
  });

  test('interactions that wait count among the 250 of an attempt', async () => {
    let expired = true;
    const lms = stubLms(words, { setValue: () => String(!expired), error: '132' });
    const session = opened(lms);
    for (let index = 0; index < 260; index += 1) session.recordInteraction(interaction());
    expired = false;
    await session.commit();
    expect(written(lms, /interactions\.\d+\.result/)).toHaveLength(250);
  });

  test('an objective is appended behind those whose ids cannot be read', () => {
    const lms = stubLms(words, {
      getValue: (element) => (element === 'cmi.objectives._count' ? '3' : ''),
    });
    opened(lms).reportObjectives([objective()]);
    expect(written(lms, /objectives\.\d+\.id/)).toEqual([['SetValue', 'cmi.objectives.3.id', 'O_1_1']]);
  });

  test.each([
    ['details of an interaction', /correct_responses|weighting|latency|description/],
    ['the bounds of the score', /score\.(min|max)/],
    ['session_time', /session_time/],
    ['exit', /exit/],
    ['progress', /progress/],
  ])('a refusal of %s is no problem', async (_what, pattern) => {
    const session = opened(refusing(pattern, '401'));
    session.recordInteraction(interaction());
    session.reportProgress(50);
    expect(await session.end(scored('passed', 90), 'exit')).toEqual({ ok: true });
  });

  // RTE 4.2.8: after any other exit the LMS does not hand the state back.
  test('an exit that an LMS could not take a moment ago is told, and written with the next commit', async () => {
    let isDown = true;
    const lms = stubLms(words, {
      setValue: (element) => String(!isDown || element !== 'cmi.exit'),
      error: '101',
    });
    const session = opened(lms);
    expect(await session.commit()).toMatchObject({ ok: false, problem: { call: 'SetValue cmi.exit' } });
    isDown = false;
    expect(await session.commit()).toEqual({ ok: true });
    expect(written(lms, /^cmi\.exit$/).at(-1)).toEqual(['SetValue', 'cmi.exit', 'suspend']);
  });

  test.each([
    ['cmi.score.scaled', /score\.scaled/],
    ['cmi.score.raw', /score\.raw/],
    ['cmi.suspend_data', /suspend_data/],
    ['cmi.completion_status', /completion_status/],
    ['cmi.success_status', /success_status/],
  ])('a refusal of %s is a problem though Commit answers yes', async (element, pattern) => {
    const session = opened(refusing(pattern, '406'));
    session.saveState('state', 'l1');
    expect(await session.end(scored('passed', 90), 'exit')).toMatchObject({
      ok: false,
      problem: { call: `SetValue ${element}`, code: '406' },
    });
  });
});
