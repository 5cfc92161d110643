import { afterEach, beforeEach, expect, test } from 'vitest';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { interaction, scored, UNFINISHED } from '../support/interactions.ts';
import { launchedPage } from '../support/launched-page.ts';
import { fakeStorage } from '../support/lms-environment.ts';

let stand: Cmi5Stand;
beforeEach(async () => {
  stand = await cmi5Stand();
});
afterEach(() => expect(stand.lms.violations()).toEqual([]));

/** What was asked in the turn in which the page went away. */
const asKeepalive = (asked: readonly { readonly init: RequestInit }[]) =>
  asked.map(({ init }) => `${init.keepalive === true ? 'keepalive ' : ''}${init.method}`);

test('what is new leaves with the page, in requests that outlive it, and the session stays open', async () => {
  const { page, session } = await stand.launch();
  const before = page.asked.length;
  session.saveState('kept', 'lesson-2');
  session.recordInteraction(interaction());
  const gone = session.end(scored('passed', 90), 'gone');
  expect(asKeepalive(page.asked.slice(before))).toEqual(['keepalive PUT', 'keepalive POST']);
  await gone;
  expect(stand.document()).toMatchObject({ state: 'kept' });
  expect(stand.verbs()).toEqual(['initialized', 'answered', 'passed', 'completed']);
});

test('a page that has nothing to write is terminated as it goes, in one request', async () => {
  const sessionStorage = fakeStorage();
  const page = stand.open({}, { sessionStorage });
  const session = await connected(page);
  session.saveState('kept', 'lesson-1');
  await session.commit();
  session.recordInteraction(interaction());
  const before = page.asked.length;
  const gone = session.end(UNFINISHED, 'gone');
  expect(asKeepalive(page.asked.slice(before))).toEqual(['keepalive POST']);
  await gone;
  expect(stand.verbs()).toEqual(['initialized', 'answered', 'terminated']);
  await expect(connected(launchedPage({ search: '', sessionStorage }))).rejects.toMatchObject({
    fault: 'ended',
  });
});

test('a reload is not terminated and goes on with its session', async () => {
  const sessionStorage = fakeStorage();
  const page = stand.open({}, { sessionStorage, environment: { isReloading: () => true } });
  const session = await connected(page);
  await session.end(UNFINISHED, 'gone');
  expect(stand.verbs()).toEqual(['initialized']);
  const again = launchedPage({ search: '', sessionStorage, environment: { now: stand.now } });
  const after = await connected(again);
  expect(await after.end(UNFINISHED, 'exit')).toEqual({ ok: true });
  expect(stand.verbs()).toEqual(['initialized', 'terminated']);
});

test('while a request is under way nothing is terminated', async () => {
  const { session } = await stand.launch();
  session.recordInteraction(interaction());
  const committing = session.commit();
  const gone = session.end(UNFINISHED, 'gone');
  await Promise.all([committing, gone]);
  expect(stand.verbs()).toEqual(['initialized', 'answered']);
});

test('all that leaves together holds less than 64 KiB', async () => {
  const { page, session } = await stand.launch();
  session.saveState('s'.repeat(20_000), 'lesson-2');
  for (let index = 0; index < 40; index += 1) session.recordInteraction(interaction({ key: `q${index}` }));
  const before = page.asked.length;
  const gone = session.end(UNFINISHED, 'gone');
  const bytes = page.asked
    .slice(before)
    .filter(({ init }) => init.keepalive === true)
    .reduce((sum, { init }) => sum + (typeof init.body === 'string' ? Buffer.byteLength(init.body) : 0), 0);
  expect(bytes).toBeGreaterThan(40_000);
  expect(bytes).toBeLessThanOrEqual(65_536);
  await gone;
});
