import XAPI from '@xapi/xapi';
import { describe, expect, test } from 'vitest';
import { basicAuthorization, openCredentials } from '../../../src/xapi/credentials.ts';
import { LrsError } from '../../../src/xapi/lrs-error.ts';

describe('Basic credentials', () => {
  test('are written as RFC 7617, section 2.1 writes test:123£ in UTF-8', () => {
    expect(basicAuthorization('test', '123£')).toBe('Basic dGVzdDoxMjPCow==');
  });

  test('take a key beyond Latin-1, where toBasicAuth of @xapi/xapi throws', () => {
    expect(() => XAPI.toBasicAuth('Łódź', 'secret')).toThrow();
    expect(atob(basicAuthorization('Łódź', 'secret').slice('Basic '.length))).toBe(
      '\u00c5\u0081\u00c3\u00b3d\u00c5\u00ba:secret',
    );
  });
});

describe('what a broker answers', () => {
  const secret = 'Basic c2hvcnQtbGl2ZWQ6d3JpdGUtb25seQ==';
  const good = {
    endpoint: 'https://lrs.example.gov/xapi/',
    authorization: secret,
    expires: '2026-11-22T05:15:00Z',
  };
  const renewed = (answer: object, url = 'https://lms.example.gov/broker') =>
    openCredentials(
      { kind: 'broker', url },
      {
        fetch: () => Promise.resolve(Response.json(answer)),
        now: () => 0,
        timeoutMs: 1_000,
        request: { course: 'c', learner: 'l', registration: 'r' },
      },
    ).renew();

  test('is used where it is whole, over plain http too where the broker is asked so', async () => {
    expect(await renewed(good)).toMatchObject({ endpoint: good.endpoint, authorization: secret });
    const open = { ...good, endpoint: 'http://127.0.0.1:8080/xapi/' };
    expect(await renewed(open, 'http://127.0.0.1:8080/broker')).toMatchObject({ endpoint: open.endpoint });
  });

  test.each([
    ['an LRS without encryption, from a broker with it', { endpoint: 'http://lrs.example.gov/xapi/' }],
    ['an LRS with a password in its address', { endpoint: 'https://sam:x@lrs.example.gov/xapi/' }],
    ['an LRS with a query', { endpoint: 'https://lrs.example.gov/xapi/?a=b' }],
    ['a script', { endpoint: 'javascript:alert(1)' }],
    ['no LRS', { endpoint: null }],
    ['no credentials', { authorization: '' }],
    ['no end', { expires: undefined }],
    ['an end that is no date', { expires: 'soon' }],
  ])('is refused where it names %s, and no error says the credentials', async (_what, change) => {
    const error: unknown = await renewed({ ...good, ...change }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(LrsError);
    expect(error).toMatchObject({ from: 'broker', status: 200 });
    expect(JSON.stringify(error) + String(error)).not.toContain(secret.slice('Basic '.length));
  });
});
