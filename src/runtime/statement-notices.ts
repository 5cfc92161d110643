import notices from '../strings/en-notices.json';
import words from '../strings/en-statements.json';
import type { Notice } from '../xapi/outbox/notice.ts';
import { showBanner } from './banner.ts';
import { hideBanner } from './hide-banner.ts';
import { phrase } from './phrase.ts';

type Trouble = Exclude<Notice['kind'], 'going'>;

/**
 * Tells the learner of statements beside the LMS's record that do not arrive: one banner, which says what is
 * safe and whom to tell. What they have understood is not said again in this page, unless it was over meanwhile.
 *
 * @returns to be called with each notice
 */
export function createStatementNotices(): (notice: Notice) => void {
  const known = new Set<Trouble>();
  let shown: Trouble | undefined;

  function hide(): void {
    if (shown !== undefined) hideBanner(nameOf(shown));
    shown = undefined;
  }

  return ({ kind, code }) => {
    console.warn(`Statements ${kind}. Support code ${code}`);
    if (kind === 'going') {
      if (shown !== 'set-aside') hide();
      known.delete('stopped');
      known.delete('unkept');
      return;
    }
    if (known.has(kind)) return;
    if (shown !== kind) hide();
    shown = kind;
    const understood = () => {
      known.add(kind);
      hide();
    };
    const [title, text] = wordsOf(kind);
    showBanner(nameOf(kind), {
      title,
      text: `${text} ${phrase(notices.support, { code })}`,
      actions: kind === 'unkept' ? [{ label: notices.keepReceipt, run: askForReceipt }] : [],
      understood,
    });
  };
}

function wordsOf(kind: Trouble): readonly [title: string, text: string] {
  switch (kind) {
    case 'set-aside':
      return [words.refusedTitle, words.refused];
    case 'stopped':
      return [words.stoppedTitle, words.stopped];
    case 'unkept':
      return [words.unkeptTitle, words.unkept];
    default:
      return kind satisfies never;
  }
}

function nameOf(kind: Trouble): string {
  return `statements-${kind}`;
}

function askForReceipt(): void {
  document.dispatchEvent(new Event('course:receipt'));
}
