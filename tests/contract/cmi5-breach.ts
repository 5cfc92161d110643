import { expect, test } from 'vitest';
import type { Cmi5LaunchOptions } from '../../src/lab/cmi5/launch-options.ts';
import {
  clausesOf,
  startedAu,
  type HandmadeAu,
  type Json,
  type ServedCmi5,
} from '../support/cmi5-session.ts';

/** A statement that breaks one requirement. */
export interface Breach {
  /** Number of the requirement in cmi5 (Quartz), or section. */
  readonly clause: string;
  /** What is wrong, in words. */
  readonly what: string;
  readonly sent: (au: HandmadeAu) => Json;
  readonly launch?: Cmi5LaunchOptions;
}

/** No statement that breaks a rule gets through. */
export function testBreaches(served: () => ServedCmi5, breaches: readonly Breach[]): void {
  test.each(breaches.map((breach) => [breach.clause, breach.what, breach] as const))(
    '%s: %s is refused, told and not stored',
    async (clause, _what, { sent, launch }) => {
      const au = await startedAu(served(), launch);
      const before = served().lrs.statements().length;
      expect(await au.send(sent(au))).toBe(403);
      expect(clausesOf(served())).toEqual([clause]);
      expect(served().lrs.statements()).toHaveLength(before);
    },
  );
}

/** What a rule might be taken to forbid, and does not. */
export function testAllowed(
  served: () => ServedCmi5,
  cases: readonly (readonly [what: string, sent: (au: HandmadeAu) => Json])[],
): void {
  test.each(cases)('may hold %s', async (_what, sent) => {
    const au = await startedAu(served());
    expect(await au.send(sent(au))).toBe(200);
    expect(served().lms.violations()).toEqual([]);
  });
}
