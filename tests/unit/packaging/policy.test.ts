import { expect, test } from 'vitest';
import { elementsOf } from '../../../src/packaging/html.ts';
import { policyOf } from '../../../src/packaging/policy.ts';

const page = elementsOf('<!DOCTYPE html><title>T</title><img src="a.png">');
const sources = (policy: string, name: string): string | undefined =>
  policy
    .split('; ')
    .find((directive) => directive.startsWith(`${name} `))
    ?.slice(name.length + 1);

test('a page with files beside it loads those and no others', () => {
  const policy = policyOf(page, { connect: [], isAlone: false });
  for (const name of ['default-src', 'script-src', 'style-src', 'connect-src']) {
    expect(sources(policy, name)).toBe("'self'");
  }
});

test('a page that is all there is has modules, pictures, fonts and sound in itself', () => {
  const policy = policyOf(page, { connect: [], isAlone: true });
  for (const name of ['script-src', 'img-src', 'font-src', 'media-src']) {
    expect(sources(policy, name)).toBe('data:');
  }
});

test("what may hold nothing says 'none', because an empty list would be read as a mistake", () => {
  const policy = policyOf(page, { connect: [], isAlone: true });
  for (const name of ['default-src', 'style-src', 'connect-src', 'object-src', 'base-uri', 'form-action']) {
    expect(sources(policy, name)).toBe("'none'");
  }
});

test.each([true, false])(
  'no page has a frame, a worker, a plug-in or a form that is sent (alone: %s)',
  (isAlone) => {
    const policy = policyOf(page, { connect: [], isAlone });
    for (const name of ['frame-src', 'worker-src', 'object-src', 'form-action', 'base-uri']) {
      expect(sources(policy, name)).toBe("'none'");
    }
  },
);

test('a page that is all there is still sends to the hosts it reports to', () => {
  const policy = policyOf(page, { connect: ['https://lrs.example'], isAlone: true });
  expect(sources(policy, 'connect-src')).toBe('https://lrs.example');
});
