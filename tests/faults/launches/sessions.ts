import { EXTENSIONS, LMS_VERBS } from '../../../src/lab/cmi5/words.ts';
import { extensionsOf } from '../../../src/lab/cmi5/statement.ts';
import type { ValidStatement } from '../../../src/lab/lrs/validation.ts';
import { nameOfVerb } from '../../support/launched-stand.ts';
import type { World } from './world.ts';

const OF_THE_LMS: ReadonlySet<string> = new Set(
  Object.values(LMS_VERBS).map((iri) => iri.replace(/.*\//, '')),
);

/** Whether the LMS has abandoned a cmi5 session, by what the LRS holds. */
export function wasAbandoned({ side }: World, session: string): boolean {
  return side.lrs.statements().some((one) => nameOfVerb(one) === 'abandoned' && sessionOf(one) === session);
}

/** What is wrong with the beginning and the end of sessions, in words, by what the LRS holds alone. */
export function sessionBreaches({ setting, side }: World): readonly string[] {
  const all = side.lrs.statements();
  const isEnded = all.length > 0 && nameOfVerb(all.at(-1) ?? {}) === 'terminated';
  const end = isEnded ? [] : ['the last session was not terminated'];
  if (setting.standard === 'xapi') return end;
  const sessions = Map.groupBy(all, sessionOf);
  return [...end, ...[...sessions].flatMap(([id, own]) => breachesOf(own).map((what) => `${what} in ${id}`))];
}

/** @param all of one session, oldest first, the LMS's own among them */
function breachesOf(all: readonly ValidStatement[]): readonly string[] {
  const verbs = all.map(nameOfVerb);
  const own = verbs.filter((verb) => !OF_THE_LMS.has(verb));
  const times = (verb: string) => own.filter((one) => one === verb).length;
  const abandoned = verbs.indexOf('abandoned');
  return [
    ...(own.length > 0 && own[0] !== 'initialized' ? [`${own[0]} comes first`] : []),
    ...(times('initialized') > 1 ? ['initialized twice'] : []),
    ...(times('terminated') > 0 && own.indexOf('terminated') < own.length - 1
      ? [`${own.at(-1)} after terminated`]
      : []),
    ...(abandoned !== -1 && verbs.length > abandoned + 1 ? [`${verbs.at(-1)} after abandoned`] : []),
  ];
}

function sessionOf(statement: ValidStatement): string {
  return String(extensionsOf(statement)[EXTENSIONS.sessionId]);
}
