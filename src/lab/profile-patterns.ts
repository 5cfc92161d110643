import { type Pattern, ProfileError, type Template } from './profile-document.ts';

/** How far a pattern goes along the statements. */
interface Match {
  readonly outcome: 'success' | 'partial' | 'failure';
  /** Index of the first statement that is left. */
  readonly next: number;
}

export interface PatternResult extends Match {
  /** Index of the statement at which matching stuck: the furthest that was looked at and did not fit. */
  readonly stuckAt: number;
  /** Ids of the templates that would have fitted there. */
  readonly wanted: readonly string[];
}

/**
 * Function `matches` of xAPI Profiles 1.0, part three, 2.2: greedy, without going back. `partial` says that
 * the statements ended before the pattern did.
 *
 * @param described for each statement the ids of the templates that describe it
 * @throws ProfileError where a pattern names what is not there, or itself
 */
export function matchPattern(
  described: readonly (readonly string[])[],
  pattern: Pattern,
  { templates, patterns }: { readonly templates: readonly Template[]; readonly patterns: readonly Pattern[] },
): PatternResult {
  const end = described.length;
  const stuck = { at: 0, wanted: new Set<string>() };

  function noteStuck(id: string, at: number): void {
    if (at < stuck.at) return;
    if (at > stuck.at) stuck.wanted.clear();
    stuck.at = at;
    stuck.wanted.add(id);
  }

  function element(id: string, from: number, within: readonly string[]): Match {
    const inner = patterns.find((one) => one.id === id);
    if (inner !== undefined) return joined(inner, from, within);
    if (!templates.some((one) => one.id === id)) {
      throw new ProfileError(
        `The pattern ${within.at(-1)} names ${id}, which the Profile does not describe.`,
      );
    }
    if (described[from]?.includes(id) === true) return { outcome: 'success', next: from + 1 };
    noteStuck(id, from);
    return from === end ? { outcome: 'partial', next: end } : { outcome: 'failure', next: from };
  }

  function joined(one: Pattern, from: number, outside: readonly string[]): Match {
    if (outside.includes(one.id)) throw new ProfileError(`The pattern ${one.id} holds itself.`);
    const within = [...outside, one.id];
    if ('sequence' in one) return sequence(one.sequence, from, within);
    if ('alternates' in one) return alternates(one.alternates, from, within);
    if ('optional' in one) {
      const match = element(one.optional, from, within);
      return from === end || match.outcome === 'failure' ? { outcome: 'success', next: from } : match;
    }
    if ('oneOrMore' in one) {
      const first = element(one.oneOrMore, from, within);
      return first.outcome === 'success' && first.next > from
        ? repeated(one.oneOrMore, first.next, within)
        : first;
    }
    return repeated(one.zeroOrMore, from, within);
  }

  function sequence(ids: readonly string[], from: number, within: readonly string[]): Match {
    let next = from;
    for (const id of ids) {
      const match = element(id, next, within);
      if (match.outcome === 'failure') return { outcome: 'failure', next: from };
      if (match.outcome === 'partial') return { outcome: 'partial', next: end };
      next = match.next;
    }
    return { outcome: 'success', next };
  }

  function alternates(ids: readonly string[], from: number, within: readonly string[]): Match {
    const matches = ids.map((id) => element(id, from, within));
    const successes = matches.filter(({ outcome }) => outcome === 'success').map(({ next }) => next);
    if (successes.length > 0) return { outcome: 'success', next: Math.max(...successes) };
    const isPartial = matches.some(({ outcome }) => outcome === 'partial');
    return isPartial ? { outcome: 'partial', next: end } : { outcome: 'failure', next: from };
  }

  /** As often as it goes, none included. */
  function repeated(id: string, from: number, within: readonly string[]): Match {
    const match = from === end ? undefined : element(id, from, within);
    if (match === undefined || match.outcome === 'failure') return { outcome: 'success', next: from };
    if (match.outcome === 'partial') return { outcome: 'partial', next: from };
    return match.next === from ? match : repeated(id, match.next, within);
  }

  const match = joined(pattern, 0, []);
  return { ...match, stuckAt: stuck.at, wanted: [...stuck.wanted] };
}
