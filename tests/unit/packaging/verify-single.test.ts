import { describe, expect, test } from 'vitest';
import { singleProblems } from '../../../src/packaging/verify-single.ts';

function check(body: string): string {
  const bytes = new TextEncoder().encode(`<!DOCTYPE html><body>${body}</body>`);
  return singleProblems({ name: 'annual-single-1.0.0.html', bytes }).join('\n');
}

describe('a page that stands alone', () => {
  test('may hold its files in itself, lead to its own places and link to the web beside the course', () => {
    expect(
      check(
        '<img src="data:image/svg+xml,%3csvg/%3e"><a href="#lesson">x</a><a href="mailto:a@example.org">x</a>' +
          '<a href="https://example.org" target="_blank" rel="noopener">x</a>' +
          '<script type="importmap">{}</script><script type="module">import "course/assets/boot.js"</script>' +
          '<astro-island component-url="course/assets/quiz.js" renderer-url="course/assets/client.js"></astro-island>',
      ),
    ).toBe('');
  });

  test.each([
    ['<img src="./assets/f.svg">', 'img src'],
    ['<img src="https://example.org/f.png">', 'img src'],
    ['<script type="module" src="./assets/boot.js"></script>', 'script src'],
    ['<link rel="stylesheet" href="assets/s.css">', 'link href'],
    ['<style>p{background:url(paper.svg)}</style>', 'style url()'],
    ['<astro-island component-url="./assets/quiz.js"></astro-island>', 'astro-island component-url'],
    ['<astro-island renderer-url="https://example.org/x.js"></astro-island>', 'astro-island renderer-url'],
  ])('may not fetch a file: %s', (body, where) => {
    expect(check(body)).toContain(`annual-single-1.0.0.html:1 ${where}="`);
  });

  test('may not link to a file beside it, nor leave by a link', () => {
    expect(check('<a href="third-party-notices.txt">x</a>')).toContain('the page stands alone');
    expect(check('<a href="https://example.org">x</a>')).toContain('target="_blank" rel="noopener"');
  });
});
