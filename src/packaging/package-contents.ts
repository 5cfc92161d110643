import type { XapiSettings } from '../core/settings.ts';
import { firstLoad, reachable, type ChunkGraph } from './chunk-graph.ts';
import { withBodiesApart } from './page-bodies.ts';
import { rewritePage } from './page.ts';
import { cssReferences, fileOf, referencesOf } from './references.ts';
import { isNeverAsked, type Target } from './targets.ts';
import type { PackageFiles } from './zip.ts';

/** Name of the page in every package: the file that the LMS opens. */
export const LAUNCH = 'index.html';
/** Where the assessment bank stands in every package. */
const BANK = 'assets/bank.js';
/** Where the questions to practise stand in every package. */
const PRACTICE = 'assets/practice.js';
/** Where a scenario's data stands in every package. */
const scenarioFile = (id: string): string => `assets/scenario-${id}.js`;

export interface ContentsInput {
  /** The finished site, by path in its folder. */
  readonly site: PackageFiles;
  readonly graph: ChunkGraph;
  readonly target: Target;
  readonly edition: string;
  /** Whether the edition asks an assessment, and so needs its bank. */
  readonly hasBank: boolean;
  /** Whether the edition has the page that practises, and so needs its questions. */
  readonly hasPractice: boolean;
  /** Ids of the edition's scenarios. */
  readonly scenarios: readonly string[];
  /** Where the page sends statements beside the record. */
  readonly channel: XapiSettings;
}

export interface Contents {
  /** What runs, by path in the package. */
  readonly files: PackageFiles;
  /** Files the browser fetches before the course starts, page included. */
  readonly firstLoad: readonly string[];
}

/**
 * Picks what one edition needs out of the site of all editions. A file that is named and not there is
 * left out; the check of the finished package names it.
 * @throws Error where the site has no page for the edition or none of the modules it needs, or the page cannot be rewritten
 */
export function contentsOf(input: ContentsInput): Contents {
  const { site, graph, target, edition, hasBank, hasPractice, scenarios, channel } = input;
  const page = new TextDecoder().decode(fileIn(site, `${edition}.html`));
  const whole = rewritePage(page, {
    settings: {
      target: target.name,
      bank: hasBank ? `./${BANK}` : null,
      practice: hasPractice ? `./${PRACTICE}` : null,
      scenarios: Object.fromEntries(scenarios.map((id) => [id, `./${scenarioFile(id)}`])),
      xapi: channel,
    },
    connect: target.connect(channel),
  });
  // A page that is one file has nothing beside it to fetch.
  const { html, bodies } =
    target.output === 'file' ? { html: whole, bodies: new Map() } : withBodiesApart(whole);
  const references = referencesOf(whole, LAUNCH);
  const named = references.flatMap(({ url }) => fileOf(url, LAUNCH) ?? []);
  const needed = reachable(graph, withStyles(site, named), (id) => isNeverAsked(target, channel, id));
  const files = new Map<string, Uint8Array>([[LAUNCH, new TextEncoder().encode(html)], ...bodies]);
  for (const file of withStyles(site, needed)) {
    const bytes = site.get(file);
    if (bytes !== undefined && file !== LAUNCH) files.set(file, bytes);
  }
  if (hasBank) files.set(BANK, fileIn(site, `bank/${edition}.js`));
  if (hasPractice) files.set(PRACTICE, fileIn(site, `practice/${edition}.js`));
  for (const id of scenarios) files.set(scenarioFile(id), fileIn(site, `scenarios/${id}.js`));
  const scripts = references.flatMap(({ kind, url }) =>
    kind === 'script' ? (fileOf(url, LAUNCH) ?? []) : [],
  );
  return { files, firstLoad: [LAUNCH, ...firstLoad(graph, scripts)] };
}

/** The files and what the style sheets among them load. */
function withStyles(site: PackageFiles, files: readonly string[]): readonly string[] {
  return files.flatMap((file) => {
    const bytes = file.endsWith('.css') ? site.get(file) : undefined;
    if (bytes === undefined) return [file];
    const loaded = cssReferences(new TextDecoder().decode(bytes), file);
    return [file, ...loaded.flatMap(({ url }) => fileOf(url, file) ?? [])];
  });
}

function fileIn(site: PackageFiles, name: string): Uint8Array {
  const bytes = site.get(name);
  if (bytes !== undefined) return bytes;
  throw new Error(`The built site has no ${name}, which the package needs: add the page that makes it.`);
}
