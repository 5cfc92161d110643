import type { Agent } from '@xapi/xapi';
import { begun, courseStatement } from '../../xapi/course-statement.ts';
import type { ReportContext } from '../../xapi/report-context.ts';
import type { LmsEnvironment, LmsLaunch, LmsSession } from '../port.ts';
import type { AttemptKeeper } from './attempt-keeper.ts';
import type { Judging } from './judgement.ts';
import type { Initialized, LaunchMemory, Remembered } from './launch-memory.ts';
import type { LaunchedCourse } from './launched-course.ts';
import type { LaunchLrs } from './launch-lrs.ts';
import { openLaunchOutbox, type LaunchOutbox } from './launch-outbox.ts';
import { isRefusal, isTemporary, launchFailure, persistently, statusOf } from './persistence.ts';
import { createRecord, type LrsRecord } from './record.ts';
import { createLrsSession } from './session.ts';
import type { LaunchStandard } from './standard.ts';

export interface OpenOptions {
  readonly environment: LmsEnvironment;
  readonly course: LaunchedCourse;
  readonly lrs: LaunchLrs;
  readonly keeper: AttemptKeeper;
  readonly memory: LaunchMemory;
  readonly remembered: Remembered;
  /** Absolute address of the LRS's xAPI. */
  readonly endpoint: string;
  readonly actor: Agent;
  readonly activityIri: string;
  /** UUID of the launch; where it has none, one is made and kept with the attempt. */
  readonly registration: string | undefined;
  readonly standard: LaunchStandard;
  /**
   * What tells this session from others of its registration, where statements belong to a session;
   * `undefined` where they belong to the registration alone.
   */
  readonly session: string | undefined;
  /** What the launch said, but for what the attempt's document says. */
  readonly launch: Omit<LmsLaunch, 'savedState' | 'bookmark' | 'registration'>;
  /** Parameters that a launch is known by once it was ended. */
  readonly known: readonly string[];
}

/**
 * Says that the session is open, alone and confirmed, before anything else is said of it (cmi5, Quartz,
 * 9.3.2), and goes on with what an earlier visit left undone. A page that was reloaded goes on with its
 * session and says nothing.
 *
 * @throws LaunchError
 */
