import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAsSafe, isEndpoint, isWebAddress } from '../../../src/xapi/web-address.ts';
import { hostileAddress } from '../../support/hostile-text.ts';

describe('a web address', () => {
  test.each([
    'https://lrs.example.gov/xapi/',
    'http://127.0.0.1:8080/xapi',
    'HTTPS://LRS.example.gov',
    'https://lrs.example.gov/t?token=a:b@c#d',
    'https://[::1]:8443/xapi/',
  ])('may be %s', (text) => {
    expect(isWebAddress(text)).toBe(true);
  });

  test.each([
    ['a path', '/xapi/'],
    ['without a scheme', '//lrs.example.gov/'],
    ['without a host', 'https://'],
    ['a script', 'javascript:alert(1)//https://lrs.example.gov/'],
    ['data', 'data:text/html,<script>alert(1)</script>'],
    ['a file', 'file:///etc/passwd'],
    ['another protocol', 'ftp://lrs.example.gov/'],
    ['a blob', 'blob:https://lrs.example.gov/1'],
    ['in front of a blank', ' https://lrs.example.gov/'],
    ['with a user', 'https://sam@lrs.example.gov/'],
    ['with a password', 'https://sam:secret@lrs.example.gov/'],
    ['with a password alone', 'https://:secret@lrs.example.gov/'],
    ['that only looks like another host', 'https://lms.example.gov@evil.example/'],
    ['empty', ''],
  ])('is none that is %s', (_what, text) => {
    expect(isWebAddress(text)).toBe(false);
    expect(isEndpoint(text)).toBe(false);
  });

  test('is as safe as the page that it leads from, or safer', () => {
    expect(isAsSafe('http://lrs.example.gov/', 'http:')).toBe(true);
    expect(isAsSafe('https://lrs.example.gov/', 'http:')).toBe(true);
    expect(isAsSafe('https://lrs.example.gov/', 'https:')).toBe(true);
    expect(isAsSafe('http://lrs.example.gov/', 'https:')).toBe(false);
  });
});

test.each(['?', '#', '?tenant=7', '#top', 'a?b#c'])('an endpoint has no %s at its end', (end) => {
  expect(isWebAddress(`https://lrs.example.gov/xapi/${end}`)).toBe(true);
  expect(isEndpoint(`https://lrs.example.gov/xapi/${end}`)).toBe(false);
});

test('whatever text comes, what is taken for an endpoint keeps its host with any path behind it', () => {
  fc.assert(
    fc.property(hostileAddress, (text) => {
      if (!isEndpoint(text)) return;
      const asked = new URL(`${text.replace(/\/?$/, '/')}statements`);
      const { protocol, host, username, password } = new URL(text);
      expect(['http:', 'https:']).toContain(protocol);
      expect([username, password]).toEqual(['', '']);
      expect([asked.protocol, asked.host, asked.search, asked.hash]).toEqual([protocol, host, '', '']);
      expect(asked.pathname.endsWith('/statements')).toBe(true);
    }),
    { numRuns: 10_000 },
  );
});
