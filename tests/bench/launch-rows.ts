import { BUDGETS } from './conditions.ts';
import type { Transfer } from './request-log.ts';
import { kilobytes, type Row } from './table.ts';
import type { Visit } from './visit.ts';
import type { WithheldFiles } from './withheld-files.ts';

export interface LaunchInput {
  readonly visits: readonly Visit[];
  readonly withheld: WithheldFiles;
  /** Path of the launch file in the package. */
  readonly launch: string;
  readonly zipBytes: number;
}

/** What the launch asks the server for; of several visits the one that asked for most counts. */
export function launchRows({ visits, withheld, launch, zipBytes }: LaunchInput): Row[] {
  const requests = heaviest(visits);
  const scripts = requests.filter(({ script }) => script);
  const paths = requests.map(({ path }) => path.replace(/^\/course\//, ''));
  return [
    bytesRow('transferred at launch', requests, BUDGETS.launchKilobytes),
    {
      figure: 'requests at launch',
      measured: String(requests.length),
      budget: `≤ ${BUDGETS.requests}`,
      met: requests.length <= BUDGETS.requests,
    },
    bytesRow('JavaScript at launch', scripts, BUDGETS.scriptKilobytes),
    {
      figure: 'bank in the launch page',
      measured: withheld.bank.includes(launch) ? 'yes' : withheld.bank.length === 0 ? 'no bank at all' : 'no',
      budget: 'no',
      met: !withheld.bank.includes(launch),
    },
    absentRow(
      'bank asked for',
      withheld.bank.filter((path) => path !== launch),
      paths,
    ),
    absentRow('xAPI client asked for', withheld.xapi, paths),
    {
      figure: 'package',
      measured: kilobytes(zipBytes),
      budget: `≤ ${BUDGETS.zipKilobytes} KB`,
      met: zipBytes <= BUDGETS.zipKilobytes * 1000,
    },
  ];
}

/** Each request of the launch with its bytes, for whoever wants to know where they went. */
export function requestLines(visits: readonly Visit[]): string {
  return heaviest(visits)
    .map(
      ({ path, transferred, body }) =>
        `  ${kilobytes(transferred).padStart(8)} (${kilobytes(body)} body)  ${path}`,
    )
    .join('\n');
}

function heaviest(visits: readonly Visit[]): readonly Transfer[] {
  return visits
    .map(({ requests }) => requests)
    .reduce((most, requests) => (onTheLine(requests) > onTheLine(most) ? requests : most), []);
}

function bytesRow(figure: string, requests: readonly Transfer[], budget: number): Row {
  const all = onTheLine(requests);
  const bodies = requests.reduce((sum, { body }) => sum + body, 0);
  return {
    figure,
    measured: `${kilobytes(all)} (${kilobytes(bodies)} without headers)`,
    budget: `≤ ${budget} KB`,
    met: all <= budget * 1000,
  };
}

function absentRow(figure: string, files: readonly string[], asked: readonly string[]): Row {
  const found = files.filter((file) => asked.includes(file));
  const measured =
    files.length === 0 ? 'not in the package' : found.length === 0 ? 'no' : `yes: ${found.join(', ')}`;
  return { figure, measured, budget: 'no', met: found.length === 0 };
}

function onTheLine(requests: readonly Transfer[]): number {
  return requests.reduce((sum, request) => sum + request.transferred, 0);
}
