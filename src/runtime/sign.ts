import { lms } from '../strings/en.json';
import type { Keeping } from './keeping.ts';

/** Shows in the header whether the record is kept: by sign and by word. */
export function drawSign(keeping: Keeping | { readonly state: 'ready' | 'device' | 'preview' }): void {
  const sign = document.getElementById('sign');
  if (sign === null || sign.dataset['fixed'] !== undefined) return;
  const { state } = keeping;
  sign.dataset['state'] = state;
  if (state === 'device' || state === 'preview') sign.dataset['fixed'] = '';
  const word = sign.querySelector('span');
  if (word !== null && word.textContent !== lms[state]) word.textContent = lms[state];
  const time = sign.querySelector('time');
  if (time !== null) time.textContent = keeping.state === 'saved' ? clock(keeping.at) : '';
}

/** `22:31`, by hand: the first use of the browser's date formats costs a slow machine a tenth of a second. */
function clock(at: number): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
