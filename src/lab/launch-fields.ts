import { audienceOf, FAULT_MEANS } from './fault-words.ts';
import { html, type Markup } from './html.ts';
import { ALL_FAULTS, LAUNCH_MODES, type AnyFault, type LaunchMode } from './launch-settings.ts';

const MODE_MEANS: Readonly<Record<LaunchMode, string>> = {
  normal: 'Normal: everything counts',
  browse: 'Browse: a look around, nothing counts',
  review: 'Review: a second look at a finished course',
};

/** Learner, mode, pass mark and faults, as the start page asks for them. */
export function launchFields(): Markup {
  return html`<label
      >Learner id <input name="learner" value="officer-1" required pattern="[!-~]{1,255}" autocomplete="off"
    /></label>
    <label>Learner name <input name="name" value="Rivera, Sam" autocomplete="off" /></label>
    <label
      >Mode <span class="quiet">SCORM and cmi5</span>
      <select name="mode">
        ${LAUNCH_MODES.map((mode) => html`<option value="${mode}">${MODE_MEANS[mode]}</option>`)}
      </select>
    </label>
    <label
      >Mastery score, percent <span class="quiet">SCORM and cmi5</span>
      <input name="mastery" inputmode="decimal" placeholder="as the package says" autocomplete="off" />
    </label>
    <label
      >Sound <span class="quiet">cmi5</span>
      <select name="audio">
        <option value="">the learner said nothing</option>
        <option value="on">on</option>
        <option value="off">off</option>
      </select>
    </label>
    <label
      >What goes wrong
      <select name="faults">
        ${ALL_FAULTS.map(faultOption)}
      </select>
    </label>
    <label
      >Statements <span class="quiet">SCORM</span>
      <select name="statements">
        <option value="lab">To the lab's LRS</option>
        <option value="as-built">As the package was built</option>
      </select>
    </label>`;
}

function faultOption(fault: AnyFault): Markup {
  const only = fault === 'none' ? '' : ` (${audienceOf(fault)})`;
  return html`<option value="${fault}">${FAULT_MEANS[fault]}${only}</option>`;
}
