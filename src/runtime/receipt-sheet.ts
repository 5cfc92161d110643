import type { Receipt } from '../receipt/receipt.ts';
import words from '../strings/en-receipt.json';
import { record, result } from '../strings/en-assessment.json';
import { phrase } from './phrase.ts';

const statusWords = {
  passed: result.statusPassed,
  failed: result.statusFailed,
  completed: result.statusCompleted,
  incomplete: result.statusIncomplete,
} as const;

/** Prints the receipt and nothing else. The lines for name and signature are empty: nobody's name is known here. */
export function printReceipt(receipt: Receipt): void {
  const sheet = sheetOf(receipt);
  const { classList } = document.documentElement;
  document.body.append(sheet);
  classList.add('printing-receipt');
  addEventListener(
    'afterprint',
    () => {
      classList.remove('printing-receipt');
      sheet.remove();
    },
    { once: true },
  );
  print();
}

/** The printable page. Texts go in as text, never as HTML. */
export function sheetOf(receipt: Receipt): HTMLElement {
  const { agency, course, attempt, score, made, checksum } = receipt;
  const lede = line('p', course.title);
  lede.className = 'lede';
  const facts = document.createElement('dl');
  facts.className = 'facts';
  facts.append(
    ...fact(result.status, statusWords[attempt.status]),
    ...(score === null ? [] : fact(result.scoreLabel, phrase(result.scoreValue, { ...scoreOf(score) }))),
    ...fact(result.version, `${course.version} · ${course.contentHash.slice(0, 12)}`),
    ...fact(record.edition, course.edition),
    ...fact(words.attempt, attempt.registration),
    ...fact(words.made, momentOf(made)),
    ...fact(words.confirmed, confirmedOf(receipt)),
    ...fact(words.checksum, checksum),
  );
  const lines = document.createElement('dl');
  lines.className = 'lines';
  for (const label of [record.name, record.badge, record.signature, record.supervisor]) {
    const row = document.createElement('div');
    row.append(line('dt', label), document.createElement('dd'));
    lines.append(row);
  }
  const sheet = document.createElement('section');
  sheet.className = 'record';
  sheet.append(line('p', agency), line('h2', words.sheet), lede, facts, line('p', words.own), lines);
  return sheet;
}

function confirmedOf({ record: { keeper, confirmed, unconfirmedSince, problem } }: Receipt): string {
  if (keeper === 'device') return unconfirmedSince === null ? words.device : words.deviceLate;
  if (confirmed === null) return words.confirmedNone;
  if (unconfirmedSince !== null) return phrase(words.confirmedUntil, { time: momentOf(confirmed.at) });
  return problem === null ? words.confirmedAll : phrase(words.confirmedBut, { code: problem });
}

function scoreOf({ raw, passMark }: NonNullable<Receipt['score']>) {
  return { score: raw, passMark };
}

function momentOf(iso: string): string {
  const { lang } = document.documentElement;
  return new Date(iso).toLocaleString(lang, { dateStyle: 'long', timeStyle: 'short' });
}

function fact(term: string, value: string): readonly HTMLElement[] {
  return [line('dt', term), line('dd', value)];
}

function line(tag: 'dd' | 'dt' | 'h2' | 'p', text: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
