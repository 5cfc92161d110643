import type { ScormCallRecord } from '../strict-scorm.ts';
import { element, lineList, panel } from './panel.ts';

const MOST_LINES = 400;

/** A call of the course, or a request, with the moment it was made or answered. */
export interface Call extends ScormCallRecord<string> {
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface CallsPanel {
  add(call: Call): void;
}

/** Every call as it comes: when, what was asked, what the LMS answered, and which rule was broken. */
export function createCallsPanel(): CallsPanel {
  const { body, count } = panel('calls');
  const lines = lineList(body, MOST_LINES);
  let total = 0;
  let refused = 0;
  return {
    add(call) {
      total += 1;
      if (call.violation !== null) refused += 1;
      const broken = refused === 0 ? '' : `, ${refused} broke a rule`;
      count(`${total} ${total === 1 ? 'call' : 'calls'}${broken}`);
      lines.add(line(call));
    },
  };
}

function line(call: Call): HTMLElement {
  const made = element('div', call.violation === null ? 'line' : 'line refused', '');
  const at = new Date(call.at);
  const milliseconds = String(at.getMilliseconds()).padStart(3, '0');
  const clock = element('time', '', `${at.toTimeString().slice(0, 8)}.${milliseconds} `);
  clock.setAttribute('datetime', at.toISOString());
  const args = call.args.map((value) => JSON.stringify(value) ?? 'undefined').join(', ');
  const answer = JSON.stringify(call.answer) ?? 'nothing';
  made.append(clock, element('code', '', `${call.name}(${args})`), element('code', 'quiet', ` → ${answer}`));
  if (call.error !== '0') made.append(element('span', 'bad', ` Error ${call.error}.`));
  if (call.violation !== null) made.append(element('p', 'bad', `Breaks a rule: ${call.violation}`));
  return made;
}
