import { parseArgs } from 'node:util';
import { KIND_NAMES, KINDS } from './kinds.ts';

const USUAL_RUNS = 200;
const MOST_RUNS = 2_000;

export const HELP = `Usage: npm run faults -- [--runs ${USUAL_RUNS}] [--seed 1] [--only "lms forgetful"]

Builds packages and plays schedules over them in Chromium: questions are answered while something fails,
the course is opened again, and what the LMS and the LRS hold is compared with what was answered. It
prints a line for each schedule, and a table at the end. It fails where anything is lost, duplicated, out
of order, or against the standard.

  --runs  schedules (${USUAL_RUNS}); every ${KIND_NAMES.length} of them hold each kind of fault once
  --seed  of the first schedule (1); the next ones count on from it. With --runs 1 one schedule is played again alone
  --only  one kind of fault, or all kinds of ${Object.keys(KINDS).join(', ')}
  --help  this text

Kinds: ${KIND_NAMES.join(', ')}`;

export type FaultOptions =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'play';
      readonly runs: number;
      readonly seed: number;
      /** A kind, or where it stands; `undefined` for all. */
      readonly only: string | undefined;
    }
  | { readonly kind: 'problem'; readonly problem: string };

/** @param args what stands behind `npm run faults --` */
export function readOptions(args: readonly string[]): FaultOptions {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        runs: { type: 'string', default: String(USUAL_RUNS) },
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
      },
    });
    if (values.help) return { kind: 'help' };
    const { runs, seed, only } = values;
    if (!/^[1-9]\d{0,3}$/.test(runs) || Number(runs) > MOST_RUNS)
      return problem(`--runs ${runs} is no number of schedules: give 1 to ${MOST_RUNS}.`);
    if (!/^[1-9]\d{0,8}$/.test(seed))
      return problem(`--seed ${seed} is no seed: give a whole number from 1 on, as a failure printed it.`);
    const isKnown =
      only === undefined || Object.hasOwn(KINDS, only) || KIND_NAMES.some((name) => name === only);
    if (!isKnown) return problem(`--only ${only} is no kind of fault: give ${KIND_NAMES.join(', ')}.`);
    return { kind: 'play', runs: Number(runs), seed: Number(seed), only };
  } catch (error) {
    return problem(error instanceof Error ? error.message : String(error));
  }
}

function problem(text: string): FaultOptions {
  return { kind: 'problem', problem: `${text}\n\n${HELP}` };
}
