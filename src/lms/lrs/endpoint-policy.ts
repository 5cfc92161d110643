/**
 * Names and 127.0.0.1: no other IP address can be named in a policy (CSP Level 3, 6.7.2, “host-part
 * matches”). Signs that mean something there, such as `*` and `;`, may stand in the host of an address
 * too (URL, 3.2).
 */
const SOURCE = /^https?:\/\/(?:127\.0\.0\.1|(?:[a-z\d-]+\.)*[a-z][a-z\d-]*)(?::\d+)?$/;

/**
 * What a page may ask once its launch has named the LRS; `undefined` where no policy can name that.
 * @param endpoint absolute address
 */
export function policyFor(endpoint: string): string | undefined {
  const { origin } = new URL(endpoint);
  return SOURCE.test(origin) ? `connect-src 'self' ${origin}` : undefined;
}

/**
 * Has the page ask nobody but its own origin and the LRS of its launch from now on. The package's own policy
 * is made before any launch, so it has to allow every LRS. A policy that comes later can only narrow it: all
 * of them count (CSP Level 3, 3.3 and 8.1). It lasts as long as the page.
 */
export function askNobodyBut(endpoint: string, { document }: Window): void {
  const policy = policyFor(endpoint);
  if (policy === undefined) return;
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = policy;
  document.head.append(meta);
}
