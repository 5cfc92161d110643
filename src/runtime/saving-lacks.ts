import type { Lack } from '../lms/port.ts';
import words from '../strings/en-notices.json';
import saving from '../strings/en-saving.json';
import { showBanner } from './banner.ts';
import { hideBanner } from './hide-banner.ts';
import { phrase } from './phrase.ts';

/** Codes that a banner names; the console has all of them. */
const MOST_CODES = 3;

/** The banner that matters most is said last, and is the one that is heard. */
const KINDS = ['earlier', 'entry', 'result'] as const;

/**
 * Tells the learner of what the record lacks, each thing once: one banner a kind, which says what is safe, whom
 * to tell, and leads to a receipt. It holds all that nobody has understood yet.
 *
 * @returns to be called with all that is lacking by now
 */
export function createLackNotices(): (lacking: readonly Lack[]) => void {
  const told = new Set<string>();
  const standing: Record<Lack['what'], readonly string[]> = { earlier: [], entry: [], result: [] };

  function tell(what: Lack['what'], codes: readonly string[]): void {
    standing[what] = [...standing[what], ...codes];
    const [title, text] = wordsOf(what, standing[what].length);
    const code = standing[what].slice(-MOST_CODES).join(', ');
    // It may say that everything is saved.
    hideBanner('passing');
    showBanner(nameOf(what), {
      title,
      text: `${text} ${phrase(words.support, { code })}`,
      actions: [{ label: words.keepReceipt, run: askForReceipt }],
      understood: () => understand(what),
    });
  }

  function understand(what: Lack['what']): void {
    standing[what] = [];
    hideBanner(nameOf(what));
  }

  return (lacking) => {
    for (const kind of KINDS) {
      const fresh = lacking.filter(({ what, code }) => what === kind && !told.has(code));
      const codes = fresh.map(({ code }) => code);
      for (const code of codes) {
        told.add(code);
        console.warn(`The record lacks something (${kind}). Support code ${code}`);
      }
      if (codes.length > 0) tell(kind, codes);
    }
  };
}

function wordsOf(what: Lack['what'], count: number): readonly [title: string, text: string] {
  switch (what) {
    case 'entry':
      return [
        count === 1 ? saving.entryRefusedTitle : phrase(saving.entriesRefusedTitle, { count }),
        saving.entryRefused,
      ];
    case 'earlier':
      return [count === 1 ? saving.earlierTitle : phrase(saving.earlierManyTitle, { count }), saving.earlier];
    case 'result':
      return [saving.resultRefusedTitle, saving.resultRefused];
    default:
      return what satisfies never;
  }
}

function nameOf(what: Lack['what']): string {
  return `lacks-${what}`;
}

function askForReceipt(): void {
  document.dispatchEvent(new Event('course:receipt'));
}
