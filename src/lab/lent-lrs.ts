/** First path segment of a package that is served with the lab's LRS lent to it. */
export const LENT = 'lent';

/**
 * The launch page with the lab's broker and LRS in place of what the package was built with, so that its
 * statements can be seen. They answer at the page's own origin, which its Content-Security-Policy allows.
 * A page without settings stays as it is.
 * @param url where the lab listens, without a slash at its end
 */
export function lendLrs(page: string, url: string): string {
  return page.replace(
    /(<script\b[^>]*\bid="settings"[^>]*>)([^<]*)(<\/script>)/,
    (whole, open: string, data: string, close: string) => {
      const settings: unknown = JSON.parse(data);
      if (typeof settings !== 'object' || settings === null) return whole;
      const xapi = { mode: 'broker', url: `${url}/broker`, endpoint: `${url}/lrs/` };
      return open + JSON.stringify({ ...settings, xapi }).replaceAll('<', '\\u003c') + close;
    },
  );
}
