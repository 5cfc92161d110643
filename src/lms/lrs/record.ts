import { isoDuration } from '../../core/duration.ts';
import type { Reported } from '../../core/reported.ts';
import type { Interaction, Score } from '../../core/session.ts';
import { answeredStatement } from '../../xapi/answered.ts';
import {
  completed,
  courseStatement,
  judged as judgedSaying,
  progressed,
  type Saying,
} from '../../xapi/course-statement.ts';
import { judgementId } from '../../xapi/judgement-id.ts';
import type { ReportContext } from '../../xapi/report-context.ts';
import type { Statement } from '../../xapi/statement.ts';
import type { LmsEnvironment } from '../port.ts';
import type { AttemptDocument } from './attempt-document.ts';
import { due, merged, type Judged, type Judgement, type Judging } from './judgement.ts';
import type { LaunchStandard } from './standard.ts';

/** What a session has to tell: the attempt's document, and statements that wait for it to be stored. */
export interface LrsRecord {
  saveState(state: string, bookmark: string): void;
  answer(interaction: Interaction): void;
  progress(percent: number): void;
  /** Makes the judgements that an outcome asks for. */
  judge(reported: Reported): void;
  say(saying: Saying): void;
  /** Says a judgement of an earlier visit again, under its id. */
  repeat(verdict: Judging): void;
  /** Drops a judgement that nobody needs any more, or knows that it was delivered. */
  settle(verdict: Judging, sent: boolean): void;
  /** Whether statements were not taken yet. */
  hasToSay(): boolean;
  /** Statements that were not taken yet, oldest first; they are gone from here afterwards. */
  take(): readonly Statement[];
  statement(saying: Saying): Statement;
  /** ISO 8601, since the session was initialized. */
  duration(): string;
  judged(): Judged;
  /** Whether `passed` or `failed` was said in this session, its own or that of an earlier one. */
  hasJudged(): boolean;
  /** The document as it is to be stored. @param isSent whether the LRS took the statement */
  document(isSent: (id: string) => boolean): AttemptDocument;
  /** Whether something that the learner or the course did is not in the stored document. */
  isChanged(): boolean;
  /**
   * Learns what is stored: what other windows saved is in it, and their judgements replace those that were
   * not sent yet.
   *
   * @param document as it was to be stored @param written as it was
   * @returns ids of statements that nobody needs any more
   */
  stored(document: AttemptDocument, written: AttemptDocument): readonly string[];
}

export interface RecordOptions {
  readonly environment: Pick<LmsEnvironment, 'now' | 'uuid'>;
  readonly report: ReportContext;
  readonly standard: LaunchStandard;
  /** The document as it would be written first. */
  readonly document: AttemptDocument;
  /** Whether that is stored already, but for the visit. */
  readonly isStored: boolean;
  /** Whether `passed` or `failed` was said in this session already, before the page was reloaded. */
  readonly hasJudged: boolean;
}

export function createRecord({ environment, report, standard, ...options }: RecordOptions): LrsRecord {
  const { startedAt } = report;
  const judgementReport = { ...report, frame: standard.judgementFrame };
  let document = options.document;
  let stored = options.isStored ? contentOf(document) : '';
  let waiting: readonly Statement[] = [];
  let percent: number | undefined;
  /** Ids of the statements that tell of progress. */
  let progressIds: readonly string[] = [];
  let { hasJudged } = options;

  const now = () => environment.now();
  const statement = (saying: Saying) =>
    courseStatement(saying, { id: environment.uuid(), at: now(), report });

  function add(next: Statement): void {
    waiting = [...waiting, next];
  }

  function set(verdict: Judging, judgement: Judgement | undefined): void {
    const { [verdict]: _before, ...others } = document.judged;
    document = {
      ...document,
      judged: judgement === undefined ? others : { ...others, [verdict]: judgement },
    };
  }

  /** @param at of the statement, epoch milliseconds */
  function pronounce(verdict: Judging, judgement: Judgement, at = judgement.at): void {
    const { id, after, score } = judgement;
    const duration = isoDuration(after);
    set(verdict, judgement);
    if (verdict === 'completed') {
      return add(courseStatement(completed(duration), { id, at, report }));
    }
    hasJudged = true;
    const shown = score !== null && mayShow(score, verdict) ? score : undefined;
    const saying = judgedSaying(verdict, duration, shown);
    add(courseStatement(saying, { id, at, report: judgementReport }));
  }

  function mayShow({ raw }: Score, verdict: 'passed' | 'failed'): boolean {
    const { masteryScore } = standard;
    return masteryScore === undefined || raw / 100 >= masteryScore === (verdict === 'passed');
  }

  return {
    saveState(state, bookmark) {
      document = { ...document, state, bookmark };
    },
    answer(interaction) {
      const at = Math.max(interaction.at, startedAt);
      add(answeredStatement({ ...interaction, at }, environment.uuid(), report));
    },
    progress(next) {
      const saying =
        next === percent || document.judged.completed !== undefined ? undefined : progressed(next);
      percent = next;
      if (saying === undefined) return;
      const made = statement(saying);
      progressIds = [...progressIds, made.id];
      add(made);
    },
    judge(reported) {
      const at = now();
      for (const verdict of due(reported, document.judged, !hasJudged)) {
        const score = verdict === 'completed' ? null : reported.score;
        const id = judgementId(report.registration, verdict, reported.score);
        pronounce(verdict, { id, at, after: at - startedAt, score, sent: false });
      }
    },
    say: (saying) => add(statement(saying)),
    repeat(verdict) {
      const judgement = document.judged[verdict];
      if (judgement === undefined) return;
      const { at } = judgement;
      // The time it was reached is kept; its statement alone has one of this session, where that is asked.
      pronounce(verdict, judgement, standard.boundToSession ? Math.max(at, startedAt + 1) : at);
    },
    settle(verdict, sent) {
      const judgement = document.judged[verdict];
      set(verdict, sent && judgement !== undefined ? { ...judgement, sent } : undefined);
    },
    hasToSay: () => waiting.length > 0,
    take() {
      const taken = waiting;
      waiting = [];
      return taken;
    },
    statement,
    duration: () => isoDuration(now() - startedAt),
    judged: () => document.judged,
    hasJudged: () => hasJudged,
    document(isSent) {
      for (const verdict of ['completed', 'passed', 'failed'] as const) {
        const judgement = document.judged[verdict];
        if (judgement !== undefined && isSent(judgement.id)) set(verdict, { ...judgement, sent: true });
      }
      return document;
    },
    isChanged: () => contentOf(document) !== stored,
    stored(asked, written) {
      stored = contentOf(written);
      if (written === asked) return [];
      // Nothing tells of progress once the course is completed (cmi5, Quartz, 9.5.5.1).
      const isOver = asked.judged.completed === undefined && written.judged.completed !== undefined;
      const mine = [...idsOf(document.judged), ...(isOver ? progressIds : [])];
      const state = document.state === asked.state ? written.state : document.state;
      document = { ...document, state, judged: merged(document.judged, written.judged) };
      const kept = new Set(idsOf(document.judged));
      return mine.filter((id) => !kept.has(id));
    },
  };
}

/** Everything but what only says how far the sending came. */
function contentOf({ state, bookmark, judged, registration }: AttemptDocument): string {
  return JSON.stringify([state, bookmark, registration, idsOf(judged)]);
}

function idsOf({ completed: done, passed, failed }: Judged): readonly string[] {
  return [done, passed, failed].flatMap((judgement) => judgement?.id ?? []);
}
