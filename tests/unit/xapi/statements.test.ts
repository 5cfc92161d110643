import XAPI from '@xapi/xapi';
import { describe, expect, test } from 'vitest';
import type { Effect, Judgement, Outcome } from '../../../src/core/session.ts';
import { judgementId } from '../../../src/xapi/judgement-id.ts';
import { statementsOf } from '../../../src/xapi/statements.ts';
import {
  courseIri,
  outcomeOf,
  registration,
  report,
  stamped,
  startedAt,
  uuid,
} from '../../support/xapi-course.ts';
import { DAY, failedTry, passed, passedTry } from '../../support/xapi-effects.ts';

const ADL = 'http://adlnet.gov/expapi';

function build(effect: Effect, before?: Outcome, earlier: readonly Judgement[] = []) {
  return statementsOf(stamped(effect), report, { before, earlier });
}

function verbs(effect: Effect, before?: Outcome): readonly string[] {
  return build(effect, before).map(({ verb }) => verb.id.replace(`${ADL}/verbs/`, ''));
}

function result(effect: Effect, verb: string) {
  return build(effect).find((statement) => statement.verb.id === `${ADL}/verbs/${verb}`)?.result;
}

const progress = (percent: number) =>
  build({ type: 'progress', percent, at: startedAt })[0]?.result?.extensions;
const reportOf = (outcome: Outcome): Effect => ({ type: 'report', outcome, at: startedAt + 1_000 });

describe('a visit', () => {
  test('saving and committing give no statement', () => {
    expect([...build({ type: 'save' }), ...build({ type: 'commit', when: 'now' })]).toEqual([]);
  });

  test('a launch that goes on is initialized and then resumed, each under its own stamped id', () => {
    const statements = build({ type: 'began', resumed: true, before: outcomeOf(), at: startedAt });
    expect(statements.map(({ id, verb }) => [id, verb.display?.en])).toEqual([
      [uuid(2), 'initialized'],
      [uuid(3), 'resumed'],
    ]);
  });

  test('a launch that goes on first says again what the attempt had come to: its own ids and times, no duration', () => {
    const registrationId = (verdict: 'passed' | 'completed') => judgementId(registration, verdict, null);
    const statements = build({ type: 'began', resumed: true, before: passed, at: startedAt }, undefined, [
      { verdict: 'failed', score: failedTry, at: startedAt - DAY },
      { verdict: 'passed', score: passedTry, at: startedAt - 1_000 },
      { verdict: 'completed', at: startedAt - 1_000 },
    ]);
    expect(statements.map(({ id, verb, timestamp }) => [id, verb.display?.en, timestamp])).toEqual([
      [judgementId(registration, 'failed', failedTry), 'failed', '2026-11-21T05:00:00.000Z'],
      [registrationId('passed'), 'passed', '2026-11-22T04:59:59.000Z'],
      [registrationId('completed'), 'completed', '2026-11-22T04:59:59.001Z'],
      [uuid(2), 'initialized', '2026-11-22T05:00:00.000Z'],
      [uuid(3), 'resumed', '2026-11-22T05:00:00.001Z'],
    ]);
    expect(statements.slice(0, 3).map((statement) => statement.result)).toEqual([
      { score: { scaled: 0, raw: 0, min: 0, max: 100 }, success: false },
      { score: { scaled: 0.8, raw: 80, min: 0, max: 100 }, success: true },
      { completion: true },
    ]);
  });

  test('a judgement bears the same id and time when it is made and when it is said again', () => {
    const made = build({ type: 'report', outcome: passed, at: startedAt + 1_000 });
    const said = build({ type: 'began', resumed: true, before: passed, at: startedAt + DAY }, undefined, [
      { verdict: 'passed', score: passedTry, at: startedAt + 1_000 },
      { verdict: 'completed', at: startedAt + 1_000 },
    ]);
    const known = ({ id, timestamp }: { readonly id: string; readonly timestamp: string }) => [id, timestamp];
    expect(said.slice(0, 2).map(known)).toEqual(made.map(known));
  });

  test('the timestamp is the moment of the effect, in UTC', () => {
    expect(
      build({ type: 'began', resumed: false, before: outcomeOf(), at: startedAt })[0]?.timestamp,
    ).toMatch(/^2026-11-22T05:00:00(\.0+)?Z$/);
  });

  test('progress is a whole percent below 100, and 100 is left to completed', () => {
    const extension = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
    expect(progress(0)).toEqual({ [extension]: 0 });
    expect(progress(99.9)).toEqual({ [extension]: 99 });
    expect(progress(100)).toBeUndefined();
  });

  test('an unfinished attempt is suspended before it is terminated, a finished one only terminated', () => {
    expect(verbs({ type: 'end', outcome: outcomeOf(), by: 'exit', at: startedAt })).toEqual([
      'suspended',
      'terminated',
    ]);
    expect(verbs({ type: 'end', outcome: passed, by: 'exit', at: startedAt })).toEqual(['terminated']);
  });

  test('terminated tells score, success, completion and time', () => {
    expect(
      result({ type: 'end', outcome: passed, by: 'exit', at: startedAt + 90_500 }, 'terminated'),
    ).toEqual({
      score: { scaled: 0.8, raw: 80, min: 0, max: 100 },
      success: true,
      completion: true,
      duration: 'PT1M30.5S',
    });
  });

  test('whole days are hours, where calculateISO8601Duration of @xapi/xapi gives P1DT, which LRSs refuse', () => {
    expect(XAPI.calculateISO8601Duration(new Date(startedAt), new Date(startedAt + DAY))).toBe('P1DT');
    const after = (days: number) =>
      result({ type: 'end', outcome: passed, by: 'exit', at: startedAt + days * DAY }, 'terminated')
        ?.duration;
    expect([after(1), after(3)]).toEqual(['PT24H', 'PT72H']);
  });

  test('while tries are left, terminated has the score and no success', () => {
    const terminated = result(
      { type: 'end', outcome: outcomeOf({ score: failedTry }), by: 'exit', at: startedAt },
      'terminated',
    );
    expect(terminated).toMatchObject({ score: { raw: 0 }, completion: false });
    expect(terminated).not.toHaveProperty('success');
  });
});

