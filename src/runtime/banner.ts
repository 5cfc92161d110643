import { announce } from './announcer.ts';

interface Action {
  readonly label: string;
  run(): void;
}

/**
 * Puts a banner above the page, one a name: one that is there says something else from then on. Texts go
 * in as text, never as HTML.
 */
export function showBanner(name: string, title: string, text: string, actions: readonly Action[]): void {
  const above = document.getElementById('above');
  if (above === null) return;
  const banner = document.getElementById(`banner-${name}`) ?? newBanner(name, actions);
  if (banner === undefined) return;
  const [heading, body] = banner.querySelectorAll('p');
  if (heading?.textContent === title && body?.textContent === text) return;
  if (heading !== undefined) heading.textContent = title;
  if (body !== undefined) body.textContent = text;
  if (!banner.isConnected) above.append(banner);
  announce(`${title} ${text}`);
}

function newBanner(name: string, actions: readonly Action[]): HTMLElement | undefined {
  const template = document.querySelector<HTMLTemplateElement>('#banner');
  const banner = template?.content.firstElementChild?.cloneNode(true);
  if (!(banner instanceof HTMLElement)) return undefined;
  banner.id = `banner-${name}`;
  const row = banner.querySelector('.btns');
  for (const action of actions) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn plain';
    button.textContent = action.label;
    button.addEventListener('click', action.run);
    row?.append(button);
  }
  return banner;
}
