/** What is wrong with a launch; the words for the learner stand in `strings/en-launch.json` under the same names. */
export type LaunchFault =
  /** A parameter that the standard asks for is not in the address. */
  | 'missing'
  /** A parameter cannot be read. */
  | 'malformed'
  /** A parameter names an address without encryption, and the page has come with it. */
  | 'insecure'
  /** The address for the one-time token says that it was used, or is too old. */
  | 'used'
  /** The address for the one-time token answers something else than a token. */
  | 'no-token'
  /** The LRS does not take the credentials of the launch. */
  | 'refused'
  /** Something that the standard promises is not on the LRS, or cannot be read. */
  | 'no-launch-data'
  /** The LRS does not hand over what it holds of the attempt. */
  | 'no-state'
  /** No answer, or a server that fails. */
  | 'unreachable'
  /** The session of this window was ended: a new launch is needed. */
  | 'ended';

/** A launch that cannot become a session. Holds nothing secret: it is shown, and sent to support. */
export class LaunchError extends Error {
  override readonly name = 'LaunchError';
  readonly fault: LaunchFault;
  /** For support: what failed and with which status, for example `fetch 500` or `actor`. */
  readonly detail: string;

  constructor(fault: LaunchFault, detail: string, cause?: unknown) {
    super(`The launch failed: ${fault} (${detail}).`, { cause });
    this.fault = fault;
    this.detail = detail;
  }

  /** Whether asking again can help. */
  get isTemporary(): boolean {
    return this.fault === 'unreachable';
  }
}
