import { utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LAB_KEY, startLab, type Lab } from '../../src/lab/server.ts';
import { SCORM12, startLabStand, type LabStand } from '../support/lab-packages.ts';
import { eventReader, settingsOf } from '../support/lab-reading.ts';

let stand: LabStand;
let folder: string;
let lab: Lab;

beforeEach(async () => {
  stand = await startLabStand();
  ({ folder, lab } = stand);
  await writePackage('annual', 'First build');
});

afterEach(() => stand.close());

describe('a file of a package', () => {
  test.each([
    ['index.html', 'text/html'],
    ['assets/app.js', 'text/javascript'],
    ['assets/app.css', 'text/css'],
    ['figure.svg', 'image/svg+xml'],
  ])('%s comes as %s', async (path, type) => {
    const response = await fetch(`${lab.url}/content/annual/${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(new RegExp(`^${type.replace('+', '\\+')}(;|$)`));
  });

  test('shows the new build after the zip changed', async () => {
    expect(await (await fetch(`${lab.url}/content/annual/index.html`)).text()).toBe('First build');
    await writePackage('annual', 'Other build');
    await utimes(join(folder, 'annual.zip'), new Date(), new Date(Date.now() + 5000));
    expect(await (await fetch(`${lab.url}/content/annual/index.html`)).text()).toBe('Other build');
  });

  test.each(['content/annual/none.html', 'content/annual/INDEX.html', 'content/other/index.html', 'nowhere'])(
    '%s is not found, and a plain sentence says so',
    async (path) => {
      const response = await fetch(`${lab.url}/${path}`);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(await response.text()).toMatch(/^[A-Z].*\.$/);
    },
  );

  test.each([
    '/content/annual/..%2fsecret.txt',
    '/content/annual/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/content/annual/../../secret.txt',
    '/content/..%5csecret/index.html',
    '/content/annual/%00',
  ])('%s is refused', async (path) => {
    await writeFile(join(folder, 'secret.txt'), 'not for the web');
    // fetch tidies such a path before it sends it; a plain request does not.
    expect(await rawGet(path)).toEqual({ status: 400, body: expect.not.stringContaining('not for the web') });
  });

  test('an address whose percent signs do not decode is refused', async () => {
    expect((await rawGet('/content/annual/%zz')).status).toBe(400);
  });
});

describe('the LMS page', () => {
  test('carries the launch: file, learner, mode, mastery score and launch data', async () => {
    const page = await fetch(`${lab.url}/lms?package=annual&learner=u1&name=Doe,+Jo&mode=review`);
    expect(page.status).toBe(200);
    expect(await settingsOf(page)).toMatchObject({
      launch: '/content/annual/index.html',
      learnerId: 'u1',
      learnerName: 'Doe, Jo',
      mode: 'review',
      masteryScore: 80,
      launchData: 'edition=annual',
    });
  });

  test('lends the package the lab’s LRS where that is asked for, and leaves the zip as it is', async () => {
    const settings = '{"target":"scorm12","xapi":{"mode":"off"},"title":"a \\u003c b"}';
    const page = `<script type="application/json" id="settings">${settings}</script>`;
    await writePackage('annual', page);
    const asked = await fetch(`${lab.url}/lms?package=annual&statements=lab`);
    expect(await settingsOf(asked)).toMatchObject({ launch: '/lent/annual/index.html' });
    const lent = await (await fetch(`${lab.url}/lent/annual/index.html`)).text();
    expect(JSON.parse(/<script[^>]*>([^<]*)<\/script>/.exec(lent)?.[1] ?? '')).toEqual({
      target: 'scorm12',
      title: 'a < b',
      xapi: { mode: 'broker', url: `${lab.url}/broker`, endpoint: `${lab.url}/lrs/` },
    });
    expect(await (await fetch(`${lab.url}/content/annual/index.html`)).text()).toContain('"mode":"off"');
  });

  test('a mastery score of zero in the address is a mastery score', async () => {
    expect(await settingsOf(await fetch(`${lab.url}/lms?package=annual&mastery=0`))).toMatchObject({
      masteryScore: 0,
    });
  });

  test.each(['mode=exam', 'mastery=101', 'mastery=x', 'faults=fire', 'learner=two+words', 'statements=none'])(
    '%s is refused in words',
    async (query) => {
      const response = await fetch(`${lab.url}/lms?package=annual&${query}`);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(query.split('=')[0]);
    },
  );

  test('its script and every part that it loads are JavaScript, and both SCORM LMSs stand in them', async () => {
    const names = ['host.js'];
    let script = '';
    for (const name of names) {
      const response = await fetch(`${lab.url}/${name}`);
      expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
      const text = await response.text();
      for (const [part] of text.matchAll(/host-[\w.-]+\.js/g)) if (!names.includes(part)) names.push(part);
      script += text;
    }
    expect(script).toContain('LMSInitialize');
    expect(script).toContain('API_1484_11');
  });
});

describe('the saved data of a learner', () => {
  const cmi = { suspend_data: 'v1', core: { lesson_status: 'incomplete', score: { raw: '0' } } };

  test('is nothing, then what was saved, then nothing after a reset', async () => {
    const address = `${lab.url}/api/learners/annual/${encodeURIComponent('unit/7 ü')}`;
    expect((await fetch(address)).status).toBe(204);
    expect((await fetch(address, { method: 'POST', body: JSON.stringify(cmi) })).status).toBe(200);
    expect(await (await fetch(address)).json()).toEqual(cmi);
    expect(lab.learners.get('annual', 'unit/7 ü')).toEqual(cmi);
    expect((await fetch(address, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(address)).status).toBe(204);
  });

  test('belongs to one learner and one package', async () => {
    await fetch(`${lab.url}/api/learners/annual/u1`, { method: 'POST', body: JSON.stringify(cmi) });
    expect((await fetch(`${lab.url}/api/learners/annual/u2`)).status).toBe(204);
    expect((await fetch(`${lab.url}/api/learners/recruit/u1`)).status).toBe(204);
  });

  test.each(['[]', 'null', '"text"', '{'])('is never the text %s', async (body) => {
    const response = await fetch(`${lab.url}/api/learners/annual/u1`, { method: 'POST', body });
    expect(response.status).toBe(400);
    expect(lab.learners.get('annual', 'u1')).toBeUndefined();
  });

  test('is refused above one mebibyte', async () => {
    const body = JSON.stringify({ suspend_data: 'x'.repeat(1024 * 1024) });
    const response = await fetch(`${lab.url}/api/learners/annual/u1`, { method: 'POST', body });
    expect(response.status).toBe(413);
    expect(lab.learners.get('annual', 'u1')).toBeUndefined();
  });
});

describe('the LRS behind the lab', () => {
  const statement = {
    id: '6690e6c9-3ef0-4ed3-8b37-7f3964730bee',
    actor: { account: { homePage: 'https://police.example.org', name: 'u1' } },
    verb: { id: 'http://adlnet.gov/expapi/verbs/answered' },
    object: { id: 'https://police.example.org/q1' },
  };

  function send(authorization: string): Promise<Response> {
    return fetch(`${lab.url}/lrs/statements`, {
      method: 'POST',
      headers: {
        authorization,
        'content-type': 'application/json',
        'x-experience-api-version': '1.0.3',
      },
      body: JSON.stringify(statement),
    });
  }

  test('takes a statement with the credentials that the broker hands out', async () => {
    const wish = { course: 'c', learner: 'u1', registration: '0e9b1b0a-6a3e-4d7e-9b5e-0c6f4e6f2a11' };
    const broker = await fetch(`${lab.url}/broker`, { method: 'POST', body: JSON.stringify(wish) });
    const { endpoint, authorization } = (await broker.json()) as Record<string, string>;
    expect(endpoint).toBe(`${lab.url}/lrs/`);
    expect((await send(authorization ?? '')).status).toBe(200);
    expect(await (await fetch(`${lab.url}/api/statements`)).json()).toMatchObject([{ id: statement.id }]);
  });

  test('refuses a statement without good credentials', async () => {
    expect((await send('Basic nobody')).status).toBe(401);
    expect(lab.lrs.statements()).toEqual([]);
  });

  test('tells the pages of each statement once, also those that connect later', async () => {
    const early = eventReader(await fetch(`${lab.url}/events`));
    await send(`Basic ${Buffer.from(`${LAB_KEY.key}:${LAB_KEY.secret}`).toString('base64')}`);
    const late = eventReader(await fetch(`${lab.url}/events`));
    for (const next of [early, late]) {
      const event = await next();
      expect(event).toMatch(/^event: statement\nid: 0\ndata: /);
      expect(event).toContain(statement.id);
    }
  });
});

describe('who may ask', () => {
  test('only this computer: the lab does not answer at its other addresses', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal);
    const { port } = new URL(lab.url);
    for (const { address } of others) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
    expect(new URL(lab.url).hostname).toBe('127.0.0.1');
    // 127.0.0.2 is this computer too, but not the address that the lab listens at.
    if (process.platform === 'linux') await expect(fetch(`http://127.0.0.2:${port}/`)).rejects.toThrow();
  });

  test('not a page that points its own name at this computer', async () => {
    expect((await rawGet('/', { host: 'evil.example.org' })).status).toBe(403);
  });
});

test('a port that is taken is the error of whoever starts the second lab', async () => {
  const port = Number(new URL(lab.url).port);
  await expect(startLab({ packages: folder, port, host: '127.0.0.1' })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

function writePackage(name: string, page: string): Promise<void> {
  return stand.writeZip(name, {
    'imsmanifest.xml': SCORM12,
    'index.html': page,
    'assets/app.js': 'export {};',
    'assets/app.css': 'p { color: red }',
    'figure.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  });
}

function rawGet(path: string, headers = {}): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(lab.url);
    request({ hostname, port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on('error', reject)
      .end();
  });
}
