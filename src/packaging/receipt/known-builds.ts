import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { CoursePlan } from '../../core/plan.ts';
import { elementsOf } from '../html.ts';
import { settingsOfPage } from '../page.ts';

/** A built package, and the rules in it. */
export interface KnownBuild {
  /** File name. */
  readonly package: string;
  readonly plan: CoursePlan;
}

/** The packages in a folder whose page says what it knows; none where there is no such folder. */
export function knownBuilds(folder: string): readonly KnownBuild[] {
  return namesIn(folder)
    .filter((name) => /\.(?:zip|html)$/.test(name))
    .toSorted()
    .flatMap((name) => {
      const page = pageOf(name, readFileSync(join(folder, name)));
      const plan = page === undefined ? undefined : settingsOfPage(elementsOf(page))['plan'];
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the packaging wrote it from this type
      return plan === undefined ? [] : [{ package: name, plan: plan as CoursePlan }];
    });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function pageOf(name: string, bytes: Uint8Array): string | undefined {
  if (name.endsWith('.html')) return strFromU8(bytes);
  const { 'index.html': page } = unzipSync(bytes, { filter: (file) => file.name === 'index.html' });
  return page === undefined ? undefined : strFromU8(page);
}
