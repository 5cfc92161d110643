import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startLab } from './server.ts';

const USUAL_PORT = 4380;
const USUAL_PACKAGES = fileURLToPath(new URL('../../dist/packages', import.meta.url));

const HELP = `Usage: npm start -- [--port ${USUAL_PORT}] [--packages dist/packages]

Serves the course lab on this computer: a page where you pick a built package (SCORM 1.2, SCORM 2004,
cmi5, xAPI or web page) and take it as a learner in a strict LMS of its standard, with the record
beside it.

  --port      port on 127.0.0.1 (${USUAL_PORT})
  --packages  folder with the built packages (dist/packages)
  --help      this text`;

const result = await start(process.argv.slice(2));
if (result !== undefined) {
  console.error(result);
  process.exitCode = 1;
}

/** Starts the lab; answers what went wrong and what to do, or nothing. */
async function start(args: readonly string[]): Promise<string | undefined> {
  const asked = readArguments(args);
  if ('problem' in asked) return `${asked.problem}\n\n${HELP}`;
  if (asked.help) {
    console.log(HELP);
    return undefined;
  }
  if (!existsSync(asked.packages)) {
    return `There is no folder ${asked.packages}, so there is no package to take. Run npm run build first.`;
  }
  try {
    const lab = await startLab({ packages: asked.packages, port: asked.port, host: '127.0.0.1' });
    console.log(`The course lab is at ${lab.url}\nOpen it in a browser. Stop it with Ctrl+C.`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void lab.close());
    return undefined;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    switch (error.code) {
      case 'EADDRINUSE':
        return `Port ${asked.port} is taken, perhaps by another lab. Take another: npm start -- --port ${asked.port + 1}`;
      case 'EACCES':
        return `This user may not open port ${asked.port}. Take one above 1023: npm start -- --port ${USUAL_PORT}`;
      default:
        throw error;
    }
  }
}

function readArguments(
  args: readonly string[],
):
  | { readonly help: boolean; readonly port: number; readonly packages: string }
  | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        port: { type: 'string', default: String(USUAL_PORT) },
        packages: { type: 'string', default: USUAL_PACKAGES },
      },
    });
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
    if (!(port <= 65_535)) return { problem: `--port ${values.port} is no port: a number from 0 to 65535.` };
    return { help: values.help, port, packages: resolve(values.packages) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
