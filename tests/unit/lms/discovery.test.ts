import { describe, expect, test } from 'vitest';
import { findApi, findApiWithin } from '../../../src/lms/discovery.ts';
import { fakeEnvironment, fakeWindow } from '../../support/lms-environment.ts';

const WORDS_12 = { object: 'API', initialize: 'LMSInitialize' };
const WORDS_2004 = { object: 'API_1484_11', initialize: 'Initialize' };

const API = { LMSInitialize: () => 'true' };
const API_1484_11 = { Initialize: () => 'true' };

/** A frame of another origin: reading anything but its place among the windows throws. */
function foreign(places: object): object {
  return new Proxy(places, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name);
      throw new DOMException(`Blocked a frame from accessing ${String(name)}`, 'SecurityError');
    },
  });
}

/** @param frames number of windows between the content and the one that has the API */
function chain(frames: number): object {
  let window = fakeWindow({ API });
  for (let depth = 0; depth < frames; depth += 1) window = fakeWindow({ parent: window });
  return window;
}

describe('the API of an LMS', () => {
  test.each([
    ['in the content’s own window', fakeWindow({ API })],
    ['in the parent', fakeWindow({ parent: fakeWindow({ API }) })],
    ['499 frames up', chain(499)],
    ['in the opener', fakeWindow({ opener: fakeWindow({ API }) })],
    ['above the opener', fakeWindow({ opener: fakeWindow({ parent: fakeWindow({ API }) }) })],
    ['in the opener of the top window', fakeWindow({ top: fakeWindow({ opener: fakeWindow({ API }) }) })],
    ['beyond a frame of another origin', fakeWindow({ parent: foreign({ parent: fakeWindow({ API }) }) })],
    [
      'in the opener, though the parent is of another origin and its parent cannot be read',
      fakeWindow({ parent: foreign({}), opener: fakeWindow({ API }) }),
    ],
    [
      'in the top window’s opener, though the own opener throws',
      Object.defineProperty(fakeWindow({ top: fakeWindow({ opener: fakeWindow({ API }) }) }), 'opener', {
        get() {
          throw new DOMException('no', 'SecurityError');
        },
      }),
    ],
  ])('is found %s', (_where, window) => {
    expect(findApi(window, WORDS_12)).toMatchObject(API);
  });

  test.each([
    ['where no window has it', fakeWindow({})],
    ['600 frames up, beyond the 500 that are searched', chain(600)],
    ['where the object is null', fakeWindow({ API: null })],
    ['where "API" is the id of an element', fakeWindow({ API: { tagName: 'DIV' } })],
    ['behind frames that all throw', foreign({})],
    ['in a window that is gone', null],
    ['in a parent that is null', fakeWindow({ parent: null })],
  ])('is not found %s', (_where, window) => {
    expect(findApi(window, WORDS_12)).toBeUndefined();
  });

  test('may be a function that has methods', () => {
    const callable = Object.assign(() => undefined, API);
    expect(findApi(fakeWindow({ API: callable }), WORDS_12)).toBe(callable);
  });

  test('the nearest wins', () => {
    const near = { ...API };
    expect(findApi(fakeWindow({ API: near, parent: fakeWindow({ API }) }), WORDS_12)).toBe(near);
  });

  test('an LMS with both APIs gives the one that the package was made for', () => {
    const window = fakeWindow({ API, API_1484_11 });
    expect(findApi(window, WORDS_12)).toBe(API);
    expect(findApi(window, WORDS_2004)).toBe(API_1484_11);
    expect(findApi(fakeWindow({ API }), WORDS_2004)).toBeUndefined();
  });
});

describe('looking again', () => {
  test('finds an API that is attached after 300 ms', async () => {
    const environment = fakeEnvironment({});
    const attaching = {
      ...environment,
      async wait(ms: number) {
        await environment.wait(ms);
        if (environment.waits.length === 3) Object.assign(environment.window, { API });
      },
    };
    expect(await findApiWithin(attaching, WORDS_12)).toBe(API);
    expect(environment.waits).toEqual([100, 100, 100]);
  });

  test('gives up after the time it was given', async () => {
    const environment = fakeEnvironment({});
    expect(await findApiWithin(environment, WORDS_12, 400)).toBeUndefined();
    expect(environment.waits).toEqual([100, 100, 100, 100]);
  });

  test('does not wait where the API is there', async () => {
    const environment = fakeEnvironment({ API });
    await findApiWithin(environment, WORDS_12);
    expect(environment.waits).toEqual([]);
  });
});
