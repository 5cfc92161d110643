import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { XapiSettings } from '../../../src/core/settings.ts';
import { isForeignAdapter, isNeverAsked, targets, type Target } from '../../../src/packaging/targets.ts';
import { TARGETS } from '../../../src/core/settings.ts';
import { projectRoot } from '../../support/course-copy.ts';

const broker: XapiSettings = {
  mode: 'broker',
  url: 'https://broker.example/token',
  endpoint: 'https://lrs.example/xapi/',
};
const all = Object.values(targets);
const session = (adapter: string): string => `/p/src/lms/${adapter}/session.ts`;

describe('the targets', () => {
  test('are those that an edition may name, each under its own name', () => {
    expect(Object.keys(targets).toSorted()).toEqual([...TARGETS].toSorted());
    for (const [name, target] of Object.entries(targets)) expect(target.name).toBe(name);
  });

  test.each(all.map((target) => [target.name, target] as const))(
    '%s ships adapters that are there',
    (_, target) => {
      for (const name of target.adapters) {
        const path = join(projectRoot, 'src/lms', name);
        expect(existsSync(path) || existsSync(`${path}.ts`), name).toBe(true);
      }
    },
  );

  test.each(all.map((target) => [target.name, target] as const))(
    '%s works without an LMS, too',
    (_, target) => {
      expect(isForeignAdapter(target, '/p/src/lms/standalone.ts')).toBe(false);
    },
  );

  test.each<[Target['name'], string]>([
    ['scorm12', 'imsmanifest.xml'],
    ['scorm2004-3rd', 'imsmanifest.xml'],
    ['scorm2004-4th', 'imsmanifest.xml'],
    ['cmi5', 'cmi5.xml'],
    ['xapi', 'tincan.xml'],
  ])('%s has the manifest that its LMSs look for: %s', (name, file) => {
    expect(targets[name].manifest?.fileName).toBe(file);
  });

  test.each<Target['name']>(['web', 'single'])('%s has no manifest', (name) => {
    expect(targets[name].manifest).toBeNull();
  });
});

describe('an adapter', () => {
  test.each<[Target['name'], readonly string[], readonly string[]]>([
    ['scorm12', ['scorm12', 'scorm'], ['scorm2004', 'cmi5', 'tincan', 'lrs']],
    ['scorm2004-3rd', ['scorm2004', 'scorm'], ['cmi5', 'tincan', 'lrs']],
    ['scorm2004-4th', ['scorm2004', 'scorm'], ['cmi5', 'tincan', 'lrs']],
    ['cmi5', ['cmi5', 'lrs'], ['scorm2004', 'tincan']],
    ['xapi', ['tincan', 'lrs'], ['scorm2004', 'cmi5']],
    ['web', ['scorm12'], ['scorm2004', 'cmi5', 'tincan', 'lrs']],
    ['single', ['scorm12'], ['scorm2004', 'cmi5', 'tincan', 'lrs']],
  ])('of %s is shipped there, one of another standard is not', (name, own, foreign) => {
    for (const adapter of own) expect(isForeignAdapter(targets[name], session(adapter)), adapter).toBe(false);
    for (const adapter of foreign)
      expect(isForeignAdapter(targets[name], session(adapter)), adapter).toBe(true);
  });
});

describe('the statements beside the record', () => {
  test.each<Target['name']>(['scorm12', 'scorm2004-3rd', 'scorm2004-4th'])(
    'go where the edition says from %s, and the page may reach nothing else',
    (name) => {
      const { channel, connect } = targets[name];
      expect(channel(broker)).toEqual(broker);
      expect(connect(channel(broker))).toEqual(['https://broker.example', 'https://lrs.example']);
      expect(connect(channel({ mode: 'off' }))).toEqual([]);
    },
  );

  test.each<Target['name']>(['cmi5', 'xapi'])(
    'are off in %s, whose page may reach whatever LRS the launch will name',
    (name) => {
      const { channel, connect } = targets[name];
      expect(channel(broker)).toEqual({ mode: 'off' });
      expect(connect(channel(broker))).toEqual(['https:', 'http://localhost:*', 'http://127.0.0.1:*']);
    },
  );

  test.each<Target['name']>(['web', 'single'])('are off in %s, whose page may reach nobody', (name) => {
    const { channel, connect } = targets[name];
    expect(channel(broker)).toEqual({ mode: 'off' });
    expect(connect(channel(broker))).toEqual([]);
  });

  test('bring their client only where some are sent', () => {
    const client = '/p/src/runtime/statement-channel.ts';
    const { scorm12 } = targets;
    expect(isNeverAsked(scorm12, scorm12.channel(broker), client)).toBe(false);
    expect(isNeverAsked(scorm12, scorm12.channel({ mode: 'off' }), client)).toBe(true);
    expect(isNeverAsked(targets.cmi5, targets.cmi5.channel(broker), client)).toBe(true);
  });

  test('being off leaves out nothing else of the page', () => {
    expect(isNeverAsked(targets.web, { mode: 'off' }, '/p/src/runtime/bank.ts')).toBe(false);
    expect(isNeverAsked(targets.web, { mode: 'off' }, session('cmi5'))).toBe(true);
  });
});

test('only SCORM 2004 limits the answers of an attempt: its LMS sends all of them again at each commit', () => {
  const limited = all.filter(({ maxRecords }) => maxRecords !== null);
  expect(limited.map(({ name, maxRecords }) => [name, maxRecords])).toEqual([
    ['scorm2004-3rd', 250],
    ['scorm2004-4th', 250],
  ]);
});
