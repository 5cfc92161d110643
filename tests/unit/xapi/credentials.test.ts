import XAPI from '@xapi/xapi';
import { describe, expect, test } from 'vitest';
import { basicAuthorization } from '../../../src/xapi/credentials.ts';

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
