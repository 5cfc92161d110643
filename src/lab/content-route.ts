import type { ServerResponse } from 'node:http';
import { contentTypeOf } from './content-type.ts';
import type { PackageStore } from './package-store.ts';
import { reply, replyText } from './reply.ts';

/**
 * Serves a file of a zip by its exact path; letter case counts, as it does on most LMS servers.
 * @param segments decoded: the package's name, then the path inside the zip
 * @param change what is done to the launch page on its way out
 */
export async function serveContent(
  response: ServerResponse,
  store: PackageStore,
  segments: readonly string[],
  change: (page: string) => string = (page) => page,
): Promise<void> {
  const [name = '', ...rest] = segments;
  if (segments.some((segment) => segment === '..' || /[/\\\0]/.test(segment))) {
    replyText(response, 400, 'A path inside a package never leads out of it: no "..", no encoded slashes.');
    return;
  }
  const found = await store.get(name);
  if (found === undefined) {
    replyText(response, 404, `There is no package "${name}" in ${store.folder}. The start page lists them.`);
    return;
  }
  if (found.state === 'broken') {
    replyText(response, 404, found.problem);
    return;
  }
  const path = rest.join('/');
  const file = found.files.get(path);
  if (file === undefined) {
    replyText(response, 404, `The package "${name}" has no file "${path}". Letter case counts.`);
    return;
  }
  const isLaunch = path === found.kind.launch;
  reply(response, 200, contentTypeOf(path), isLaunch ? change(Buffer.from(file).toString('utf8')) : file);
}
