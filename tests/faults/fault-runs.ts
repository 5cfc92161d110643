/** `FAULTS_SEED` and `FAULTS_PATH`: what fast-check printed of a failure, to play it again alone. */
const { FAULTS_RUNS, FAULTS_SEED, FAULTS_PATH } = process.env;

/** How fast-check plays a property. @param usual how many schedules, unless `FAULTS_RUNS` says otherwise */
export function faultRuns(usual: number): {
  readonly numRuns: number;
  readonly seed?: number;
  readonly path?: string;
} {
  return {
    numRuns: FAULTS_RUNS === undefined ? usual : Number(FAULTS_RUNS),
    ...(FAULTS_SEED === undefined ? {} : { seed: Number(FAULTS_SEED) }),
    ...(FAULTS_PATH === undefined ? {} : { path: FAULTS_PATH }),
  };
}
