import type { Context } from '@xapi/xapi';
import { profileText } from '../../src/packaging/profile.ts';
import { cmi5Frame, scormFrame, tinCanFrame } from '../../src/xapi/context-frame.ts';
import type { ReportContext } from '../../src/xapi/report-context.ts';
import { statementsOf } from '../../src/xapi/statements.ts';
import { effects, known } from './xapi-effects.ts';
import { courseIri, report, stamped } from './xapi-course.ts';

export const sessionId = '3f1c6b1e-6df0-4f5e-9b0a-0d6a2f0c9d11';
export const publisherId = 'https://publisher.example.org/courses/de-escalation/au';
export const launchGroup = 'https://launcher.example.org/courses/7';

/** As an LMS sends it with a launch: something in each place that the course adds to. Frozen all through. */
export const contextTemplate: Context = frozen({
  platform: 'LMS of the example county',
  language: 'en-GB',
  contextActivities: {
    parent: [{ objectType: 'Activity', id: 'https://lms.example.gov/blocks/2' }],
    grouping: [{ objectType: 'Activity', id: publisherId }, { id: 'https://lms.example.gov/terms/2026' }],
    category: [{ id: 'https://lms.example.gov/categories/mandatory' }],
    other: [{ id: 'https://lms.example.gov/cohorts/12' }],
  },
  extensions: {
    'https://w3id.org/xapi/cmi5/context/extensions/sessionid': sessionId,
    'https://lms.example.gov/extensions/zero': 0,
  },
});

export const launches = {
  scorm: report,
  cmi5: {
    ...report,
    activityIri: 'https://lms.example.gov/activities/au-1',
    frame: cmi5Frame(contextTemplate),
  },
  tinCan: {
    ...report,
    activityIri: 'https://launcher.example.org/activities/7',
    frame: tinCanFrame({ grouping: launchGroup, platform: 'Launcher 4' }),
  },
  tinCanAlone: { ...report, frame: tinCanFrame({ grouping: undefined, platform: 'xAPI' }) },
  scorm2004: { ...report, frame: scormFrame('SCORM 2004 4th Edition') },
} as const satisfies Readonly<Record<string, ReportContext>>;

export type LaunchName = keyof typeof launches;

/** The Profile that comes with the course. */
export const profile: unknown = JSON.parse(
  profileText({ iri: courseIri, title: 'De-escalation', language: 'en-US', version: '2.1.0' }),
);

/** Every statement that a launch can give. */
export function statementsOfLaunch(name: LaunchName) {
  return Object.entries(effects).flatMap(([what, effect]) =>
    statementsOf(stamped(effect), launches[name], known[what]).map((statement) => ({
      launch: name,
      what,
      verb: String(statement.verb.display?.['en']),
      statement,
    })),
  );
}

export const everyStatement = (Object.keys(launches) as LaunchName[]).flatMap(statementsOfLaunch);

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
