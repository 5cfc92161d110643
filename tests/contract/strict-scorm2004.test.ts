import { Scorm2004API } from 'scorm-again/scorm2004';
import { describe, expect, test } from 'vitest';
import { strictScorm2004 } from '../../src/lab/strict-scorm2004.ts';
import { formatCases } from '../support/format-cases.ts';

function library(mode = 'normal'): Scorm2004API {
  const api = new Scorm2004API({ logLevel: 'NONE' });
  api.loadFromJSON({ mode }, 'cmi');
  return api;
}

function opened(mode = 'normal') {
  const strict = strictScorm2004(library(mode), () => undefined);
  strict.Initialize('');
  return strict;
}

const INTERACTION = [
  ['cmi.interactions.0.id', 'q1'],
  ['cmi.interactions.0.type', 'choice'],
] as const;

describe('values that scorm-again 3.4.3 takes and strict LMSs refuse with 406', () => {
  test.each([
    ['cmi.interactions.0.timestamp', 'time of two decimals of a second', '2026-11-22T05:00:04.123Z'],
    ['cmi.interactions.0.learner_response', 'short identifier of [A-Za-z0-9_.]', 'step-back'],
    ['cmi.interactions.0.description', 'text of at most 250 characters', 'x'.repeat(251)],
    ['cmi.interactions.0.id', 'identifier without spaces', 'q 1'],
    ['cmi.objectives.0.id', 'identifier without spaces', 'O 1'],
  ])('are those of %s that are no %s', (element, _format, value) => {
    const lenient = library();
    lenient.Initialize('');
    const strict = opened();
    for (const [name, text] of INTERACTION) {
      lenient.SetValue(name, text);
      strict.SetValue(name, text);
    }
    const path = element === 'cmi.interactions.0.id' ? 'cmi.interactions.1.id' : element;
    expect(lenient.SetValue(path, value)).toBe('true');
    expect(strict.SetValue(path, value)).toBe('false');
    expect(strict.GetLastError('')).toBe('406');
    expect(strict.violations()).toHaveLength(1);
  });
});

describe('an LMS that keeps the formats of SCORM 2004 RTE 4.1.1 and of Moodle', () => {
  test.each(
    formatCases([
      ['cmi.session_time', 'PT1H2M3.04S', true],
      ['cmi.session_time', 'PT0S', true],
      ['cmi.session_time', 'PT1.123S', false],
      ['cmi.session_time', 'PT', false],
      ['cmi.session_time', 'P', false],
      ['cmi.session_time', '0000:01:02.50', false],
      ['cmi.score.scaled', '0', true],
      ['cmi.score.scaled', '0.6666667', true],
      ['cmi.score.scaled', '-1', true],
      ['cmi.score.scaled', '1.1', false],
      ['cmi.score.scaled', '0.66666667', false],
      ['cmi.score.scaled', '1e-7', false],
      ['cmi.score.raw', '100', true],
      ['cmi.progress_measure', '0.5', true],
      ['cmi.progress_measure', '1.5', false],
      ['cmi.completion_status', 'completed', true],
      ['cmi.completion_status', 'passed', false],
      ['cmi.success_status', 'passed', true],
      ['cmi.success_status', 'completed', false],
      ['cmi.location', 'x'.repeat(1000), true],
      ['cmi.suspend_data', 'x'.repeat(64_000), true],
      ['cmi.location', 'x'.repeat(1001), false],
      ['cmi.suspend_data', 'x'.repeat(64_001), false],
      ['cmi.exit', 'suspend', true],
      ['cmi.exit', 'normal', true],
      ['cmi.exit', 'finished', false],
    ]),
  )('%s', (_title, element, value, legal) => {
    expect(opened().SetValue(element, value)).toBe(String(legal));
  });

  test.each(
    formatCases([
      ['timestamp', '2026-11-22T05:00:04.12Z', true],
      ['timestamp', '2026-11-22T05:00:04', true],
      ['timestamp', '2026-11-22T05:00:04Z', false],
      ['timestamp', '2039-01-01T00:00:00.00Z', false],
      ['timestamp', '05:00:04', false],
      ['latency', 'PT1M1.25S', true],
      ['latency', '0000:00:05.10', false],
      ['weighting', '1', true],
      ['weighting', 'one', false],
      ['result', 'incorrect', true],
      ['result', 'wrong', false],
      ['learner_response', 'step_back[,]walk.up', true],
      ['learner_response', 'a[,]a', false],
      ['learner_response', 'a,b', false],
      ['correct_responses.0.pattern', '1[,]2', true],
      ['correct_responses.0.pattern', 'urn:a', false],
      ['description', 'x'.repeat(250), true],
    ]),
  )('%s of an interaction', (_title, part, value, legal) => {
    const strict = opened();
    for (const [name, text] of INTERACTION) strict.SetValue(name, text);
    expect(strict.SetValue(`cmi.interactions.0.${part}`, value)).toBe(String(legal));
  });

  test('takes strings for values, and "" for Initialize, Commit and Terminate', () => {
    const strict = opened();
    expect(strict.SetValue('cmi.score.raw', 80)).toBe('false');
    expect(strict.GetLastError('')).toBe('406');
    expect(strict.Commit()).toBe('false');
    expect(strict.GetLastError('')).toBe('201');
    expect(strict.Terminate('now')).toBe('false');
    expect(strict.Terminate('')).toBe('true');
    expect(strict.violations()).toHaveLength(3);
  });
});

