import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contentTypeOf } from '../../src/lab/content-type.ts';
import { type Loopback, serve } from '../support/loopback.ts';
import { packageOnDisk } from './device.ts';

/**
 * Serves the folder that the build made for a web server.
 * @param below path of the folder, with a slash at both ends; everything else is not there
 */
export function serveWeb(below: string, edition?: string): Promise<Loopback> {
  const folder = packageOnDisk('web', edition);
  return serve((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://loopback');
    const path = join(folder, pathname.slice(below.length));
    const isThere = pathname.startsWith(below) && statSync(path, { throwIfNoEntry: false })?.isFile();
    response.writeHead(isThere === true ? 200 : 404, { 'content-type': contentTypeOf(path) });
    response.end(isThere === true ? readFileSync(path) : '');
  });
}
