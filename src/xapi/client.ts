import XAPI from '@xapi/xapi';
import type { XapiVersion } from '../core/settings.ts';
import { createHttpAdapter, type HttpOptions } from './http-adapter.ts';

/** An LRS, and what opens it. */
export interface LrsAddress {
  /** Absolute address of the LRS's xAPI, with or without a slash at its end. */
  readonly endpoint: string;
  /** The whole value of the `Authorization` header; the library makes one up where it is empty. */
  readonly authorization: string;
}

export interface ClientOptions extends HttpOptions {
  /** Version of the requests; 1.0.3 unless told otherwise. */
  readonly version?: XapiVersion;
}

export function createClient(
  { endpoint, authorization }: LrsAddress,
  { version = '1.0.3', ...http }: ClientOptions,
): XAPI {
  return new XAPI({
    endpoint,
    auth: authorization,
    adapter: createHttpAdapter(http),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library's type ends at 1.0.3; it sends what it is given
    version: version as '1.0.3',
  });
}
