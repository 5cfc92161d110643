import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { withoutAxios } from '../../../src/packaging/lean-xapi.ts';
import { createHttpAdapter } from '../../../src/xapi/http-adapter.ts';

const folder = join(createRequire(import.meta.url).resolve('@xapi/xapi'), '..');
const library = readFileSync(join(folder, 'XAPI.esm.js'), 'utf8');

/** The class as the browser gets it. */
async function shipped(): Promise<typeof import('@xapi/xapi').default> {
  const module: { default: typeof import('@xapi/xapi').default } = await import(
    `data:text/javascript,${encodeURIComponent(withoutAxios(library))}`
  );
  return module.default;
}

describe('@xapi/xapi 3.0.3 as it is shipped', () => {
  test('has axios written into it before, and a third of its bytes after', () => {
    expect(library).toContain('[Axios v');
    expect(withoutAxios(library)).not.toContain('Axios');
    expect(withoutAxios(library).length).toBeLessThan(library.length / 3);
  });

  test('asks through the adapter that it is given, with version and credentials', async () => {
    const XAPI = await shipped();
    const asked: (readonly [string, RequestInit | undefined])[] = [];
    const client = new XAPI({
      endpoint: 'https://lrs.example.gov/xapi',
      auth: 'Basic a2V5',
      version: '1.0.3',
      adapter: createHttpAdapter({
        timeoutMs: 1_000,
        keepalive: false,
        fetch: (url, init) => {
          asked.push([new Request(url).url, init]);
          return Promise.resolve(new Response('{"version":["1.0.3"]}'));
        },
      }),
    });
    expect((await client.getAbout()).data).toEqual({ version: ['1.0.3'] });
    expect(asked).toMatchObject([
      [
        'https://lrs.example.gov/xapi/about',
        {
          method: 'GET',
          headers: { 'X-Experience-API-Version': '1.0.3', Authorization: 'Basic a2V5' },
        },
      ],
    ]);
  });

  test('that is built otherwise stops the build and says what to look at', () => {
    expect(() => withoutAxios('class A{}')).toThrow(/not built as 3\.0\.3 was/);
  });
});
