import notices from '../strings/en-notices.json';
import { announce } from './announcer.ts';

document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('[data-print]') !== null) print();
});

/** Bodies under way, so that none is asked for twice at a time. */
const underWay = new WeakSet<HTMLElement>();

/**
 * Puts into a place what the packaging keeps in a file beside the page, then fetches ahead what comes
 * after it. Where the file does not arrive whole, or something else in its place, the place says so and
 * offers another try.
 * @param body names its file in `data-from`, which goes once it is filled; the file says the same name at both ends
 */
export async function bring(body: HTMLElement): Promise<void> {
  if (await isFilled(body)) {
    const next = bodiesToCome().find(
      (other) => (body.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    );
    if (next !== undefined) await isFilled(next);
  } else if (!underWay.has(body)) showFailure(body);
}

function bodiesToCome(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-from]')];
}

async function isFilled(body: HTMLElement): Promise<boolean> {
  const from = body.dataset['from'];
  if (from === undefined) return true;
  if (underWay.has(body)) return false;
  underWay.add(body);
  try {
    const response = await fetch(from);
    // Once a login is over, or in a guest network, a page to sign in comes in its place, and all is well (200).
    const [, own, end] = (await response.text()).split(`<!--${from}-->`);
    if (!response.ok || own === undefined || end === undefined) return false;
    // oxlint-disable-next-line no-restricted-properties -- the course's own file, and a policy that runs no script out of it
    body.innerHTML = own;
    delete body.dataset['from'];
    return true;
  } catch (cause) {
    console.warn(cause);
    return false;
  } finally {
    underWay.delete(body);
  }
}

function showFailure(body: HTMLElement): void {
  const said = document.createElement('p');
  said.textContent = notices.bodyFailed;
  const retry = document.createElement('button');
  retry.type = 'button';
  retry.className = 'btn';
  retry.textContent = notices.bodyRetry;
  retry.addEventListener('click', () => void bring(body));
  const place = document.createElement('div');
  place.className = 'part ask';
  place.append(said, retry);
  body.replaceChildren(place);
  announce(notices.bodyFailed);
}
