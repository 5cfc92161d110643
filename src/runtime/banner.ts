import { announce } from './announcer.ts';

interface Action {
  readonly label: string;
  run(): void;
}

/** Puts a banner above the page, one a name. Texts go in as text, never as HTML. */
export function showBanner(name: string, title: string, text: string, actions: readonly Action[]): void {
  const above = document.getElementById('above');
  if (above === null || document.getElementById(`banner-${name}`) !== null) return;
  const template = document.querySelector<HTMLTemplateElement>('#banner');
  const banner = template?.content.firstElementChild?.cloneNode(true);
  if (!(banner instanceof HTMLElement)) return;
  banner.id = `banner-${name}`;
  const [heading, body] = banner.querySelectorAll('p');
  if (heading !== undefined) heading.textContent = title;
  if (body !== undefined) body.textContent = text;
  const row = banner.querySelector('.btns');
  for (const action of actions) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn plain';
    button.textContent = action.label;
    button.addEventListener('click', action.run);
    row?.append(button);
  }
  above.append(banner);
  announce(`${title} ${text}`);
}