describe('a report', () => {
  test('a failed try with nothing right has the score 0, not none', () => {
    expect(result(reportOf(outcomeOf({ score: failedTry })), 'failed')).toEqual({
      score: { scaled: 0, raw: 0, min: 0, max: 100 },
      success: false,
      duration: 'PT1S',
    });
  });

  test('a pass gives passed with the score, then completed without it', () => {
    expect(verbs(reportOf(passed))).toEqual(['passed', 'completed']);
    expect(result(reportOf(passed), 'passed')).toMatchObject({ success: true, score: { scaled: 0.8 } });
    expect(result(reportOf(passed), 'completed')).toEqual({ completion: true, duration: 'PT1S' });
  });

  test('a failed try is told once, the next one again', () => {
    const first = outcomeOf({ score: failedTry });
    expect(verbs(reportOf(first))).toEqual(['failed']);
    expect(verbs(reportOf({ ...first, status: 'failed' }), first)).toEqual([]);
    expect(
      verbs(
        reportOf(outcomeOf({ status: 'failed', score: { ...failedTry, form: { attempt: 2, seed: 9 } } })),
        first,
      ),
    ).toEqual(['failed']);
  });

  test('a try that fails after the course was completed is not a second completion', () => {
    const completed = outcomeOf({ status: 'completed', completed: true });
    expect(verbs(reportOf(completed))).toEqual(['completed']);
    expect(verbs(reportOf({ ...completed, score: failedTry }), completed)).toEqual(['failed']);
  });

  test('a passed try waits for the lessons that are missing', () => {
    const early = outcomeOf({ score: passedTry });
    expect(verbs(reportOf(early))).toEqual([]);
    expect(verbs(reportOf(passed), early)).toEqual(['passed', 'completed']);
  });

  test('a judgement says its try, its seed and the mark that had to be reached', () => {
    expect(build(reportOf(outcomeOf({ score: failedTry })))[0]?.context?.extensions).toMatchObject({
      [`${courseIri}/extensions/try`]: 1,
      [`${courseIri}/extensions/form-seed`]: 0,
      [`${courseIri}/extensions/pass-mark`]: 80,
    });
  });
});
