import type { LmsProblem } from '../../lms/port.ts';
import words from '../../strings/en-device.json';
import { showBanner } from '../banner.ts';
import { drawSign } from '../sign.ts';
import { ask } from '../dialog.ts';
import { stopPage } from '../stop-page.ts';

/** A later window goes on with the visit: the dialog stays. */
export function tellElsewhere(problem: LmsProblem): void {
  drawSign({ state: 'over', problem });
  stopPage();
  void ask(words.elsewhereTitle, [words.elsewhere, words.elsewhereNext], []);
}

/** A later package saved the attempt: this one only shows the course. */
export function tellLater(): void {
  showBanner('later', { title: words.laterTitle, text: words.later });
}
