import type { LmsProblem } from '../../lms/port.ts';
import words from '../../strings/en-device.json';
import { showBanner } from '../banner.ts';
import { drawSign } from '../sign.ts';
import { ask } from '../dialog.ts';
import { stopPage } from '../stop-page.ts';

/** In the place of a failed call, where the visit goes on in another window. */
export const ELSEWHERE: LmsProblem = { call: 'window', code: '', message: '' };

/** A later window goes on with the visit: the dialog stays. */
export function tellElsewhere(): void {
  drawSign({ state: 'over', problem: ELSEWHERE });
  stopPage();
  void ask(words.elsewhereTitle, [words.elsewhere, words.elsewhereNext], []);
}

/** A later package saved the attempt: this one only shows the course. */
export function tellLater(): void {
  showBanner('later', words.laterTitle, words.later, []);
}
