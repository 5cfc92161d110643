import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { strFromU8, unzipSync } from 'fflate';
import { SBOM } from './sbom.ts';
import { namesInSboms, shippedAdvisories } from './shipped-advisories.ts';

const help = `npm run audit:shipped [-- options]

Asks npm's registry what is known against the npm packages whose code is in the built packages, by their SBOMs.

  --packages DIR  folder of the built packages, else dist/packages
  --help          show this text

Ends with 0 where nothing is known, 1 where something is, 2 where nobody could be asked.
`;

process.exitCode = run();

function run(): 0 | 1 | 2 {
  try {
    const { values } = parseArgs({
      options: {
        packages: { type: 'string', default: join('dist', 'packages') },
        help: { type: 'boolean', default: false },
      },
    });
    process.stdout.write(values.help ? help : '');
    return values.help ? 0 : audit(values.packages);
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : String(cause));
    return 2;
  }
}

/** @throws Error where there is nothing to ask about, or no answer */
function audit(folder: string): 0 | 1 {
  const sboms = sbomsIn(folder);
  const shipped = namesInSboms(sboms);
  if (shipped.size === 0) throw new Error(`${folder} holds no built packages. Run npm run build first.`);
  // All that ships is a devDependency, which npm leaves out where NODE_ENV is production. With an advisory anywhere npm's exit code is not zero, and its answer is as good.
  const { stdout } = spawnSync('npm', ['audit', '--json', '--include=dev'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const advisories = shippedAdvisories(stdout, shipped);
  const names = [...shipped].toSorted().join(', ');
  console.log(`${shipped.size} npm packages in ${sboms.length} packages: ${names}`);
  for (const line of advisories) console.error(line);
  console.log(`${advisories.length} advisories against them`);
  return advisories.length > 0 ? 1 : 0;
}

function sbomsIn(folder: string): readonly string[] {
  return zipsIn(folder).flatMap((name) => {
    const files = unzipSync(readFileSync(join(folder, name)), { filter: (file) => file.name === SBOM });
    return Object.values(files).map((bytes) => strFromU8(bytes));
  });
}

function zipsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.zip'));
  } catch {
    return [];
  }
}
