import type { Dialect } from '../scorm/dialect.ts';
import { otherValue } from './other-value.ts';
import { timeSpan12 } from './time.ts';
import { exitOf, interactionEntries, passMarkOf, statusOf } from './values.ts';

const STATUS = 'cmi.core.lesson_status';

/** Words of LMSs for a status that nobody wrote yet. */
const UNSET: readonly string[] = ['', 'not attempted', 'unknown'];

const REQUIRED: ReadonlySet<string> = new Set([
  'cmi.suspend_data',
  'cmi.core.lesson_location',
  STATUS,
  'cmi.core.score.raw',
]);

/** SCORM 1.2 Run-Time Environment, chapter 3, as the strictest LMSs take it. */
export const scorm12: Dialect = {
  name: 'SCORM 1.2',
  words: {
    object: 'API',
    initialize: 'LMSInitialize',
    terminate: 'LMSFinish',
    getValue: 'LMSGetValue',
    setValue: 'LMSSetValue',
    commit: 'LMSCommit',
    getLastError: 'LMSGetLastError',
    getErrorString: 'LMSGetErrorString',
    alreadyOpen: '101',
    alwaysReadable: 'cmi.core.student_id',
  },
  elements: {
    learnerId: 'cmi.core.student_id',
    learnerName: 'cmi.core.student_name',
    mode: 'cmi.core.lesson_mode',
    state: 'cmi.suspend_data',
    bookmark: 'cmi.core.lesson_location',
    passMark: 'cmi.student_data.mastery_score',
    exit: 'cmi.core.exit',
  },
  required: REQUIRED,
  // RTE 3.4.4: CMIString4096 and CMIString255.
  limits: new Map([
    ['cmi.suspend_data', 4096],
    ['cmi.core.lesson_location', 255],
  ]),
  otherValue,
  handedOver: (api) =>
    [...REQUIRED].map((element) => [element, api.get(element)] as const).filter(([, value]) => value !== ''),
  statuses: [
    {
      element: STATUS,
      words: ['incomplete', 'failed', 'completed', 'passed'],
      unstarted: [...UNSET, 'browsed'],
      wordOf: statusOf,
    },
  ],
  scoreEntries: ({ raw }) => [
    ['cmi.core.score.raw', String(raw)],
    ['cmi.core.score.min', '0'],
    ['cmi.core.score.max', '100'],
  ],
  interactionEntries,
  mostInteractions: Infinity,
  // Invalid argument, not implemented, keyword, read only, a form of id that this LMS does not take.
  unsupported: new Set(['201', '401', '402', '403', '405']),
  passMarkOf,
  // Its cmi.student_preference is optional, and names languages in no fixed form.
  preferencesOf: () => ({ languages: [], audio: null }),
  exitOf,
  /*
   * RTE 3.4.4: `browsed` is what was looked at in browse mode. Moodle's LMSFinish makes `completed` of a
   * status that nobody wrote, in any mode, and opens the launch that should count for review.
   */
  leaveReading(api, mode) {
    if (mode === 'browse' && UNSET.includes(api.get(STATUS))) api.set(STATUS, 'browsed');
  },
  // The LMS adds the time to total_time when the session ends, and replaces it until then.
  commitEntries: (ms) => [['cmi.core.session_time', timeSpan12(ms)]],
  // Few LMSs show its objectives, and none of its elements holds progress.
  openObjectives: null,
};
