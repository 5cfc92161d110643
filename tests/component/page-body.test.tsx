import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withBodiesApart } from '../../src/packaging/page-bodies.ts';
import { bring } from '../../src/runtime/page-body.ts';
import notices from '../../src/strings/en-notices.json' with { type: 'json' };

const place = (id: string) =>
  `<article data-page="${id}" hidden><h1>${id}</h1><div data-body><p>The text of ${id}</p></div></article>`;
const { html, bodies } = withBodiesApart(
  `<!DOCTYPE html><html><head></head><body><main>${place('first')}${place('second')}</main></body></html>`,
);

/** What a server may answer in the place of a file, saying that all is well (200): above all where it wants a sign-in. */
const OTHERS = {
  'the sign-in page of an LMS':
    '<!DOCTYPE html><title>Sign in</title><form action="/login"><input type="password"></form>',
  'the portal of a guest network': '<meta http-equiv="refresh" content="0;url=http://portal.example/">',
  'an empty page': '',
  'the body of another place': fileOf('second'),
  'half of the body': fileOf('first').slice(0, -30),
};

let answer: (address: string) => string;

beforeEach(() => {
  document.body.innerHTML = /<main>.*<\/main>/s.exec(html)?.[0] ?? '';
  answer = fileAt;
  vi.stubGlobal('fetch', async (address: string) => new Response(answer(address)));
});
afterEach(() => vi.unstubAllGlobals());

function fileAt(address: string): string {
  return new TextDecoder().decode(bodies.get(address.replace('./', '')));
}

function fileOf(id: string): string {
  return fileAt([...bodies.keys()].find((name) => name.startsWith(`page-${id}-`)) ?? '');
}

function bodyOf(id: string): HTMLElement {
  const body = document.querySelector<HTMLElement>(`[data-page="${id}"] [data-body]`);
  if (body === null) throw new Error(`No body of ${id}.`);
  return body;
}

test('what the packaging took out of the page comes back, and what comes after it is fetched ahead', async () => {
  await bring(bodyOf('first'));
  expect(bodyOf('first').textContent).toBe('The text of first');
  expect(bodyOf('second').textContent).toBe('The text of second');
  expect(document.querySelector('[data-from]')).toBeNull();
});

test.each(Object.entries(OTHERS))('%s never stands as a lesson', async (_, page) => {
  answer = () => page;
  await bring(bodyOf('first'));
  expect(bodyOf('first').querySelector('input, meta, form')).toBeNull();
  expect(bodyOf('first').textContent).toBe(notices.bodyFailed + notices.bodyRetry);
  answer = fileAt;
  bodyOf('first').querySelector('button')?.click();
  await expect.poll(() => bodyOf('first').textContent).toBe('The text of first');
});

test('what a network puts around every page that passes through it stays out of the lesson', async () => {
  const more = '<meta http-equiv="refresh" content="0;url=http://portal.example/">';
  answer = (address) => `${more}${fileAt(address)}${more}`;
  await bring(bodyOf('first'));
  expect(bodyOf('first').innerHTML).toBe('<p>The text of first</p>');
});
