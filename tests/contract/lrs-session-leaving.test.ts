import { beforeEach, expect, test } from 'vitest';
import { cmi5Stand, connected, type Cmi5Stand } from '../support/cmi5-under-test.ts';
import { interaction, scored } from '../support/interactions.ts';

let stand: Cmi5Stand;
beforeEach(async () => {
  stand = await cmi5Stand();
  // Here a request with one statement that was stored already is refused as a whole (xAPI 1.0.3 Communication 2.1.2).
  stand.lms.faults.repeats = 'refused';
});

test('what was under way as the page leaves goes again in a request of its own, and does not hold up what is new', async () => {
  const stored = Promise.withResolvers<void>();
  const batches: number[] = [];
  let isOpen = false;
  const withoutFirstAnswer: typeof fetch = async (url, init) => {
    if (!isOpen || init?.method !== 'POST') return fetch(url, init);
    batches.push(typeof init.body === 'string' ? JSON.parse(init.body).length : 0);
    const answer = await fetch(url, init);
    if (batches.length > 1) return answer;
    stored.resolve();
    return new Promise<never>(() => {});
  };
  const session = await connected(stand.open({}, { environment: { fetch: withoutFirstAnswer } }));
  isOpen = true;
  session.reportOutcome(scored('passed', 90));
  void session.commit();
  await stored.promise;
  session.recordInteraction(interaction());
  await session.end(scored('passed', 90), 'gone');
  expect(batches).toEqual([2, 2, 1]);
  expect(stand.verbs()).toEqual(['initialized', 'passed', 'completed', 'answered']);
  expect(stand.lms.violations()).toEqual([]);
});
