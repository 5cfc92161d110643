import { MAX_STATE } from '../core/suspend.ts';
import type { PackageReport } from './report.ts';
import type { Target } from './targets.ts';

/** What an attempt may come to that the record would not hold. */
export function limitProblems(
  { suspendData, records }: Pick<PackageReport, 'suspendData' | 'records'>,
  { maxRecords }: Pick<Target, 'maxRecords'>,
): readonly string[] {
  const problems: string[] = [];
  if (suspendData > MAX_STATE) {
    problems.push(
      `a learner's saved state may take ${suspendData} characters and only ${MAX_STATE} are safe (SCORM 1.2 allows 4096, ` +
        'and where no LMS is found every package keeps the state on the device by the same rule): ask fewer questions, or allow fewer tries',
    );
  }
  if (maxRecords !== null && records > maxRecords) {
    problems.push(
      `an attempt may record ${records} answers and SCORM 2004 packages record ${maxRecords} at most, because an LMS ` +
        'sends all of them again at each commit: ask fewer questions, allow fewer tries, or write evidence: minimal',
    );
  }
  return problems;
}