describe('the order of calls', () => {
  test.each(['result', 'timestamp', 'learner_response', 'description', 'objectives.0.id'])(
    'the %s of an interaction comes after its id and type, or 408',
    (part) => {
      const strict = opened();
      strict.SetValue('cmi.interactions.0.id', 'q1');
      expect(strict.SetValue(`cmi.interactions.0.${part}`, 'x')).toBe('false');
      expect(strict.GetLastError('')).toBe('408');
    },
  );

  test('interactions and objectives are appended without gaps, and an objective keeps its id, or 351', () => {
    const strict = opened();
    strict.SetValue('cmi.objectives.0.id', 'O_1_1');
    for (const [element, value] of [
      ['cmi.interactions.1.id', 'q2'],
      ['cmi.objectives.2.id', 'O_1_3'],
      ['cmi.objectives.0.id', 'O_1_2'],
    ]) {
      expect(strict.SetValue(element, value)).toBe('false');
      expect(strict.GetLastError('')).toBe('351');
    }
  });

  test('nothing goes on after Terminate', () => {
    const strict = opened();
    strict.Terminate('');
    for (const [call, error] of [
      [() => strict.SetValue('cmi.location', 'late'), '133'],
      [() => strict.Commit(''), '143'],
      [() => strict.Terminate(''), '113'],
      [() => strict.Initialize(''), '104'],
    ] as const) {
      expect(call()).toBe('false');
      expect(strict.GetLastError('')).toBe(error);
    }
    expect(strict.GetValue('cmi.location')).toBe('');
    expect(strict.GetLastError('')).toBe('123');
    expect(strict.violations()).toHaveLength(5);
  });

  test('nothing goes before Initialize, and there is one of it', () => {
    const strict = strictScorm2004(library(), () => undefined);
    for (const [call, error] of [
      [() => strict.SetValue('cmi.location', 'x'), '132'],
      [() => strict.Commit(''), '142'],
      [() => strict.Terminate(''), '112'],
    ] as const) {
      expect(call()).toBe('false');
      expect(strict.GetLastError('')).toBe(error);
    }
    expect(strict.violations()).toHaveLength(3);
    strict.Initialize('');
    expect(strict.Initialize('')).toBe('false');
    expect(strict.GetLastError('')).toBe('103');
  });

  test('a value that was never set answers "" and 403, which is no violation', () => {
    const strict = opened();
    expect(strict.GetValue('cmi.location')).toBe('');
    expect(strict.GetLastError('')).toBe('403');
    expect(strict.violations()).toEqual([]);
  });
});

describe('what a package of one SCO must not do', () => {
  test.each(['browse', 'review'])('a write in mode %s goes through and is a violation', (mode) => {
    const strict = opened(mode);
    expect(strict.SetValue('cmi.completion_status', 'incomplete')).toBe('true');
    expect(strict.violations().map(({ args }) => args[0])).toEqual(['cmi.completion_status']);
  });

  test.each(['exitAll', 'suspendAll', 'continue'])('the navigation request %s is refused', (request) => {
    const strict = opened();
    expect(strict.SetValue('adl.nav.request', request)).toBe('false');
    expect(strict.violations()).toHaveLength(1);
  });
});
