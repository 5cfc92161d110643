import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SBOM } from './sbom.ts';
import { namesInSboms, shippedAdvisories } from './shipped-advisories.ts';

/** `npm run audit:shipped`: what npm's registry knows against the packages in `dist/packages`. */
const folder = join(process.cwd(), 'dist', 'packages');
const sboms = readdirSync(folder)
  .filter((name) => name.endsWith('.zip'))
  .flatMap((name) => {
    const files = unzipSync(readFileSync(join(folder, name)), { filter: (file) => file.name === SBOM });
    return Object.values(files).map((bytes) => strFromU8(bytes));
  });
const shipped = namesInSboms(sboms);
// All that ships is a devDependency, which npm leaves out where NODE_ENV is production. With an advisory anywhere npm's exit code is not zero, and its answer is as good.
const { stdout } = spawnSync('npm', ['audit', '--json', '--include=dev'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const advisories = shippedAdvisories(stdout, shipped);
console.log(
  `${shipped.size} npm packages in ${sboms.length} packages: ${[...shipped].toSorted().join(', ')}`,
);
for (const line of advisories) console.error(line);
console.log(`${advisories.length} advisories against them`);
process.exitCode = shipped.size === 0 || advisories.length > 0 ? 1 : 0;
