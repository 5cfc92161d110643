import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  clausesOf,
  serveCmi5,
  startedAu,
  type HandmadeAu,
  type ServedCmi5,
} from '../support/cmi5-session.ts';

let served: ServedCmi5;
beforeEach(async () => {
  served = await serveCmi5(() => 0);
});
afterEach(() => served.close());

describe('documents', () => {
  const other = JSON.stringify({ objectType: 'Agent', mbox: 'mailto:jo@example.gov' });

  test.each<readonly [string, string, string, (au: HandmadeAu) => string]>([
    ['10.2.1.0-5', 'PUT', 'the launch data', (au) => au.state('LMS.LaunchData')],
    ['10.2.1.0-5', 'DELETE', 'the launch data', (au) => au.state('LMS.LaunchData')],
    ['10.2.1.0-5', 'DELETE', 'all documents', (au) => au.state('').replace('stateId=&', '')],
    ['8.1.3.0-3', 'GET', 'a document of another learner', (au) => au.state('bookmark', { agent: other })],
    [
      '8.1.4.0-3',
      'PUT',
      'a document of another registration',
      (au) => au.state('bookmark', { registration: crypto.randomUUID() }),
    ],
    [
      '8.1.4.0-3',
      'GET',
      'the launch data without the registration',
      (au) => au.state('LMS.LaunchData').replace(/&registration=[^&]*/, ''),
    ],
    [
      '8.1.5.0-5',
      'PUT',
      'a document of another activity',
      (au) => au.state('bookmark', { activityId: 'https://example.gov/c' }),
    ],
    [
      '8.1.5.0-5',
      'GET',
      'the profile of another activity',
      () => 'activities/profile?profileId=p&activityId=https://example.gov/c',
    ],
    ['11.0.0.0-4', 'GET', 'another profile of the learner', (au) => profile(au, 'other')],
    ['11.0.0.0-5', 'PUT', 'half of the preferences', (au) => profile(au, 'cmi5LearnerPreferences')],
  ])('%s: %s of %s is refused and told', async (clause, method, _what, path) => {
    const au = await startedAu(served);
    const body = method === 'PUT' ? { audioPreference: 'on' } : undefined;
    expect((await au.ask(method, path(au), body)).status).toBe(403);
    expect(clausesOf(served)).toEqual([clause]);
    expect((await au.ask('GET', au.state('LMS.LaunchData'))).status).toBe(200);
  });

  test('of the AU’s own are its own, with and without the registration', async () => {
    const au = await startedAu(served);
    const shared = au.state('bookmark').replace(/&registration=[^&]*/, '');
    for (const path of [au.state('bookmark'), shared]) {
      expect((await au.ask('PUT', path, { page: 1 })).status).toBe(204);
      expect(await (await au.ask('GET', path)).json()).toEqual({ page: 1 });
    }
    const preferences = { languagePreference: 'en-US', audioPreference: 'off' };
    expect((await au.ask('PUT', profile(au, 'cmi5LearnerPreferences'), preferences)).status).toBe(204);
    expect(served.lms.violations()).toEqual([]);
  });
});

function profile(au: HandmadeAu, profileId: string): string {
  return `agents/profile?${new URLSearchParams({ profileId, agent: JSON.stringify(au.launch.actor) })}`;
}
