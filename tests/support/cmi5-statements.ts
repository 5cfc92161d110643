import type { Json } from './cmi5-session.ts';

/* Statements of an AU with one thing changed. */

export const CMI5 = 'https://w3id.org/xapi/cmi5/context/';
export const MASTERY = `${CMI5}extensions/masteryscore`;
export const PROGRESS = 'https://w3id.org/xapi/cmi5/result/extensions/progress';
export const categories = {
  cmi5: { id: `${CMI5}categories/cmi5` },
  moveOn: { id: `${CMI5}categories/moveon` },
};

/** The statement with `change` made to its context. */
export function reframed(statement: Json, change: (context: Json) => Json): Json {
  return { ...statement, context: change(statement.context as Json) };
}

/** The statement with these categories alone; with `undefined`, without the member. */
export function categorised(statement: Json, category: readonly Json[] | undefined): Json {
  return reframed(statement, (context) => {
    const { category: _category, ...others } = context.contextActivities as Json;
    return { ...context, contextActivities: { ...others, ...(category === undefined ? {} : { category }) } };
  });
}

export function without(statement: Json, member: string): Json {
  return Object.fromEntries(Object.entries(statement).filter(([name]) => name !== member));
}

/** The statement with more extensions of its context. */
export function extended(statement: Json, extensions: Json): Json {
  return reframed(statement, (context) => ({
    ...context,
    extensions: { ...(context.extensions as Json), ...extensions },
  }));
}

/** A result that succeeded after five minutes, unless `more` says otherwise. */
export function scored(score: Json, more: Json = {}): Json {
  return { success: true, duration: 'PT5M', score, ...more };
}
