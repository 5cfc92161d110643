import { describe, expect, test } from 'vitest';
import { withBodiesApart } from '../../../src/packaging/page-bodies.ts';

const first = '<article data-page="first"><h1>One</h1><div data-body><p>Here at once</p></div></article>';
const hidden = (body: string) =>
  `<article data-page="second" hidden><h1>Two</h1><div data-body>${body}</div><nav>On</nav></article>`;
const page = (body: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body><main>${first}${hidden(body)}</main></body></html>`;

function apart(body: string) {
  const { html, bodies } = withBodiesApart(page(body));
  const [[name = '', bytes = new Uint8Array()] = []] = bodies;
  const text = new TextDecoder().decode(bytes);
  const [before, own, after] = text.split(`<!--./${name}-->`);
  return { html, name, count: bodies.size, own, around: [before, after] };
}

describe('The body of a place that is hidden at launch', () => {
  test('stands in a file beside the page, which names it; heading and way on stay', () => {
    const { html, name, count, own } = apart('<p>Later</p>');
    expect(count).toBe(1);
    expect(own).toBe('<p>Later</p>');
    expect(html).toContain(`<h1>Two</h1><div data-from="./${name}" data-body></div><nav>On</nav>`);
  });

  test('says the name of its file at both ends, so that nothing else is taken for it', () => {
    expect(apart('<p>Later</p>').around).toEqual(['', '']);
  });

  test('of the place that is shown at launch stays in the page', () => {
    expect(apart('<p>Later</p>').html).toContain(first);
  });

  test('leaves its scripts and styles in the page, where they run, and takes data along', () => {
    const active = '<style>p{}</style><script>run()</script>';
    const { html, own } = apart(`<p>a</p>${active}<p>b</p><script type="application/json">{"a":1}</script>`);
    expect(own).toBe('<p>a</p><p>b</p><script type="application/json">{"a":1}</script>');
    expect(html).toContain(`<h1>Two</h1>${active}<div data-from=`);
  });

  test('has another name once it reads otherwise, and the same where it does not', () => {
    expect(apart('<p>Later</p>').name).toMatch(/^page-second-[0-9a-f]{8}\.html$/);
    expect(apart('<p>Later</p>').name).toBe(apart('<p>Later</p>').name);
    expect(apart('<p>Later!</p>').name).not.toBe(apart('<p>Later</p>').name);
  });
});

test('a page whose places are all shown stays as it is', () => {
  const whole = `<!DOCTYPE html><html><head></head><body>${first}</body></html>`;
  expect(withBodiesApart(whole)).toEqual({ html: whole, bodies: new Map() });
});