export async function openSession(options: OpenOptions): Promise<LmsSession> {
  const { course, lrs, keeper, standard, actor, activityIri } = options;
  const environment = withSteadyClock(options.environment, options.remembered.initialized?.at);
  const { window } = environment;
  const { held } = keeper;
  const registration = options.registration ?? held?.registration ?? environment.uuid();
  const own = options.registration === undefined ? registration : undefined;
  const opened = options.remembered.initialized;
  const initialized = opened ?? { id: environment.uuid(), at: environment.now(), stored: false };
  const report: ReportContext = {
    ...course,
    actor,
    registration,
    activityIri,
    startedAt: initialized.at,
    frame: standard.frame,
  };
  const launch: LmsLaunch = {
    ...options.launch,
    ...(keeper.isLater ? { mode: 'review' as const } : {}),
    savedState: held?.state ?? keeper.unreadable,
    bookmark: held?.bookmark ?? '',
    registration,
  };
  const { endpoint, session } = options;
  const queue = { endpoint, actor, registration, session };
  const waiting = openLaunchOutbox(environment, lrs.sender, queue);
  const { outbox } = waiting;
  const judged = { ...(await waiting.judged()), ...held?.judged };
  const record = createRecord({
    environment,
    report,
    standard,
    document: {
      v: 1,
      // An earlier visit whose clock was ahead is earlier all the same.
      visit: {
        id: environment.uuid(),
        startedAt: Math.max(environment.now(), (held?.visit.startedAt ?? 0) + 1),
      },
      state: launch.savedState,
      bookmark: launch.bookmark,
      judged,
      ...(own === undefined ? {} : { registration: own }),
    },
    isStored: keeper.isStored && own === held?.registration,
    hasJudged:
      initialized.repeated === true ||
      (initialized.stored &&
        [judged.passed, judged.failed].some((made) => made !== undefined && made.at >= initialized.at)),
  });
  // What an earlier visit, or this page before it was reloaded, could not send is older than all that follows.
  if (launch.mode === 'normal') await outbox.flush({ leaving: false });
  if (!initialized.stored) {
    await initialize();
    if (held !== undefined && launch.mode === 'normal') standard.resuming.forEach(record.say);
  }
  if (launch.mode === 'normal') await mend(record, lrs, waiting);
  if (record.hasJudged()) remember({ ...initialized, stored: true, repeated: true });
  const saveAgain = !keeper.isStored || record.hasToSay();
  return createLrsSession({
    environment,
    launch: { ...launch, saveAgain },
    lrs,
    keeper,
    record,
    standard,
    waiting,
    onEnd,
  });

  async function initialize(): Promise<void> {
    remember(initialized);
    const statement = courseStatement(begun('initialized'), { ...initialized, report });
    await persistently(environment, () => lrs.sender.post([statement], false)).catch(
      async (error: unknown) => {
        // LMSs refuse a second `initialized`, LRSs an id they know: the answer to the first was lost.
        if (!(await isHeld(statement.id, error))) launchFailure('POST statements', 'refused')(error);
      },
    );
    remember({ ...initialized, stored: true });
  }

  async function isHeld(
    id: string,
    error: unknown,
    [rest, ...rests]: readonly number[] = SHOWN_AFTER,
  ): Promise<boolean> {
    if (statusOf(error) !== 409 && !isRefusal(error)) return false;
    try {
      await persistently(environment, () => lrs.sender.read(id));
      return true;
    } catch (unread) {
      if (isTemporary(unread)) return launchFailure('GET statements', 'unreachable')(unread);
      if (statusOf(error) !== 409) return false;
      // A 409 says that the LRS holds it, also where it does not show it.
      if (statusOf(unread) !== 404) return true;
      if (rest === undefined) return false;
    }
    await environment.wait(rest);
    return isHeld(id, error, rests);
  }

  function remember(now: Initialized): void {
    options.memory.write(window, { ...options.remembered, initialized: now });
  }

  function onEnd(): void {
    const { parameters } = options.remembered;
    const known = Object.entries(parameters).filter(([name]) => options.known.includes(name));
    options.memory.write(window, { parameters: Object.fromEntries(known), ended: true });
  }
}

/** An LRS may show what it holds a moment later, milliseconds (xAPI 1.0.3 Communication 2.1.3: consistent through). */
const SHOWN_AFTER = [1_000, 3_000] as const;

/**
 * Judgements that were kept and not known to be sent: the page went away between the two. What the LRS
 * does not hold is said again; where it does not tell, nothing is risked, and the next launch asks again.
 */
async function mend(record: LrsRecord, lrs: LaunchLrs, { reopen }: LaunchOutbox): Promise<void> {
  const unsent = async (verdict: Judging) => {
    const judgement = record.judged()[verdict];
    if (judgement === undefined || judgement.sent) return;
    if (verdict === 'failed' && record.judged().passed !== undefined) return record.settle(verdict, false);
    try {
      await lrs.sender.read(judgement.id);
      record.settle(verdict, true);
    } catch (error) {
      if (statusOf(error) !== 404) return;
      // It may have been refused before: whoever keeps the LRS may have put that right since.
      await reopen(judgement.id);
      record.repeat(verdict);
    }
  };
  await unsent('passed');
  await unsent('failed');
  await unsent('completed');
}

/**
 * The order of statements is that of their timestamps (cmi5, Quartz, 9.3): a clock that is set back does
 * not put one before the others. @param since epoch milliseconds
 */
function withSteadyClock(environment: LmsEnvironment, since = 0): LmsEnvironment {
  let latest = since;
  return {
    ...environment,
    now() {
      latest = Math.max(latest, environment.now());
      return latest;
    },
  };
}
