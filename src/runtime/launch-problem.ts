import type { AgencySettings } from '../core/settings.ts';
import type { LaunchError } from '../lms/launch-error.ts';
import words from '../strings/en-launch.json';
import { phrase } from './phrase.ts';

/**
 * The whole page says that the launch failed: what is wrong, what the learner does, and what the
 * training unit has to be told. The course behind it is gone, so that nobody starts what nobody records.
 */
export function showLaunchProblem(error: LaunchError, { name, contact }: AgencySettings): void {
  for (const left of document.querySelectorAll('.chrome, .skip')) left.remove();
  const main = document.getElementById('main');
  const page = document.createElement('section');
  page.className = 'part t6 flow';
  const reach = [contact.name, name, contact.email, contact.phone].filter((part) => part !== undefined);
  page.append(
    line('h1', words.title),
    line('p', words[error.fault]),
    line('h2', words.doTitle),
    line('p', words[error.isTemporary ? 'doWait' : error.fault === 'ended' ? 'doAgain' : 'doOpen']),
    line('p', phrase(words.tell, { code: `LAUNCH ${error.fault} ${error.detail}` })),
    line('p', reach.join(', ')),
  );
  if (error.isTemporary) page.append(reloadButton());
  main?.replaceChildren(page);
  main?.removeAttribute('inert');
  document.title = words.title;
  const heading = page.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus();
}

function line(tag: 'h1' | 'h2' | 'p', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

function reloadButton(): HTMLElement {
  const row = document.createElement('div');
  row.className = 'btns';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn';
  button.textContent = words.reload;
  button.addEventListener('click', () => location.reload());
  row.append(button);
  return row;
}
