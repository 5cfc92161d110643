import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test, vi } from 'vitest';
import { phrase } from '../../src/runtime/phrase.ts';
import words from '../../src/strings/en-practice.json' with { type: 'json' };
import {
  answer,
  comeBack,
  eachOnItsOwn,
  heading,
  KEY,
  numberShown,
  open,
  playRound,
  press,
  questions,
  said,
  setDay,
  valueOf,
  visit,
} from './practice-stage.tsx';

eachOnItsOwn();

/** Of the learner, under the SHA-1 (FIPS 180-4) of `["course","annual","officer-1"]`. */
const OWN_KEY = 'course:practice:annual:758ecd50590357bc406231d5dcb099632ceeaf6d';

/** What a browser does that keeps nothing for this page. */
function refuse(): never {
  throw new DOMException('Refused.', 'SecurityError');
}

describe('What is kept', () => {
  test('says at a later visit what is due, learning, known and not met yet, in all and by lesson', async () => {
    await open(questions(14));
    await playRound((number) => number > 1);
    await comeBack(0, 14);
    expect(heading(words.overview.title)).toBeTruthy();
    const missed = Number(valueOf(words.overview.dueToday));
    expect(Number(valueOf(words.overview.learning))).toBe(10 - missed);
    expect(valueOf(words.overview.known)).toBe('0');
    expect(valueOf(words.overview.new)).toBe('4');
    const rows = within(screen.getByRole('list')).getAllByRole('listitem');
    expect(rows.map(({ firstChild }) => firstChild?.textContent)).toEqual(['Lesson 1', 'Lesson 2']);
  });

  test('brings a question back on the day it is due, and not before', async () => {
    await open(questions(1));
    await playRound(() => true);
    await comeBack(2, 1);
    expect(screen.getByText(phrase(words.overview.later, { when: words.when.tomorrow }))).toBeTruthy();
    await comeBack(3, 1);
    expect(screen.getByText(words.overview.dueOne)).toBeTruthy();
    await playRound(() => true);
    await comeBack(9, 1);
    expect(screen.getByText(phrase(words.overview.later, { when: words.when.tomorrow }))).toBeTruthy();
  });

  test('calls a question known once it was right on three days', async () => {
    for (const day of [0, 3, 10]) {
      cleanup();
      setDay(day);
      await open(questions(1));
      expect(
        screen.queryByText(words.overview.knownMeans) === null ? '0' : valueOf(words.overview.known),
      ).toBe('0');
      await playRound(() => true);
    }
    press(words.overview.title);
    expect(valueOf(words.overview.known)).toBe('1');
  });

  test('is one entry of the course and the edition, without a name or a word of the questions', async () => {
    await open(questions(3));
    await playRound(() => true);
    expect(Object.keys(localStorage)).toEqual([KEY]);
    expect(localStorage.getItem(KEY)).toMatch(/^1\.[\w-]+$/);
  });

  test.each(['', '{"a":1}', '1.AAAA', '9.AAAA'])('that is broken (%j) is a clean start', async (text) => {
    localStorage.setItem(KEY, text);
    await open(questions(3));
    expect(heading(words.opening.title)).toBeTruthy();
  });

  test('of questions that are gone is dropped', async () => {
    await open(questions(4));
    await playRound(() => true);
    await comeBack(0, 2);
    expect(valueOf(words.overview.learning)).toBe('2');
    expect(valueOf(words.overview.new)).toBe('0');
  });

  test('by another tab meanwhile stays', async () => {
    await open(questions(2));
    press(words.rounds.begin);
    const first = await answer(true);
    const other = localStorage.getItem(KEY) ?? '';
    await comeBack(0, 2);
    localStorage.removeItem(KEY);
    press(words.rounds.begin);
    expect(await numberShown()).not.toBe(first);
    // The other tab is heard of when the next answer is kept.
    localStorage.setItem(KEY, other);
    await answer(true);
    await comeBack(0, 2);
    expect(valueOf(words.overview.learning)).toBe('2');
  });

  test('by another tab is shown as soon as the browser tells of it', async () => {
    await open(questions(2));
    await playRound(() => true);
    const kept = localStorage.getItem(KEY) ?? '';
    localStorage.clear();
    await comeBack(0, 2);
    expect(heading(words.opening.title)).toBeTruthy();
    localStorage.setItem(KEY, kept);
    // Told again until the page has begun to listen.
    await waitFor(() => {
      fireEvent(window, new StorageEvent('storage', { key: KEY, newValue: kept }));
      expect(heading(words.overview.title)).toBeTruthy();
    });
    expect(valueOf(words.overview.learning)).toBe('2');
  });

  test('is started over after a question, and only then', async () => {
    await open(questions(3));
    await playRound(() => true);
    press(words.overview.title);
    press(words.overview.startOver);
    const dialog = await screen.findByRole('dialog');
    fireEvent.click(await within(dialog).findByRole('button', { name: words.overview.keep }));
    await waitFor(() => expect(dialog.hasAttribute('open')).toBe(false));
    expect(localStorage.getItem(KEY)).not.toBeNull();
    press(words.overview.startOver);
    fireEvent.click(await within(dialog).findByRole('button', { name: words.overview.startOver }));
    await waitFor(() => expect(document.activeElement).toBe(heading(words.opening.title)));
    expect(localStorage.length).toBe(0);
    await said(words.overview.cleared);
  });

  test('is known for this visit where the browser keeps nothing, and the page says so', async () => {
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    await open(questions(3));
    expect(screen.getByText(words.rounds.blocked)).toBeTruthy();
    expect(screen.queryByText(words.rounds.kept)).toBeNull();
    await playRound(() => true);
    press(words.overview.title);
    expect(valueOf(words.overview.learning)).toBe('3');
    expect(screen.getByText(words.rounds.blocked)).toBeTruthy();
  });

  test('is under a hash of who learns where an LMS launched the course and says that', async () => {
    document.documentElement.dataset['record'] = 'lms';
    await open(questions(3), visit(), 'officer-1');
    expect(screen.getByText(words.rounds.kept)).toBeTruthy();
    await playRound(() => true);
    expect(Object.keys(localStorage)).toEqual([OWN_KEY]);
  });

  test('is known for this visit alone where an LMS launched the course and nobody says who learns', async () => {
    localStorage.setItem(KEY, 'what somebody left');
    document.documentElement.dataset['record'] = 'lms';
    await open(questions(3));
    expect(screen.getByText(words.rounds.nobody)).toBeTruthy();
    await playRound(() => true);
    press(words.overview.title);
    expect(valueOf(words.overview.learning)).toBe('3');
    expect(screen.getByText(words.rounds.nobody)).toBeTruthy();
    expect(localStorage.getItem(KEY)).toBe('what somebody left');
  });

  test('is said not to be kept once the storage turns out to be full', async () => {
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: refuse, removeItem: () => undefined });
    await open(questions(3));
    expect(screen.getByText(words.rounds.kept)).toBeTruthy();
    await playRound(() => true);
    press(words.overview.title);
    expect(screen.getByText(words.rounds.blocked)).toBeTruthy();
    expect(valueOf(words.overview.learning)).toBe('3');
  });
});
