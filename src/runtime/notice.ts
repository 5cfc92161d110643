import type { LmsProblem } from '../lms/port.ts';
import { lms } from '../strings/en.json';
import { announce } from './announcer.ts';
import { phrase } from './phrase.ts';

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

export function hideBanner(name: string): void {
  document.getElementById(`banner-${name}`)?.remove();
}

/** For the coordinator: which call failed and with which code. Nothing about the learner. */
export function supportCode(problem: LmsProblem): string {
  return phrase(lms.support, { code: `${problem.call} ${problem.code === '' ? '?' : problem.code}` });
}

/** Asks a plain question in a dialog that cannot be missed. @returns the number of the button pressed */
export function ask(title: string, texts: readonly string[], buttons: readonly string[]): Promise<number> {
  const dialog = document.querySelector<HTMLDialogElement>('#dialog');
  if (dialog === null) return Promise.resolve(0);
  dialog.replaceChildren();
  const heading = document.createElement('h2');
  heading.id = 'dialog-title';
  heading.textContent = title;
  const paragraphs = texts.map((text) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    return paragraph;
  });
  const row = document.createElement('div');
  row.className = 'btns';
  const body = document.createElement('div');
  body.id = 'dialog-text';
  body.append(...paragraphs);
  dialog.append(heading, body);
  if (buttons.length > 0) dialog.append(row);
  return new Promise((resolve) => {
    buttons.forEach((label, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = index === 0 ? 'btn' : 'btn plain';
      button.textContent = label;
      button.addEventListener('click', () => {
        dialog.close();
        resolve(index);
      });
      row.append(button);
    });
    // The choice is what this dialog is for: Escape does not make it.
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    if (!dialog.open) dialog.showModal();
  });
}
