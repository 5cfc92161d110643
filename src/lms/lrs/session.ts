import type { Reported } from '../../core/reported.ts';
import type { WayOut } from '../../core/session.ts';
import { byteLength } from '../../xapi/outbox/batch.ts';
import { MOST_LEAVING_BYTES } from '../../xapi/outbox/departure.ts';
import { createMemoryStore } from '../../xapi/outbox/store.ts';
import { createOutbox } from '../../xapi/outbox/outbox.ts';
import type { Statement } from '../../xapi/statement.ts';
import type { Delivery, LmsEnvironment, LmsLaunch, LmsSession } from '../port.ts';
import type { AttemptKeeper } from './attempt-keeper.ts';
import { deliveryOf, POST_STATEMENTS, undelivered } from './delivery.ts';
import type { LaunchLrs } from './launch-lrs.ts';
import { isRefusal, isTemporary, persistently, statusOf } from './persistence.ts';
import type { LrsRecord } from './record.ts';
import type { LaunchStandard } from './standard.ts';

export interface LrsSessionOptions {
  readonly environment: LmsEnvironment;
  readonly launch: LmsLaunch;
  readonly lrs: LaunchLrs;
  readonly keeper: AttemptKeeper;
  readonly record: LrsRecord;
  readonly standard: LaunchStandard;
  /** The last statement was taken, or leaves with the page: the launch is used up. */
  readonly onEnd: () => void;
}

/**
 * A session whose only record keeper is an LRS: documents for what the course has to know again,
 * statements for what is told. The attempt's document goes before the statements of the same commit, so
 * that a judgement is on record before anybody hears it. In `browse` and `review` nothing is kept.
 */
export function createLrsSession(options: LrsSessionOptions): LmsSession {
  const { environment, launch, lrs, keeper, record, standard } = options;
  const { now, wait, random } = environment;
  const store = createMemoryStore();
  const outbox = createOutbox({ store, sender: lrs.sender, now, wait, random });
  const writes = launch.mode === 'normal';
  const handed = new Set<string>();
  let over: Delivery | undefined;
  let ending: Promise<Delivery> | undefined;
  let isGone = false;
  let told = 0;
  let underWay = 0;
  let last: Promise<unknown> = Promise.resolve();

  const takes = () => writes && ending === undefined;

  /** One after the other: a request that is under way is waited for. */
  function inTurn(task: () => Promise<Delivery>): Promise<Delivery> {
    underWay += 1;
    const run = last.then(task).finally(() => {
      underWay -= 1;
    });
    last = run;
    return run;
  }

  function isSent(id: string): boolean {
    const { setAside } = outbox.state();
    return (
      handed.has(id) &&
      store.waiting().every((statement) => statement.id !== id) &&
      setAside.every((statement) => statement.id !== id)
    );
  }

  function hand(statements: readonly Statement[]): void {
    for (const statement of statements) {
      handed.add(statement.id);
      outbox.enqueue(statement);
    }
  }

  /** Remembers a session that the LMS has ended: nothing is asked of it any more. */
  function noted(delivery: Delivery): Delivery {
    if (!delivery.ok && delivery.over === true) over = delivery;
    return delivery;
  }

  async function save(): Promise<{ readonly delivery: Delivery; readonly holdsBack: boolean }> {
    const document = record.document(isSent);
    try {
      record.stored(document, await keeper.write(document));
      return { delivery: { ok: true }, holdsBack: false };
    } catch (error) {
      const delivery = noted(undelivered('PUT activities/state', error));
      return { delivery, holdsBack: over !== undefined || isTemporary(error) };
    }
  }

  async function deliver(): Promise<Delivery> {
    if (over !== undefined) return over;
    if (!writes || isGone) return { ok: true };
    const saved = record.isChanged() ? await save() : undefined;
    if (saved?.holdsBack === true) return saved.delivery;
    hand(record.take());
    await outbox.flush({ leaving: false });
    const state = outbox.state();
    const sent = noted(deliveryOf(state, told));
    told = state.setAside.length;
    return saved === undefined || saved.delivery.ok ? sent : saved.delivery;
  }

  async function exit(reported: Reported): Promise<Delivery> {
    const delivery = await deliver();
    if (!delivery.ok) return delivery;
    // A judgement that was delivered by now need not be looked up at the next launch.
    if (writes && Object.values(record.judged()).some(({ id, sent }) => !sent && isSent(id))) await save();
    if (over !== undefined) return over;
    const closing = standard.closing(reported, record.duration()).map(record.statement);
    let unanswered = false;
    try {
      // Whoever closes the window now has left already: the request outlives the page.
      await persistently(environment, () =>
        lrs.sender.post(closing, true).catch((error: unknown) => {
          // The LMS has it, and takes no second: the answer to the first was lost. Nothing may be asked now.
          if (unanswered && (isRefusal(error) || statusOf(error) === 409)) return;
          unanswered ||= statusOf(error) === undefined;
          throw error;
        }),
      );
    } catch (error) {
      return noted(undelivered(POST_STATEMENTS, error));
    }
    options.onEnd();
    return { ok: true };
  }

  /** Everything is asked for before the first await. */
  async function leave(reported: Reported): Promise<Delivery> {
    isGone = true;
    if (over !== undefined) return over;
    const isChanged = writes && record.isChanged();
    const isQuiet = underWay === 0 && store.waiting().length === 0 && !isChanged;
    const document = record.document(isSent);
    const bytes = isChanged ? byteLength(document) : 0;
    const fits = bytes <= MOST_LEAVING_BYTES;
    const saved = isChanged ? keeper.leave(document, fits) : Promise.resolve();
    const outcome = saved.then(
      (): Delivery => ({ ok: true }),
      (error: unknown) => undelivered('PUT activities/state', error),
    );
    const waiting = writes ? record.take() : [];
    const closing = standard.closing(reported, record.duration()).map(record.statement);
    // Where nobody can tell: a session left open is mended at the next launch, one ended too early is not.
    const isLast =
      isQuiet &&
      environment.isReloading() === false &&
      byteLength([...waiting, ...closing]) <= MOST_LEAVING_BYTES;
    hand(isLast ? [...waiting, ...closing] : waiting);
    if (isLast) options.onEnd();
    const flushed = outbox.flush({ leaving: true, besides: fits ? bytes : 0 });
    const delivery = await outcome;
    await flushed;
    return delivery.ok ? deliveryOf(outbox.state(), told) : delivery;
  }

  function end(reported: Reported, by: WayOut): Promise<Delivery> {
    if (takes()) record.judge(reported);
    ending ??= by === 'gone' ? leave(reported) : inTurn(() => exit(reported));
    return ending;
  }

  return {
    launch,
    recordInteraction(interaction) {
      if (takes()) record.answer(interaction);
    },
    saveState(state, bookmark) {
      if (takes()) record.saveState(state, bookmark);
    },
    reportProgress(percent) {
      if (takes()) record.progress(percent);
    },
    // Statements tell each answer with its objective: there is no place for a sum.
    reportObjectives: () => {},
    reportOutcome(reported) {
      if (takes()) record.judge(reported);
    },
    commit: () => ending ?? inTurn(deliver),
    end,
  };
}
