import { expect, test } from 'vitest';
import { phrase } from '../../../src/runtime/phrase.ts';
import { randomUuid } from '../../../src/runtime/random.ts';
import { placeOf, routeOf } from '../../../src/runtime/route.ts';
import { plan } from '../core/course.ts';

test('a UUID has version 4 and the variant of RFC 9562 in their places', () => {
  const uuids = Array.from({ length: 200 }, randomUuid);
  for (const uuid of uuids) {
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  expect(new Set(uuids).size).toBe(200);
});

test('a phrase takes a zero as a value and leaves a name it does not know', () => {
  expect(phrase('{right} of {of}, {other}', { right: 0, of: 10 })).toBe('0 of 10, {other}');
});

test('every place of an edition has a route that leads back to it', () => {
  for (const place of [
    { page: 'lesson', lesson: 1 },
    { page: 'lesson', lesson: 2 },
    { page: 'assessment' },
    { page: 'result' },
  ] as const) {
    expect(placeOf(routeOf(place, plan()), plan())).toEqual(place);
  }
});

test('a route that the edition does not have leads nowhere', () => {
  expect(placeOf('gone', plan())).toBeUndefined();
  expect(placeOf('', plan())).toBeUndefined();
  expect(placeOf('assessment', plan({ assessment: null }))).toBeUndefined();
});
