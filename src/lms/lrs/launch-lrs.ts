import type { Agent } from '@xapi/xapi';
import type { XapiVersion } from '../../core/settings.ts';
import { createClient, type LrsAddress } from '../../xapi/client.ts';
import { fixedCredentials } from '../../xapi/credentials.ts';
import { REQUEST_TIMEOUT_MS } from '../../xapi/http-adapter.ts';
import { LrsError } from '../../xapi/lrs-error.ts';
import { createSender, type Sender } from '../../xapi/sender.ts';
import { statusOf } from './persistence.ts';

/** Whose documents and statements a launch is about. */
export interface LaunchAddress extends LrsAddress {
  readonly version: XapiVersion;
  /** Used unchanged, as `actor` of statements and as `agent` of documents. */
  readonly actor: Agent;
  readonly activityIri: string;
  /** UUID; `undefined` where the launch named none. */
  readonly registration: string | undefined;
}

/** The LRS of a launch. All calls reject with `LrsError`. */
export interface LaunchLrs {
  readonly sender: Sender;
  /** `undefined` where there is no such document. */
  readState(stateId: string): Promise<HeldDocument | undefined>;
  /** @returns the new ETag; `undefined` where the LRS or CORS does not show it */
  writeState(stateId: string, document: object, write: DocumentWrite): Promise<string | undefined>;
  readAgentProfile(profileId: string): Promise<HeldDocument | undefined>;
}

export interface HeldDocument {
  /** Parsed where it is JSON, else its text. */
  readonly content: unknown;
  readonly etag: string | undefined;
}

export interface DocumentWrite {
  /**
   * Over which document (xAPI 2.0: no state document is written over without saying so); `undefined` where
   * nobody knows whether there is one.
   */
  readonly match: { readonly matchHeader: 'If-Match' | 'If-None-Match'; readonly etag: string } | undefined;
  /** Set while the page goes away. */
  readonly keepalive: boolean;
}

export function openLaunchLrs(
  { version, actor: agent, activityIri: activityId, registration, ...address }: LaunchAddress,
  fetch: typeof globalThis.fetch,
): LaunchLrs {
  const options = { fetch, timeoutMs: REQUEST_TIMEOUT_MS, version };
  const calm = createClient(address, { ...options, keepalive: false });
  const leaving = createClient(address, { ...options, keepalive: true });
  const about = { agent, activityId, ...(registration === undefined ? {} : { registration }) };
  return {
    sender: createSender(fixedCredentials(address), options),
    readState: (stateId) => held(calm.getState({ ...about, stateId })),
    async writeState(stateId, state, { match, keepalive }) {
      const client = keepalive ? leaving : calm;
      return etagOf(fromLrs(await client.setState({ ...about, stateId, state, ...match })));
    },
    readAgentProfile: (profileId) => held(calm.getAgentProfile({ agent, profileId })),
  };
}

interface Answer {
  readonly data: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The sign-in page of a station's network answers 200 as well. */
function fromLrs(answer: Answer): Answer {
  if (!/html/i.test(String(answer.headers['content-type']))) return answer;
  throw new LrsError('A page in place of an answer. Is this the LRS, or a network that wants a sign-in?', {
    from: 'lrs',
  });
}

/** Some LRSs answer 200 and nothing where there is no document. */
async function held(asked: Promise<Answer>): Promise<HeldDocument | undefined> {
  try {
    const answer = fromLrs(await asked);
    return answer.data === '' ? undefined : { content: answer.data, etag: etagOf(answer) };
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
}

function etagOf({ headers }: { readonly headers: Readonly<Record<string, unknown>> }): string | undefined {
  const { etag } = headers;
  // A server that compresses calls it weak, and a weak one never matches (RFC 9110, 13.1.1).
  return typeof etag === 'string' ? etag.replace(/^W\//, '') : undefined;
}
