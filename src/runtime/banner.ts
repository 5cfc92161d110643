import words from '../strings/en-notices.json';
import { announce } from './announcer.ts';
import { type Action, actionButton } from './action-button.ts';

/** Texts go in as text, never as HTML. */
export interface Banner {
  readonly title: string;
  readonly text: string;
  readonly actions?: readonly Action[];
  /** What was wrong is over. */
  readonly isGood?: boolean;
  /** The learner has read it: takes it away. Left out: it stays for as long as what it tells of lasts. */
  readonly understood?: () => void;
}

/** Puts a banner above the page, one a name: one that is there says something else from then on. */
export function showBanner(name: string, { title, text, isGood = false, ...buttons }: Banner): void {
  const above = document.getElementById('above');
  if (above === null) return;
  const banner = document.getElementById(`banner-${name}`) ?? newBanner(name, buttons);
  if (banner === undefined) return;
  const [heading, body] = banner.querySelectorAll('p');
  if (heading?.textContent === title && body?.textContent === text) return;
  if (heading !== undefined) heading.textContent = title;
  if (body !== undefined) body.textContent = text;
  banner.toggleAttribute('data-good', isGood);
  if (!banner.isConnected) above.append(banner);
  // Comes with what says that saving fails, before the network can be gone.
  import('./banner-place.ts').then(
    ({ bringIntoSight }) => bringIntoSight(banner, buttons.understood === undefined),
    console.warn,
  );
  announce(`${title} ${text}`);
}

function newBanner(
  name: string,
  { actions = [], understood }: Pick<Banner, 'actions' | 'understood'>,
): HTMLElement | undefined {
  const template = document.querySelector<HTMLTemplateElement>('#banner');
  const banner = template?.content.firstElementChild?.cloneNode(true);
  if (!(banner instanceof HTMLElement)) return undefined;
  banner.id = `banner-${name}`;
  const row = banner.querySelector('.btns');
  const last = understood === undefined ? [] : [{ label: words.ok, run: understood }];
  for (const action of [...actions, ...last]) row?.append(actionButton(action));
  return banner;
}
