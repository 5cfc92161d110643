import { launchQuery, modernActor, type TinCanLaunch } from '../tincan/launcher.ts';
import { tincanViolations } from '../tincan/judge.ts';
import { factsOf } from './facts.ts';
import type { EnrolmentPlace, Launcher } from './launcher.ts';

/** Names the accounts of the lab's learners. */
const HOME_PAGE = 'https://lms.example.gov';

/** Launches the activity of a package as Rustici's "Launch" has it, under one registration. */
export function createXapiLauncher(
  { registration, endpoint, lrs }: EnrolmentPlace,
  { key, secret }: { readonly key: string; readonly secret: string },
): Launcher {
  const violations: string[] = [];
  let judged = 0;
  let launched: TinCanLaunch | undefined;

  /** Each request is held against the launch that ran when it came. */
  function judge(): readonly string[] {
    const requests = lrs().requests().slice(judged);
    judged += requests.length;
    if (launched !== undefined) violations.push(...tincanViolations(launched, requests));
    return violations;
  }

  return {
    launch({ learnerId }, kind) {
      if (kind.standard !== 'xapi')
        throw new Error(`An xAPI launch cannot open a package of ${kind.standard}.`);
      judge();
      const { activityId } = kind;
      const learner = { account: { homePage: HOME_PAGE, name: learnerId } };
      const auth = `Basic ${Buffer.from(`${key}:${secret}`, 'utf8').toString('base64')}`;
      launched = { endpoint, auth, actorForm: 'new', learner, registration, activityId };
      return { query: launchQuery(launched), actor: modernActor(learner), activityId };
    },
    gate: () => 'unknown',
    async serveFetch(_request, response) {
      response.writeHead(404).end();
    },
    violations: () => [...judge()],
    facts: () => factsOf(lrs().statements(), registration, launched?.activityId),
    refuseToken() {},
  };
}
