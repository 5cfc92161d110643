import type { Reported } from '../../core/reported.ts';
import type { WayOut } from '../../core/session.ts';
import { byteLength } from '../../xapi/outbox/batch.ts';
import { MOST_LEAVING_BYTES } from '../../xapi/outbox/departure.ts';
import type { Statement } from '../../xapi/statement.ts';
import type { Delivery, LmsEnvironment, LmsLaunch, LmsSession } from '../port.ts';
import type { AttemptKeeper } from './attempt-keeper.ts';
import { confirmedBy, deliveryOf, lackOf, POST_STATEMENTS, undelivered } from './delivery.ts';
import type { LaunchLrs } from './launch-lrs.ts';
import type { LaunchOutbox } from './launch-outbox.ts';
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
  readonly waiting: LaunchOutbox;
  /** The last statement was taken or leaves with the page, or the LMS has ended the session: the launch is used up. */
  readonly onEnd: () => void;
}

/** One refusal may be a moment's; an LRS that takes no document gets the statements all the same. */
const REFUSALS_UNTIL_SENT = 2;

/**
 * A session whose only record keeper is an LRS: documents for what the course has to know again,
 * statements for what is told. Statements are put into the outbox as they happen, and held there until the
 * attempt's document of the same commit is stored, so that a judgement is on record before anybody hears
 * it. In `browse` and `review` nothing is kept.
 */
export function createLrsSession(options: LrsSessionOptions): LmsSession {
  const { environment, launch, lrs, keeper, record, standard } = options;
  const { outbox, left, refusals } = options.waiting;
  const writes = launch.mode === 'normal';
  const handed = new Set<string>();
  let over: Delivery | undefined;
  let ending: Promise<Delivery> | undefined;
  let isGone = false;
  let underWay = 0;
  /** How often in a row the attempt's document was refused. */
  let documentRefusals = 0;
  let last: Promise<unknown> = Promise.resolve();

  const takes = () => writes && ending === undefined;

  /** One after the other: a request that is under way is waited for. */
  function inTurn<T>(task: () => Promise<T>): Promise<T> {
    underWay += 1;
    const run = last.then(task).finally(() => {
      underWay -= 1;
    });
    last = run;
    return run;
  }

  function isSent(id: string): boolean {
    const { setAside } = outbox.state();
    return handed.has(id) && !outbox.holds(id) && setAside.every((statement) => statement.id !== id);
  }

  function hand(statements: readonly Statement[], hold?: 'hold'): void {
    for (const { id } of statements) handed.add(id);
    outbox.enqueue(statements, hold);
  }

  /** Does what makes statements, and keeps them before anything else can happen to the page. */
  function keep(happen: () => void): void {
    if (!takes()) return;
    happen();
    if (record.isChanged()) keeper.keep(record.document(isSent));
    hand(record.take(), 'hold');
  }

  /** One look at a time, between commits, and none once the session ends: nothing may follow its end. */
  async function lookBack(): Promise<void> {
    const isMore = await inTurn(async () => takes() && over === undefined && left?.next());
    if (isMore === true) await lookBack();
  }

  /** Remembers a session that the LMS has ended: nothing is asked of it any more. */
  function noted(delivery: Delivery): Delivery {
    if (!delivery.ok && delivery.over === true) {
      over = delivery;
      options.onEnd();
    }
    return delivery;
  }

  async function save(): Promise<{ readonly delivery: Delivery; readonly holdsBack: boolean }> {
    const document = record.document(isSent);
    try {
      outbox.withdraw(record.stored(document, await keeper.write(document)));
      documentRefusals = 0;
      if (!record.isChanged()) keeper.confirm();
      return { delivery: { ok: true }, holdsBack: false };
    } catch (error) {
      const delivery = noted(undelivered('PUT activities/state', error));
      documentRefusals = isTemporary(error) ? 0 : documentRefusals + 1;
      return { delivery, holdsBack: over !== undefined || documentRefusals < REFUSALS_UNTIL_SENT };
    }
  }

  async function deliver(): Promise<Delivery> {
    if (over !== undefined) return over;
    if (!writes || isGone) return { ok: true };
    const saved = record.isChanged() ? await save() : undefined;
    if (saved?.holdsBack === true) return saved.delivery;
    outbox.release();
    await outbox.flush({ leaving: false });
    const sent = noted(deliveryOf(outbox.state()));
    return saved?.delivery.ok === false ? saved.delivery : sent;
  }

  const confirmed = (delivery: Delivery) => confirmedBy(delivery, outbox.state(), record.judged());

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
    return confirmed({ ok: true });
  }

  /** Everything is asked for before the first await. */
  async function leave(reported: Reported): Promise<Delivery> {
    isGone = true;
    if (over !== undefined) return over;
    const isChanged = writes && record.isChanged();
    const isQuiet = underWay === 0 && outbox.state().waiting === 0 && !isChanged;
    const document = record.document(isSent);
    const leaving = isChanged ? keeper.leave(document, MOST_LEAVING_BYTES) : undefined;
    const outcome = leaving?.stored.then(
      (): Delivery => ({ ok: true }),
      (error: unknown) => undelivered('PUT activities/state', error),
    );
    const closing = standard.closing(reported, record.duration()).map(record.statement);
    // Where nobody can tell: a session left open is mended at the next launch, one ended too early is not.
    const isLast =
      isQuiet &&
      environment.isReloading() === false &&
      byteLength([...outbox.held(), ...closing]) <= MOST_LEAVING_BYTES;
    outbox.release();
    if (isLast) hand(closing);
    if (isLast) options.onEnd();
    const flushed = outbox.flush({ leaving: true, besides: leaving?.bytes ?? 0 });
    const delivery = await outcome;
    if (delivery?.ok === true) keeper.confirm();
    await flushed;
    return confirmed(delivery?.ok === false ? delivery : deliveryOf(outbox.state()));
  }

  function end(reported: Reported, by: WayOut): Promise<Delivery> {
    keep(() => record.judge(reported));
    ending ??= by === 'gone' ? leave(reported) : inTurn(() => exit(reported));
    return ending;
  }

  // What the opening has left to say.
  keep(() => {});
  if (left !== undefined) void lookBack();

  return {
    launch,
    isKeptAtOnce: true,
    recordInteraction: (interaction) => keep(() => record.answer(interaction)),
    saveState: (state, bookmark) => keep(() => record.saveState(state, bookmark)),
    reportProgress: (percent) => keep(() => record.progress(percent)),
    // Statements tell each answer with its objective: there is no place for a sum.
    reportObjectives: () => {},
    reportOutcome: (reported) => keep(() => record.judge(reported)),
    commit: () => ending ?? inTurn(deliver).then(confirmed),
    lacking: () => [...(left?.lacking() ?? []), ...lackOf(refusals.toTell(), record.judged())],
    isKept: () => writes && outbox.state().isOnDevice && (!record.isChanged() || keeper.isKept()),
    end,
  };
}
