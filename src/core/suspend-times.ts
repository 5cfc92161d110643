/* When the attempt came to what it came to, in a saved state; `suspend.ts` draws the format. */

import type { Attempt } from './attempt.ts';
import type { ByteReader, ByteWriter } from './suspend-bytes.ts';

/** From here on (the year 2106), and before 1970, a clock is wrong and says nothing. */
const END_OF_TIME = 2 ** 32 * 1_000;

/** Whether any time stands in the attempt that can be written. */
export function hasTimes(attempt: Attempt): boolean {
  return timesOf(attempt).some(isWritable);
}

export function writeTimes(out: ByteWriter, attempt: Attempt): void {
  for (const time of timesOf(attempt)) out.number(isWritable(time) ? time + 1 : 0);
}

export function readTimes(input: ByteReader, attempt: Attempt): Attempt {
  const statusAt = readTime(input);
  return {
    ...attempt,
    tries: attempt.tries.map((taken) => {
      const at = taken.reached === undefined ? undefined : readTime(input);
      if (taken.reached === undefined || at === undefined) return taken;
      return { ...taken, reached: { ...taken.reached, at } };
    }),
    ...(statusAt === undefined ? {} : { statusAt }),
  };
}

function timesOf({ statusAt, tries }: Attempt): readonly (number | undefined)[] {
  return [statusAt, ...tries.flatMap(({ reached }) => (reached === undefined ? [] : [reached.at]))];
}

function isWritable(time: number | undefined): time is number {
  return time !== undefined && Number.isInteger(time) && time >= 0 && time < END_OF_TIME;
}

function readTime(input: ByteReader): number | undefined {
  const code = input.number();
  return code === 0 ? undefined : code - 1;
}
