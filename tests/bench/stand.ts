import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { contentTypeOf } from '../../src/lab/content-type.ts';
import { serve } from '../support/loopback.ts';
import { barePage } from './bare-page.ts';
import { lmsPage } from './lms-page.ts';

const gzipped = promisify(gzip);

/** The server of the bench. */
export interface Stand {
  /** Address of the LMS's page. */
  readonly lms: string;
  /** Address that the LMS launches. */
  readonly course: string;
  /** Address of the first lesson's text as a bare page. */
  readonly bare: string;
  close(): Promise<void>;
}

/**
 * Serves the package, the LMS and the bare page from a free port, compressed as web servers do by
 * default (gzip, level 6) and never from a cache of the browser.
 * @param files of the package by path
 * @param launch path of the launch file, with its query if it has one
 * @throws Error where the package lacks its launch file
 */
export async function openStand(files: ReadonlyMap<string, Uint8Array>, launch: string): Promise<Stand> {
  const page = files.get(launch.replace(/[?#].*$/, ''));
  if (page === undefined)
    throw new Error(`The package has no file "${launch}" that its manifest launches. Build it again.`);
  const served = new Map<string, Uint8Array>([
    ['/lms.html', Buffer.from(lmsPage)],
    ['/bare.html', Buffer.from(barePage(new TextDecoder().decode(page)))],
    ...[...files].map(([path, bytes]) => [`/course/${path}`, bytes] as const),
  ]);
  const packed = new Map<string, Promise<Buffer>>();

  async function answer(response: ServerResponse, path: string): Promise<void> {
    const bytes = served.get(path);
    if (bytes === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = packed.get(path) ?? gzipped(bytes);
    packed.set(path, body);
    const compressed = await body;
    response.writeHead(200, {
      'content-type': contentTypeOf(path),
      'content-encoding': 'gzip',
      'content-length': compressed.byteLength,
      'cache-control': 'no-store',
    });
    response.end(compressed);
  }

  const { url, close } = await serve((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stand');
    answer(response, decodeURIComponent(pathname)).catch((error: unknown) =>
      response.destroy(error as Error),
    );
  });
  return { lms: `${url}/lms.html`, course: `${url}/course/${launch}`, bare: `${url}/bare.html`, close };
}
