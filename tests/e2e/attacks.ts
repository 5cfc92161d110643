import type { Frame } from '@playwright/test';

/** What came of an attempt at the page: the directive that refused it, or `none`. */
export interface Attempted {
  readonly attempt: string;
  readonly directive: string;
  /** Whether something of it ran. */
  readonly ran: boolean;
}

/** Set on the root element by whatever runs that should not; scripts that another origin serves set it too. */
export const MARK = 'data-broken';

/**
 * Tries from within the page what a text that became code would try, one after the other, each in a task of
 * the page's own: what a debugger evaluates is not held to the policy.
 * @param address of another origin, with a slash at its end: every path of it answers with a script that
 * marks the page, if the policy lets it
 */
export function attack(frame: Frame, address: string): Promise<Attempted[]> {
  return frame.evaluate(async (foreign) => {
    const run = `document.documentElement.setAttribute('data-broken', 'run')`;
    const script = `data:text/javascript,${encodeURIComponent(run)}`;
    const make = (tag: string, attributes: Readonly<Record<string, string>>, text = '') => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.textContent = text;
      document.body.append(element);
      return element;
    };
    const form = () => {
      const element = document.createElement('form');
      element.action = `${foreign}form`;
      element.method = 'post';
      // Within a frame the host's own policy would refuse it too, and put an error in the course's place.
      element.target = '_blank';
      document.body.append(element);
      element.submit();
    };
    const attempts: Readonly<Record<string, () => unknown>> = {
      'an inline script': () => make('script', {}, run),
      'an inline module': () => make('script', { type: 'module' }, run),
      'an inline handler': () => make('button', { onclick: run }).click(),
      'a picture that fails with a handler': () => make('img', { src: 'data:,', onerror: run }),
      'a link to a script': () => make('a', { href: `javascript:${run}` }).click(),
      // oxlint-disable-next-line no-eval -- what is tried
      eval: () => (0, eval)(run),
      // oxlint-disable-next-line typescript/no-implied-eval, no-new-func -- what is tried
      'a function out of text': () => new Function(run)(),
      // oxlint-disable-next-line typescript/no-implied-eval -- what is tried
      'a timer out of text': () => window.setTimeout(run, 0),
      'a script from elsewhere': () => make('script', { src: `${foreign}x.js` }),
      'a module from elsewhere': () => import(`${foreign}module.js`),
      'a script in an address': () => make('script', { src: script }),
      'a request': () => fetch(`${foreign}fetch`, { method: 'POST', mode: 'no-cors', body: 'x' }),
      'an encrypted request': () => fetch('https://lrs.invalid/', { mode: 'no-cors' }),
      'an encrypted socket': () => new WebSocket('wss://lrs.invalid/'),
      'a beacon': () => navigator.sendBeacon(`${foreign}beacon`, 'x'),
      'a socket': () => new WebSocket(`${foreign.replace('http', 'ws')}socket`),
      'a stream of events': () => new EventSource(`${foreign}events`),
      'a form': form,
      'a base address': () => make('base', { href: foreign }),
      'a frame': () => make('iframe', { src: `${foreign}frame` }),
      'a frame out of text': () => make('iframe', { src: 'data:text/html,x' }),
      'an object': () => make('object', { data: `${foreign}object` }),
      'an embedded plug-in': () => make('embed', { src: `${foreign}embed` }),
      'a picture from elsewhere': () => make('img', { src: `${foreign}x.png` }),
      'a sound from elsewhere': () => make('audio', { src: `${foreign}x.mp3` }),
      'a style sheet from elsewhere': () => make('link', { rel: 'stylesheet', href: `${foreign}x.css` }),
      'an inline style sheet': () => make('style', {}, '*{color:red}'),
      'an inline style': () => make('p', { style: 'color:red' }),
      'a worker out of text': () => new Worker(URL.createObjectURL(new Blob([run]))),
    };
    const done: { attempt: string; directive: string; ran: boolean }[] = [];
    const root = document.documentElement;
    let last: SecurityPolicyViolationEvent | undefined;
    // Where two policies refuse one address, each of them says so.
    const isSaidAgain = ({ blockedURI, originalPolicy }: SecurityPolicyViolationEvent) =>
      blockedURI === last?.blockedURI && originalPolicy !== last.originalPolicy;
    for (const [attempt, tried] of Object.entries(attempts)) {
      const directive = await new Promise<string>((resolve) => {
        const refused = (event: SecurityPolicyViolationEvent) => {
          if (event.disposition !== 'enforce' || isSaidAgain(event)) return;
          last = event;
          settle(event.effectiveDirective);
        };
        const late = setTimeout(() => settle('none'), 10_000);
        const settle = (said: string) => {
          clearTimeout(late);
          document.removeEventListener('securitypolicyviolation', refused);
          resolve(said);
        };
        document.addEventListener('securitypolicyviolation', refused);
        setTimeout(() => {
          try {
            Promise.resolve(tried()).catch(() => {});
          } catch {
            // A refusal may throw as well; the event tells of it.
          }
        });
      });
      done.push({ attempt, directive, ran: root.hasAttribute('data-broken') });
      root.removeAttribute('data-broken');
    }
    return done;
  }, address);
}
