import { describe, expect, test } from 'vitest';
import { checkAgainstProfile } from '../../../src/lab/profile-checker.ts';
import { faultsOf } from '../../../src/lab/lrs/validation.ts';
import { courseIri, registration, report } from '../../support/xapi-course.ts';
import {
  contextTemplate,
  everyStatement,
  launches,
  launchGroup,
  profile,
  publisherId,
  sessionId,
  statementsOfLaunch,
} from '../../support/xapi-launches.ts';

const ADL = 'http://adlnet.gov/expapi';
const CMI5 = 'https://w3id.org/xapi/cmi5/context';
const profileVersion = {
  objectType: 'Activity',
  id: `${courseIri}/xapi-profile/v1.2`,
  definition: { type: `${ADL}/activities/profile` },
};
const courseVerbs = new Set([
  'initialized',
  'resumed',
  'progressed',
  'passed',
  'failed',
  'completed',
  'suspended',
  'terminated',
]);

describe('every statement of every launch', () => {
  test('the statements have each of the nine verbs', () => {
    expect(new Set(everyStatement.map(({ verb }) => verb))).toEqual(new Set([...courseVerbs, 'answered']));
  });

  test.each(everyStatement)('$launch: $verb for $what follows the course’s own Profile', ({ statement }) => {
    expect(checkAgainstProfile(profile, statement)).toEqual([]);
  });

  test.each(everyStatement)(
    '$launch: $verb for $what passes @learninglocker/xapi-validation without a warning',
    ({ statement }) => {
      expect(faultsOf(statement)).toEqual([]);
    },
  );

  test.each(everyStatement)(
    '$launch: $verb for $what belongs to the attempt and ends its categories with the Profile',
    ({ statement }) => {
      expect(statement.context?.registration).toBe(registration);
      expect(statement.context?.contextActivities?.category?.at(-1)).toEqual(profileVersion);
    },
  );

  test.each(everyStatement)(
    '$launch: $verb for $what uses the actor as it is, tells the language and sets no version',
    ({ launch, statement }) => {
      expect(statement.actor).toEqual(report.actor);
      expect(statement).not.toHaveProperty('version');
      expect(statement.context?.language).toBe(launch === 'cmi5' ? contextTemplate.language : 'en-US');
    },
  );

  test.each(everyStatement)('$launch: $verb for $what says which build the learner saw', ({ statement }) => {
    expect(statement.context?.extensions).toMatchObject({
      [`${courseIri}/extensions/version`]: '2.1.0',
      [`${courseIri}/extensions/content-hash`]: '9f86d081884c7d65',
      [`${courseIri}/extensions/edition`]: 'annual',
    });
  });

  test.each(everyStatement.filter(({ verb }) => courseVerbs.has(verb)))(
    '$launch: $verb for $what is about the activity that was launched',
    ({ launch, statement }) => {
      expect(statement.object).toMatchObject({ id: launches[launch].activityIri });
    },
  );
});

describe('a SCORM launch', () => {
  test.each([...statementsOfLaunch('scorm'), ...statementsOfLaunch('scorm2004')])(
    '$launch: $verb for $what follows the ADL SCORM profile: its category, course and attempt as grouping',
    ({ launch, statement }) => {
      const { category, grouping } = statement.context?.contextActivities ?? {};
      expect(category).toEqual([
        {
          objectType: 'Activity',
          id: 'https://w3id.org/xapi/scorm',
          definition: { type: `${ADL}/activities/profile` },
        },
        profileVersion,
      ]);
      expect(grouping?.map(({ id, definition }) => [id, definition?.type])).toEqual([
        [courseIri, `${ADL}/activities/course`],
        [`${courseIri}/attempts/${registration}`, `${ADL}/activities/attempt`],
      ]);
      expect(statement.context?.platform).toBe(launch === 'scorm' ? 'SCORM 1.2' : 'SCORM 2004 4th Edition');
    },
  );
});

describe('a cmi5 launch', () => {
  const statements = statementsOfLaunch('cmi5');
  const before = structuredClone(contextTemplate);
  const categoriesOf = ({ statement }: (typeof statements)[number]) =>
    statement.context?.contextActivities?.category?.map(({ id }) => id) ?? [];

  test.each(statements)(
    '$verb for $what keeps all of the template, each activity in its place (cmi5, Quartz, 10.2.1)',
    ({ statement }) => {
      const { contextActivities, extensions, ...rest } = before;
      expect(statement.context).toMatchObject(rest);
      expect(statement.context?.extensions).toMatchObject(extensions ?? {});
      const around = new Map(Object.entries(statement.context?.contextActivities ?? {}));
      for (const [kind, activities] of Object.entries(contextActivities ?? {})) {
        expect([around.get(kind)].flat().slice(0, activities.length)).toEqual(activities);
      }
    },
  );

  test('leaves the template as it came', () => {
    expect(contextTemplate).toEqual(before);
  });

  test.each(statements)('$verb for $what tells session and publisher’s id', ({ statement }) => {
    expect(statement.context?.extensions).toHaveProperty([`${CMI5}/extensions/sessionid`], sessionId);
    expect(statement.context?.contextActivities?.grouping?.[0]?.id).toBe(publisherId);
  });

  test('has the cmi5 category on what cmi5 defines, and on nothing else (9.6.2.1)', () => {
    const defined = new Set(['initialized', 'completed', 'passed', 'failed', 'terminated']);
    for (const one of statements) {
      expect([one.verb, categoriesOf(one).includes(`${CMI5}/categories/cmi5`)]).toEqual([
        one.verb,
        defined.has(one.verb),
      ]);
    }
  });

  test('has the moveOn category on what is judged, and on nothing else (9.6.2.2)', () => {
    const judged = new Set(['completed', 'passed', 'failed']);
    for (const one of statements) {
      expect([one.verb, categoriesOf(one).includes(`${CMI5}/categories/moveon`)]).toEqual([
        one.verb,
        judged.has(one.verb),
      ]);
    }
  });
});

describe('a TinCan launch', () => {
  const grouped = (name: 'tinCan' | 'tinCanAlone') =>
    statementsOfLaunch(name).map(({ statement }) =>
      statement.context?.contextActivities?.grouping?.map(({ id }) => id),
    );

  test('groups by what the launcher names, then by the course', () => {
    for (const ids of grouped('tinCan')) expect(ids).toEqual([launchGroup, launches.tinCan.activityIri]);
  });

  test('groups by the course alone where the launcher names nothing', () => {
    for (const ids of grouped('tinCanAlone')) expect(ids).toEqual([courseIri]);
  });

  test('follows no profile but the course’s own, and names the launcher as platform', () => {
    for (const { statement } of statementsOfLaunch('tinCan')) {
      expect(statement.context?.contextActivities?.category).toEqual([profileVersion]);
      expect(statement.context?.platform).toBe('Launcher 4');
    }
  });
});
