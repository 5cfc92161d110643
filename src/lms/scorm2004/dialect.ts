import { MOST_INTERACTIONS_2004 } from '../../core/interaction-limit.ts';
import type { Dialect } from '../scorm/dialect.ts';
import { openObjectives } from './objectives.ts';
import {
  commitEntries,
  EXIT,
  interactionEntries,
  passMarkOf,
  preferencesOf,
  scoreEntries,
} from './values.ts';

/**
 * SCORM 2004 Run-Time Environment, chapter 4, as the strictest LMSs take it: its 3rd and 4th edition do
 * not differ in anything that is written here. `adl.nav.request` is never written: in a package of one
 * SCO it makes some LMSs throw.
 */
export const scorm2004: Dialect = {
  name: 'SCORM 2004',
  words: {
    object: 'API_1484_11',
    initialize: 'Initialize',
    terminate: 'Terminate',
    getValue: 'GetValue',
    setValue: 'SetValue',
    commit: 'Commit',
    getLastError: 'GetLastError',
    getErrorString: 'GetErrorString',
    alreadyOpen: '103',
    alwaysReadable: 'cmi.learner_id',
  },
  elements: {
    learnerId: 'cmi.learner_id',
    learnerName: 'cmi.learner_name',
    mode: 'cmi.mode',
    state: 'cmi.suspend_data',
    bookmark: 'cmi.location',
    passMark: 'cmi.scaled_passing_score',
    exit: 'cmi.exit',
  },
  required: new Set([
    'cmi.suspend_data',
    'cmi.location',
    'cmi.completion_status',
    'cmi.success_status',
    'cmi.score.scaled',
    'cmi.score.raw',
  ]),
  limits: new Map([
    ['cmi.suspend_data', 64_000],
    ['cmi.location', 1000],
  ]),
  // Its LMSs send everything again with each commit.
  otherValue: null,
  handedOver: () => [],
  statuses: [
    {
      element: 'cmi.success_status',
      words: ['failed', 'passed'],
      unstarted: [],
      wordOf: ({ success }) => success,
    },
    {
      element: 'cmi.completion_status',
      words: ['incomplete', 'completed'],
      unstarted: ['', 'not attempted', 'unknown'],
      wordOf: ({ completion }) => completion,
    },
  ],
  scoreEntries: ({ raw }) => scoreEntries('cmi.', raw / 100),
  interactionEntries,
  mostInteractions: MOST_INTERACTIONS_2004,
  // General argument, general set failure, undefined, not implemented, read only, refused type or range.
  unsupported: new Set(['201', '351', '401', '402', '404', '406', '407', '408']),
  // What fails in general may fail for a moment.
  doubtful: '351',
  passMarkOf,
  preferencesOf,
  exitOf: () => EXIT,
  leaveReading: (api) => api.set('cmi.exit', EXIT),
  commitEntries,
  openObjectives,
};
