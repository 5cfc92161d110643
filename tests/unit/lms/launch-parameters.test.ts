import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createLaunchMemory } from '../../../src/lms/lrs/launch-memory.ts';
import { addressOf, iriOf, languagesOf, takeLaunch, uuidOf } from '../../../src/lms/lrs/launch-parameters.ts';
import { learnerIdOf, xapiLaunch } from '../../../src/lms/tincan/launch.ts';
import { launchedPage } from '../../support/launched-page.ts';
import { fakeStorage } from '../../support/lms-environment.ts';

const take = (search: string) =>
  takeLaunch(launchedPage({ search }).environment, createLaunchMemory(), {
    required: ['registration', 'activity_id'],
    optional: ['auth'],
  })?.parameters;

describe('launch parameters', () => {
  test('stay the strings they are, in any order, where @xapi/xapi makes numbers of them', () => {
    expect(take('?activity_id=1e3&theme=dark&registration=12')).toEqual({
      activity_id: '1e3',
      registration: '12',
    });
  });

  test('are remembered by the page where the storage of the window is broken', () => {
    const { environment } = launchedPage({
      search: '?registration=r&activity_id=a',
      sessionStorage: {
        getItem: () => '{"parameters":',
        setItem: () => {
          throw new DOMException('Full.', 'QuotaExceededError');
        },
      },
    });
    const { window } = environment;
    const memory = createLaunchMemory();
    const names = { required: ['registration', 'activity_id'], optional: [] };
    const launch = takeLaunch(environment, memory, names);
    expect(window.location.search).toBe('');
    expect(takeLaunch(environment, memory, names)).toEqual(launch);
  });

  // Navigation Timing 2, 4.2: the types of a navigation.
  test.each([
    ['reload', 0, true],
    ['back_forward', 0, true],
    ['navigate', 0, false],
    ['prerender', 0, false],
    ['reload', 11, true],
    ['reload', 13, false],
  ] as const)('are gone on with after %s and %i hours: %s', (type, hours, goesOn) => {
    const sessionStorage = fakeStorage();
    const names = { required: ['auth'], optional: [] };
    const begin = Date.UTC(2026, 10, 22, 8);
    const first = launchedPage({ search: '?auth=secret', sessionStorage, begin });
    const device = { performance: { getEntriesByType: () => [{ type }] } };
    takeLaunch(first.environment, createLaunchMemory(), names);
    const open = () =>
      launchedPage({ search: '', sessionStorage, device, begin: begin + hours * 3_600_000 }).environment;
    const memory = createLaunchMemory();
    const taken = takeLaunch(open(), memory, names);
    expect(taken?.parameters).toEqual(goesOn ? { auth: 'secret' } : undefined);
    expect(memory.read(open().window) !== undefined).toBe(goesOn);
  });

  test('are gone on with where the same page asks again, however it was come to', () => {
    const device = { performance: { getEntriesByType: () => [{ type: 'navigate' }] } };
    const { environment } = launchedPage({ search: '?auth=secret', device });
    const memory = createLaunchMemory();
    const names = { required: ['auth'], optional: [] };
    const launch = takeLaunch(environment, memory, names);
    expect(takeLaunch(environment, memory, names)).toEqual(launch);
  });

  test('an identifier is one in full', () => {
    const uuid = '12345678-1234-4123-8123-123456789012';
    expect(uuidOf('registration', uuid)).toBe(uuid);
    expect(() => uuidOf('registration', `${uuid}0`)).toThrow('registration');
    expect(iriOf('activityId', 'urn:uuid:1')).toBe('urn:uuid:1');
    expect(iriOf('activityId', 'https://müller.example/a?b=c#d')).toBe('https://müller.example/a?b=c#d');
    expect(() => iriOf('activityId', 'https://a.example/ b')).toThrow('activityId');
  });

  test('an address is absolute, and encrypted where the page is', () => {
    const { window } = launchedPage({ search: '', protocol: 'https:' }).environment;
    expect(addressOf(window, 'endpoint', 'https://lrs.example.gov/xapi')).toBe(
      'https://lrs.example.gov/xapi',
    );
    for (const bad of [
      '//lrs.example.gov/',
      'https://',
      'data:text/html,x',
      'https://sam:x@lrs.example.gov/',
    ])
      expect(() => addressOf(window, 'fetch', bad)).toThrow('malformed (fetch)');
    expect(() => addressOf(window, 'fetch', 'http://lrs.example.gov/')).toThrow('insecure (fetch)');
    const open = launchedPage({ search: '', protocol: 'http:' }).environment.window;
    for (const good of ['http://lrs.example.gov/', 'https://lrs.example.gov/?token=1'])
      expect(addressOf(open, 'fetch', good)).toBe(good);
  });

  test('languages come in the order of the list', () => {
    expect(languagesOf('fr-CA, en-US;q=0.8,<b>,*')).toEqual(['fr-CA', 'en-US']);
    expect(languagesOf(undefined)).toEqual([]);
  });
});

// xAPI 1.0.3 Data 2.4.2.3: an agent has one of four identifiers; a receipt holds no address and no name.
test.each([
  [{ account: { homePage: 'https://lms.example.gov', name: 'badge-117' } }, 'badge-117'],
  [{ mbox: 'mailto:sam@example.gov' }, createHash('sha1').update('mailto:sam@example.gov').digest('hex')],
  [{ mbox_sha1sum: 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9' }, 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9'],
  [{ openid: 'https://sam.example/' }, createHash('sha1').update('https://sam.example/').digest('hex')],
])('the learner %j of a TinCan launch is known as %s', (actor, id) => {
  expect(learnerIdOf(actor)).toBe(id);
});

describe('credentials of a TinCan launch', () => {
  const read = (auth: string) =>
    xapiLaunch(launchedPage({ search: '' }).environment.window, {
      endpoint: 'https://lrs.example.gov/xapi/',
      actor: '{"mbox":"mailto:sam@example.gov"}',
      auth,
    }).authorization;

  test.each([
    ['Basic YTpi', 'Basic YTpi'],
    ['YTpi', 'Basic YTpi'],
    ['Basic YT pi/w==', 'Basic YT+pi/w=='],
    ['YT pi/w==', 'Basic YT+pi/w=='],
    ['Bearer abc.def-ghi', 'Bearer abc.def-ghi'],
  ])('%s is sent as %s', (auth, header) => {
    expect(read(auth)).toBe(header);
  });

  test.each(['Basic ', 'Łódź', 'Basic a\r\nX: y'])('%j is no header', (auth) => {
    expect(() => read(auth)).toThrow('auth');
  });
});
