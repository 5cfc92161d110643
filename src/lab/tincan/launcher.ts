/*
 * How a launcher opens a page after Rustici's "Launch" (lms_lrs.md): everything in the query, also the
 * key. Older ones write the learner as xAPI 0.9 did, with lists and other names for the account.
 */

export type TinCanLearner =
  | { readonly name?: string; readonly mbox: string }
  | { readonly name?: string; readonly account: { readonly homePage: string; readonly name: string } };

export interface TinCanLaunch {
  /** With or without a slash at its end. */
  readonly endpoint: string;
  /** Value of the Authorization header, or its base64 alone. */
  readonly auth: string;
  readonly actorForm: 'new' | 'old';
  readonly learner: TinCanLearner;
  /** UUID. */
  readonly registration?: string;
  /** IRI of what is launched, where it is not the course's own. */
  readonly activityId?: string;
  /** IRI. */
  readonly grouping?: string;
  readonly platform?: string;
  /** RFC 5646 tag. */
  readonly language?: string;
}

/** What the launcher appends to the address of the page. */
export function launchQuery(launch: TinCanLaunch): URLSearchParams {
  const { endpoint, auth, actorForm, learner } = launch;
  const actor = actorForm === 'new' ? modernActor(learner) : oldActor(learner);
  const optional = {
    registration: launch.registration,
    activity_id: launch.activityId,
    grouping: launch.grouping,
    activity_platform: launch.platform,
    'Accept-Language': launch.language,
  };
  const query = new URLSearchParams({ endpoint, auth, actor: JSON.stringify(actor) });
  for (const [name, value] of Object.entries(optional)) {
    if (value !== undefined) query.set(name, value);
  }
  return query;
}

/** The learner as xAPI 1.0.3 names agents (Data 2.4.2.1). */
export function modernActor(learner: TinCanLearner): object {
  return { objectType: 'Agent', ...learner };
}

function oldActor(learner: TinCanLearner): object {
  return {
    ...(learner.name === undefined ? {} : { name: [learner.name] }),
    ...('mbox' in learner
      ? { mbox: [learner.mbox] }
      : {
          account: [{ accountServiceHomePage: learner.account.homePage, accountName: learner.account.name }],
        }),
  };
}
