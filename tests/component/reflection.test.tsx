import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { course } from '../../src/runtime/course.ts';
import words from '../../src/strings/en-reflection.json' with { type: 'json' };
import { Reflection } from '../../src/widgets/reflection/Reflection.tsx';
import { session } from '../unit/core/course.ts';
import { addAnnouncer, button, heard } from './question-stage.tsx';

const reflection = { id: 'next-shift', stem: 'Where will you stand?', hint: 'A line or two.' };
const KEY = 'course:reflection:next-shift';
/** What the LMS gave as the learner's id. */
const LEARNER = 'officer-1';
/** Of the learner, under the SHA-1 (FIPS 180-4) of `["course","officer-1"]`. */
const OWN_KEY = 'course:reflection:270372356bb545a4d3ee40a6b2fede25a72b46e4:next-shift';

/** The page as the packaging writes it; `record` as the start of the visit sets it. */
function page(record: 'lms' | 'device') {
  const settings = document.createElement('script');
  settings.id = 'settings';
  settings.type = 'application/json';
  settings.textContent = JSON.stringify({ plan: { course: 'course' } });
  document.body.append(settings);
  addAnnouncer();
  document.documentElement.dataset['record'] = record;
}

/** The visit begins, or a visit has begun already. */
const begin = (learner = '') => act(() => course.begin(session(), [], [], learner));

function launched(record: 'lms' | 'device') {
  page(record);
  // The page has one visit: what an earlier test left of it is over by the time the field comes alive.
  void begin(record === 'lms' ? LEARNER : '');
  return render(<Reflection reflection={reflection} />);
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: reflection.stem });
const box = () => screen.getByRole<HTMLInputElement>('checkbox', { name: words.keep });

function write(text: string) {
  field().focus();
  fireEvent.input(field(), { target: { value: text } });
}

/** What a browser does that keeps nothing for this page. */
function refuse(): never {
  throw new DOMException('Refused.', 'QuotaExceededError');
}

beforeEach(() => localStorage.clear());

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
  delete document.documentElement.dataset['record'];
});

test('What was typed before the launch was settled stands below what was kept, and is kept then', () => {
  // The page has one visit, and this is the one test that comes before it.
  expect(course.session()).toBeNull();
  localStorage.setItem(KEY, 'Behind the car.');
  page('device');
  render(<Reflection reflection={reflection} />);
  write('And out of reach.');
  fireEvent.blur(field());
  fireEvent.click(button(words.clear));
  expect(localStorage.getItem(KEY)).toBe('Behind the car.');
  void begin();
  expect(field().value).toBe('Behind the car.\nAnd out of reach.');
  expect(localStorage.getItem(KEY)).toBe('Behind the car.\nAnd out of reach.');
});

