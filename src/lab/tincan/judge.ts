import { isRecord, jsonOf, type LrsRequest } from '../lrs/exchange.ts';
import { identity } from '../lrs/identity.ts';
import { modernActor, type TinCanLaunch } from './launcher.ts';

type Json = Readonly<Record<string, unknown>>;

/** Verbs that say something about the whole of what was launched. */
const ABOUT_THE_WHOLE = /\/verbs\/(?:initialized|resumed|suspended|terminated|completed|passed|failed)$/;

/**
 * What requests to the LRS did against their launch, in words, in the order of the requests.
 * @param requests as the LRS double keeps them
 */
export function tincanViolations(launch: TinCanLaunch, requests: readonly LrsRequest[]): readonly string[] {
  return requests.flatMap((request) =>
    [
      ...headerBreaches(launch, request),
      ...(request.resource === 'activities/state' ? stateBreaches(launch, request.query) : []),
      ...statementsOf(request).flatMap((statement) => statementBreaches(launch, statement)),
    ].map((breach) => `${request.method} ${request.resource}: ${breach}`),
  );
}

function headerBreaches({ auth }: TinCanLaunch, { headers }: LrsRequest): readonly string[] {
  const wanted = auth.includes(' ') ? auth : `Basic ${auth}`;
  return headers.authorization === wanted ? [] : ['the Authorization header is not the auth of the launch'];
}

function stateBreaches(launch: TinCanLaunch, query: URLSearchParams): readonly string[] {
  const { registration, activityId } = launch;
  return [
    ...(isLearner(launch, jsonOf(query.get('agent') ?? '')) ? [] : ['the agent is not the learner']),
    ...differing('registration', query.get('registration'), registration),
    ...differing('activityId', query.get('activityId'), activityId),
  ];
}

function statementBreaches(launch: TinCanLaunch, { actor, verb, object, context }: Json): readonly string[] {
  const { registration, activityId, grouping, platform } = launch;
  const around = isRecord(context) ? context : {};
  const activities = isRecord(around.contextActivities) ? around.contextActivities.grouping : undefined;
  const grouped: readonly unknown[] = Array.isArray(activities) ? activities : [activities];
  const isWhole = isRecord(verb) && ABOUT_THE_WHOLE.test(String(verb.id));
  return [
    ...(isLearner(launch, actor) ? [] : ['the actor is not the learner']),
    ...differing('registration', around.registration, registration),
    ...differing('platform', around.platform, platform),
    ...(isWhole ? differing('object', isRecord(object) ? object.id : undefined, activityId) : []),
    ...(grouping === undefined || grouped.some((one) => isRecord(one) && one.id === grouping)
      ? []
      : ['the grouping of the launch is not in the context']),
  ];
}

/** What the launch leaves out is free. */
function differing(what: string, told: unknown, wanted: string | undefined): readonly string[] {
  return wanted === undefined || told === wanted ? [] : [`the ${what} is not the one of the launch`];
}

/** Names do not tell agents apart; their identifier does, in the form of xAPI 1.0. */
function isLearner({ learner }: TinCanLaunch, agent: unknown): boolean {
  return isRecord(agent) && identity(agent) === identity(modernActor(learner));
}

/** What is no statement is left to the LRS. */
function statementsOf({ method, resource, body }: LrsRequest): readonly Json[] {
  if (resource !== 'statements' || (method !== 'POST' && method !== 'PUT')) return [];
  const sent = jsonOf(body);
  const list: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
  return list.filter(isRecord);
}
