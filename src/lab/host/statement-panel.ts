import { element, lineList, panel } from './panel.ts';

const MOST_LINES = 300;

export interface StatementPanel {
  add(statement: unknown): void;
}

/**
 * Statements as the lab's LRSs took them: verb, object and result in a line, the whole behind it. Those
 * about other learners are only counted.
 */
export function createStatementPanel(learnerId: string): StatementPanel {
  const { body, count } = panel('statements');
  const lines = lineList(body, MOST_LINES);
  let shown = 0;
  let others = 0;
  body.append(element('p', 'quiet none', 'None yet.'));
  return {
    add(statement) {
      const learner = at(statement, 'actor', 'account', 'name');
      const isOther = learner !== undefined && learner !== learnerId;
      if (isOther) others += 1;
      else {
        body.querySelector('.none')?.remove();
        shown += 1;
        lines.add(line(statement));
      }
      const rest = others === 0 ? '' : `, ${others} of other learners`;
      count((shown === 1 ? '1 statement' : `${shown} statements`) + rest);
    },
  };
}

function line(statement: unknown): HTMLElement {
  const details = element('details', 'line', '');
  const summary = element('summary', '', '');
  summary.append(
    element('strong', '', named(at(statement, 'verb', 'display')) ?? lastPart(at(statement, 'verb', 'id'))),
    ` ${named(at(statement, 'object', 'definition', 'name')) ?? text(at(statement, 'object', 'id'))} `,
    element('span', 'quiet', note(statement)),
  );
  details.append(summary, element('pre', '', JSON.stringify(statement, null, 2)));
  return details;
}

/** The result, in words. */
function note(statement: unknown): string {
  const of = at(statement, 'result');
  const parts: string[] = [];
  const success = at(of, 'success');
  if (typeof success === 'boolean') parts.push(success ? 'success' : 'no success');
  const completion = at(of, 'completion');
  if (typeof completion === 'boolean') parts.push(completion ? 'complete' : 'not complete');
  const scaled = at(of, 'score', 'scaled');
  if (typeof scaled === 'number') parts.push(`score ${scaled}`);
  const response = at(of, 'response');
  if (typeof response === 'string') parts.push(`response "${response}"`);
  return parts.join(', ');
}

/** A text of a language map: English where there is one, else the first. */
function named(map: unknown): string | undefined {
  const texts = typeof map === 'object' && map !== null ? Object.entries(map) : [];
  const chosen = texts.find(([language]) => language.startsWith('en')) ?? texts[0];
  return chosen === undefined ? undefined : text(chosen[1]);
}

function lastPart(id: unknown): string {
  return text(id).replace(/^.*[/#]/, '');
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = Object.entries(current).find(([name]) => name === key)?.[1];
  }
  return current;
}
