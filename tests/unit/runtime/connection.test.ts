import { describe, expect, test } from 'vitest';
import { connectionText } from '../../../src/core/connection.ts';
import { knownAfter, LOOK_EVERY, lookIn, type Sight, verdictOf } from '../../../src/runtime/connection.ts';
import { plan } from '../core/course.ts';

const own = plan();
const LOGIN = '<!doctype html><title>Log in</title>';
const nothing: Sight = { kind: 'nothing' };
const answer = (status: number, text = ''): Sight => ({ kind: 'answer', status, isElsewhere: false, text });
const elsewhere = (status: number, text = ''): Sight => ({ kind: 'answer', status, isElsewhere: true, text });
const file = answer(200, connectionText(own));

describe('What an answer means', () => {
  test.each<[string, Sight, { seen: string; unseen: string; absent: string }]>([
    ['the file', file, { seen: 'stored', unseen: 'stored', absent: 'stored' }],
    ['nothing', nothing, { seen: 'offline', unseen: 'untold', absent: 'untold' }],
    ['a login page', answer(200, LOGIN), { seen: 'signed-out', unseen: 'untold', absent: 'untold' }],
    ['an empty answer', answer(204), { seen: 'signed-out', unseen: 'untold', absent: 'untold' }],
    ['the way elsewhere', elsewhere(0), { seen: 'signed-out', unseen: 'untold', absent: 'untold' }],
    ['a redirect', elsewhere(303), { seen: 'signed-out', unseen: 'untold', absent: 'untold' }],
    ['401', answer(401), { seen: 'signed-out', unseen: 'untold', absent: 'untold' }],
    ['403', answer(403), { seen: 'signed-out', unseen: 'untold', absent: 'untold' }],
    ['a guest network', answer(511), { seen: 'signed-out', unseen: 'untold', absent: 'untold' }],
    ['404', answer(404), { seen: 'untold', unseen: 'untold', absent: 'untold' }],
    ['429', answer(429), { seen: 'untold', unseen: 'untold', absent: 'untold' }],
    ['500', answer(500), { seen: 'offline', unseen: 'untold', absent: 'untold' }],
    ['503', answer(503), { seen: 'offline', unseen: 'untold', absent: 'untold' }],
  ])('%s', (_, sight, expected) => {
    for (const known of ['seen', 'unseen', 'absent'] as const)
      expect([known, verdictOf(sight, { file: known, isOnline: true }, own)]).toEqual([
        known,
        expected[known],
      ]);
  });

  test.each(['seen', 'unseen', 'absent'] as const)(
    'nothing, where the browser says that the network is gone too, is offline: %s',
    (known) => {
      expect(verdictOf(nothing, { file: known, isOnline: false }, own)).toBe('offline');
    },
  );

  test('a browser that takes itself for offline is not believed where the file arrives', () => {
    expect(verdictOf(file, { file: 'seen', isOnline: false }, own)).toBe('stored');
  });

  test('the file of another build of the same edition is the file; that of another course or edition is not', () => {
    const known = { file: 'seen', isOnline: true } as const;
    const of = (change: Partial<typeof own>) => answer(200, connectionText({ ...own, ...change }));
    expect(verdictOf(of({ contentHash: 'ff00' }), known, own)).toBe('stored');
    expect(verdictOf(of({ edition: 'recruit' }), known, own)).toBe('signed-out');
    expect(verdictOf(of({ course: 'other' }), known, own)).toBe('signed-out');
    expect(verdictOf(answer(200, `${connectionText(own)} <html>`), known, own)).toBe('signed-out');
  });
});

describe('What is known of the file', () => {
  test('it is seen once it was seen, whatever comes then, until the server says that it is gone', () => {
    expect(knownAfter(file, 'stored', 'unseen')).toBe('seen');
    expect(knownAfter(nothing, 'offline', 'seen')).toBe('seen');
    expect(knownAfter(answer(200, LOGIN), 'signed-out', 'seen')).toBe('seen');
    expect(knownAfter(answer(429), 'untold', 'seen')).toBe('seen');
    expect(knownAfter(answer(404), 'untold', 'seen')).toBe('absent');
  });

  test('only a server that says so lacks it: any other first answer may be that of a login that has ended', () => {
    expect(knownAfter(answer(404), 'untold', 'unseen')).toBe('absent');
    expect(knownAfter(answer(410), 'untold', 'unseen')).toBe('absent');
    for (const sight of [nothing, answer(200, LOGIN), elsewhere(0), answer(401), answer(403), answer(503)])
      expect([sight, knownAfter(sight, 'untold', 'unseen')]).toEqual([sight, 'unseen']);
  });
});

describe('A look after a commit', () => {
  const when = (isUrgent: boolean, sinceLast: number) => ({ isUrgent, sinceLast });

  test('comes at once where it presses or the browser says that the network is gone', () => {
    expect(lookIn({ file: 'seen', isOnline: true }, when(true, 0))).toBe(0);
    expect(lookIn({ file: 'seen', isOnline: false }, when(false, 0))).toBe(0);
    expect(lookIn({ file: 'absent', isOnline: false }, when(false, 0))).toBe(0);
  });

  test('else at most once a minute', () => {
    expect(lookIn({ file: 'seen', isOnline: true }, when(false, 0))).toBe(60_000);
    expect(lookIn({ file: 'unseen', isOnline: true }, when(false, 59_000))).toBe(1_000);
    expect(lookIn({ file: 'seen', isOnline: true }, when(false, LOOK_EVERY))).toBe(0);
    expect(lookIn({ file: 'seen', isOnline: true }, when(false, 3 * LOOK_EVERY))).toBe(0);
  });

  test('never comes where the package is served without the file', () => {
    expect(lookIn({ file: 'absent', isOnline: true }, when(true, LOOK_EVERY))).toBeNull();
  });
});
