import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startLabOfEachKind, type LabStand } from '../support/lab-packages.ts';
import { eventReader, launchOf, post, recordOf } from '../support/lab-reading.ts';

let stand: LabStand;
let url: string;

beforeEach(async () => {
  stand = await startLabOfEachKind();
  ({ url } = stand.lab);
});

afterEach(() => stand.close());

function setFault(name: string, fault: unknown): Promise<Response> {
  return fetch(`${url}/api/faults/${name}/u1`, { method: 'PUT', body: JSON.stringify({ fault }) });
}

describe('what goes wrong with an LRS on purpose', () => {
  const ask = async (signal?: AbortSignal) => {
    const { query } = await launchOf(url, { package: 'activity', learner: 'u1', faults: current });
    const headers = { authorization: query['auth'] ?? '', 'x-experience-api-version': '1.0.3' };
    return fetch(`${query['endpoint']}statements`, { headers, ...(signal === undefined ? {} : { signal }) });
  };
  let current = 'none';

  test.each([
    ['none', 200],
    ['lrs-503', 503],
    ['lrs-401', 401],
  ])('the fault "%s" answers %d to every request', async (fault, status) => {
    current = fault;
    expect((await ask()).status).toBe(status);
    expect((await ask()).status).toBe(status);
  });

  test('two requests at once both meet it, and none does once it is taken back', async () => {
    current = 'lrs-503';
    const answers = await Promise.all([ask(), ask()]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503]);
    current = 'none';
    expect((await ask()).status).toBe(200);
  });

  test('it can come and go during a session', async () => {
    const { query } = await launchOf(url, { package: 'unit', learner: 'u1' });
    expect((await setFault('unit', 'lrs-503')).status).toBe(204);
    const about = () => fetch(`${query['endpoint']}statements`);
    expect((await about()).status).toBe(503);
    await setFault('unit', 'none');
    expect((await about()).status).toBe(401);
  });

  test('a request that is never answered stands in the record without a status', async () => {
    current = 'lrs-hang';
    const events = eventReader(await fetch(`${url}/exchanges`));
    const leaving = new AbortController();
    const hanging = ask(leaving.signal).catch(() => 'left');
    expect(await events()).toContain('"status":null');
    leaving.abort();
    expect(await hanging).toBe('left');
    expect((await recordOf(url, 'activity', 'u1')).requests).toMatchObject([{ status: null }]);
  });

  test('a token that is not handed out is an error by the words of cmi5', async () => {
    const { query } = await launchOf(url, { package: 'unit', faults: 'fetch-error' });
    const answer = await fetch(query['fetch'] ?? '', { method: 'POST' });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ 'error-code': '1' });
  });

  test.each([
    ['unit', 'slow'],
    ['unit', 503],
    ['unit', undefined],
    ['activity', 'fetch-error'],
    ['sco', 'lrs-503'],
    ['page', 'none'],
  ])('for %s the fault %j is refused in words', async (name, fault) => {
    const response = await setFault(name, fault);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/^The fault .* is unknown/);
  });
});

describe('the record of a learner', () => {
  test('of a SCORM package is the saved data, and is forgotten on a reset', async () => {
    expect(await recordOf(url, 'sco', 'u1')).toEqual({ standard: 'scorm12', saved: null });
    await post(`${url}/api/learners/sco/u1`, { suspend_data: 'v1' });
    expect(await recordOf(url, 'sco', 'u1')).toEqual({ standard: 'scorm12', saved: { suspend_data: 'v1' } });
    await fetch(`${url}/api/records/sco/u1`, { method: 'DELETE' });
    expect(await recordOf(url, 'sco', 'u1')).toEqual({ standard: 'scorm12', saved: null });
  });

  test('of a web page is none', async () => {
    expect(await recordOf(url, 'page', 'u1')).toEqual({ standard: 'web' });
  });

  test('of a package that is not there is refused in words', async () => {
    const response = await fetch(`${url}/api/records/gone/u1`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('no package "gone"');
  });

  test('is read and forgotten, not written', async () => {
    expect((await post(`${url}/api/records/unit/u1`, {})).status).toBe(405);
  });
});

describe('the stream of requests', () => {
  test('tells a page what comes after it, with package and learner', async () => {
    const { query } = await launchOf(url, { package: 'activity', learner: 'u1' });
    const statements = () =>
      fetch(`${query['endpoint']}statements`, {
        headers: { authorization: query['auth'] ?? '', 'x-experience-api-version': '1.0.3' },
      });
    await statements();
    const events = eventReader(await fetch(`${url}/exchanges`));
    await statements();
    const event = await events();
    expect(event).toMatch(/^event: exchange\nid: 1\n/);
    expect(JSON.parse(event.replace(/^[\s\S]*data: /, ''))).toMatchObject({
      packageName: 'activity',
      learner: 'u1',
      method: 'GET',
      resource: 'statements',
      status: 200,
    });
  });
});

test('an address of a registration that the lab does not know is not found, in words', async () => {
  const response = await fetch(`${url}/enrolments/0e9b1b0a-6a3e-4d7e-9b5e-0c6f4e6f2a11/xapi/statements`);
  expect(response.status).toBe(404);
  expect(await response.text()).toContain('registration');
});