describe('On the learner’s own device', () => {
  test('what is written is kept when the learner pauses, and says where', async () => {
    launched('device');
    write('Behind the car.');
    await waitFor(() => expect(localStorage.getItem(KEY)).toBe('Behind the car.'));
    expect(screen.getByText(words.kept)).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  test.each([
    ['the field is left', () => fireEvent.blur(field())],
    ['the page is left', () => fireEvent(window, new Event('pagehide'))],
  ])('it is kept at once when %s', (_when, leave) => {
    launched('device');
    write('Behind the car.');
    expect(localStorage.getItem(KEY)).toBeNull();
    leave();
    expect(localStorage.getItem(KEY)).toBe('Behind the car.');
  });

  test('it is there at the next visit', () => {
    localStorage.setItem(KEY, 'Behind the car.');
    launched('device');
    expect(field().value).toBe('Behind the car.');
  });

  test('an emptied field leaves nothing behind', () => {
    localStorage.setItem(KEY, 'Behind the car.');
    launched('device');
    write('');
    fireEvent.blur(field());
    expect(localStorage.getItem(KEY)).toBeNull();
  });

  test('a full storage is told once the text could not be kept, and the text stays', async () => {
    vi.stubGlobal('localStorage', { getItem: () => null, removeItem: () => undefined, setItem: refuse });
    launched('device');
    expect(screen.getByText(words.kept)).toBeTruthy();
    write('Behind the car.');
    fireEvent.blur(field());
    expect(screen.getByText(words.blocked)).toBeTruthy();
    await heard(words.blocked);
    expect(field().value).toBe('Behind the car.');
  });

  test('a blocked storage is told beside the field before anything is written', () => {
    vi.stubGlobal('localStorage', { getItem: refuse, removeItem: refuse, setItem: refuse });
    launched('device');
    const told = screen.getByText(words.blocked);
    expect(field().getAttribute('aria-describedby')?.split(' ')).toContain(told.id);
    write('Behind the car.');
    fireEvent.blur(field());
    expect(field().value).toBe('Behind the car.');
  });
});

describe('In a launch by an LMS', () => {
  test('nothing is kept beyond the page, and the page says so', () => {
    launched('lms');
    write('Behind the car.');
    fireEvent.blur(field());
    fireEvent(window, new Event('pagehide'));
    expect(localStorage.length).toBe(0);
    expect(screen.getByText(words.page)).toBeTruthy();
    expect(box().checked).toBe(false);
  });

  test('it is kept on this computer once the learner asks for it, knowing what that means', () => {
    launched('lms');
    write('Behind the car.');
    fireEvent.click(box());
    expect(document.getElementById(box().getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      words.keepMeans,
    );
    expect(localStorage.getItem(OWN_KEY)).toBe('Behind the car.');
    expect(screen.getByText(words.kept)).toBeTruthy();
    write('Behind the engine.');
    fireEvent.blur(field());
    expect(localStorage.getItem(OWN_KEY)).toBe('Behind the engine.');
  });

  test('it is gone from this computer at once when the learner takes that back', () => {
    localStorage.setItem(OWN_KEY, 'Behind the car.');
    launched('lms');
    expect(box().checked).toBe(true);
    fireEvent.click(box());
    expect(localStorage.getItem(OWN_KEY)).toBeNull();
    expect(field().value).toBe('Behind the car.');
    fireEvent.blur(field());
    fireEvent(window, new Event('pagehide'));
    expect(localStorage.getItem(OWN_KEY)).toBeNull();
  });
});

test('At a shared computer where the LMS does not say who learns, nothing is shown and no keeping is offered', () => {
  localStorage.setItem('course:reflection:last-time', 'What another wrote');
  page('lms');
  void begin('');
  render(<Reflection reflection={{ ...reflection, id: 'last-time' }} />);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('');
});

test('A note that was kept at a shared computer is not shown to the next learner there', () => {
  localStorage.setItem(OWN_KEY, 'Behind the car.');
  page('lms');
  void begin('officer-2');
  render(<Reflection reflection={reflection} />);
  expect(field().value).toBe('');
  expect(box().checked).toBe(false);
  expect(JSON.stringify(Object.entries(localStorage))).not.toContain(LEARNER);
});

test('What is written can be printed, kept or not', () => {
  const asked = vi.fn();
  vi.stubGlobal('print', asked);
  launched('lms');
  write('Behind the car.');
  fireEvent.click(button(words.print));
  expect(asked).toHaveBeenCalledOnce();
  expect(localStorage.length).toBe(0);
});

describe('What is cleared', () => {
  test('is gone from field and browser, and can be put back while the page is open', async () => {
    localStorage.setItem(KEY, 'Behind the car.');
    launched('device');
    fireEvent.click(button(words.clear));
    expect(field().value).toBe('');
    expect(localStorage.getItem(KEY)).toBeNull();
    await heard(words.cleared);
    fireEvent.click(button(words.putBack));
    expect(field().value).toBe('Behind the car.');
    expect(localStorage.getItem(KEY)).toBe('Behind the car.');
    expect(document.activeElement).toBe(field());
    expect(screen.queryByRole('button', { name: words.putBack })).toBeNull();
  });

  test('is put back above what was written since', () => {
    launched('device');
    write('First.');
    fireEvent.click(button(words.clear));
    write('Second.');
    fireEvent.click(button(words.putBack));
    expect(field().value).toBe('First.\nSecond.');
  });

  test('is nothing where nothing is written', async () => {
    launched('device');
    fireEvent.click(button(words.clear));
    await heard(words.nothing);
    expect(screen.queryByRole('button', { name: words.putBack })).toBeNull();
  });
});

test('Nothing of it reaches the session, and no form can send it', () => {
  launched('device');
  const before = JSON.stringify(course.session());
  write('Behind the car.');
  fireEvent.blur(field());
  expect(JSON.stringify(course.session())).toBe(before);
  expect(field().name).toBe('');
});
