import { html, type Markup } from './html.ts';
import { FAULTS, LAUNCH_MODES, type Fault, type LaunchMode } from './launch-settings.ts';
import type { StoredPackage } from './package-store.ts';

const MODE_MEANS: Readonly<Record<LaunchMode, string>> = {
  normal: 'Normal: everything counts',
  browse: 'Browse: a look around, nothing counts',
  review: 'Review: a second look at a finished course',
};

const FAULT_MEANS: Readonly<Record<Fault, string>> = {
  none: 'Nothing',
  'commit-false': 'LMSCommit answers "false"',
  'commit-null': 'LMSCommit answers null',
  'commit-throws': 'LMSCommit throws',
  slow: 'LMSCommit takes two seconds',
};

export interface StartPage {
  readonly folder: string;
  readonly packages: readonly StoredPackage[];
  /** Addresses a package may be built with, so that its statements arrive here. */
  readonly lrs: string;
  readonly broker: string;
}

/** The first page: which package, which learner, in which mode. Works without script. */
export function startPage(page: StartPage): string {
  const ready = page.packages.some((entry) => entry.state === 'ready');
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Course lab</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/tokens.css" />
        <link rel="stylesheet" href="/host.css" />
      </head>
      <body class="start">
        <main>
          <h1>Course lab</h1>
          <p class="lead">
            Take a built package as a learner would, in a strict SCORM 1.2 LMS, and see what it records.
          </p>
          ${page.packages.length === 0 ? empty(page.folder) : form(page.packages, ready)} ${addresses(page)}
        </main>
      </body>
    </html>`.markup;
}

function empty(folder: string): Markup {
  return html`<section class="notice">
    <h2>No package yet</h2>
    <p>
      There is no zip in <code>${folder}</code>. Run <code>npm run build</code> first, then reload this page.
    </p>
  </section>`;
}

function form(packages: readonly StoredPackage[], ready: boolean): Markup {
  const first = packages.find((entry) => entry.state === 'ready');
  return html`<form action="/lms" method="get">
    <fieldset class="packages">
      <legend>Package</legend>
      ${packages.map((entry) => choice(entry, entry === first))}
    </fieldset>
    <div class="fields">
      <label
        >Learner id
        <input name="learner" value="officer-1" required pattern="[!-~]{1,255}" autocomplete="off"
      /></label>
      <label>Learner name <input name="name" value="Rivera, Sam" autocomplete="off" /></label>
      <label
        >Mode
        <select name="mode">
          ${LAUNCH_MODES.map((mode) => html`<option value="${mode}">${MODE_MEANS[mode]}</option>`)}
        </select>
      </label>
      <label
        >Mastery score, percent
        <input name="mastery" inputmode="decimal" placeholder="none" autocomplete="off" />
      </label>
      <label
        >What goes wrong
        <select name="faults">
          ${FAULTS.map((fault) => html`<option value="${fault}">${FAULT_MEANS[fault]}</option>`)}
        </select>
      </label>
      <label
        >Statements
        <select name="statements">
          <option value="lab">To the lab's LRS</option>
          <option value="as-built">As the package was built</option>
        </select>
      </label>
    </div>
    ${
      ready
        ? html`<button type="submit">Start</button>`
        : html`<p class="bad">No package here can be launched; each says why.</p>`
    }
  </form>`;
}

function choice(entry: StoredPackage, checked: boolean): Markup {
  const size = `${Math.ceil(entry.bytes / 1024)} kB`;
  const built = entry.changedAt.toISOString().slice(0, 16).replace('T', ' ');
  if (entry.state === 'broken') {
    return html`<div class="package broken">
      <strong>${entry.name}.zip</strong>
      <p class="bad">Cannot be launched. ${entry.problem}</p>
    </div>`;
  }
  const input = checked
    ? html`<input type="radio" name="package" value="${entry.name}" required checked />`
    : html`<input type="radio" name="package" value="${entry.name}" required />`;
  return html`<label class="package">
    ${input}
    <span
      ><strong>${entry.manifest.title}</strong>
      <span class="quiet">${entry.name}.zip, ${size}, built ${built} UTC</span></span
    >
  </label>`;
}

function addresses(page: StartPage): Markup {
  return html`<section class="addresses">
    <h2>Statements</h2>
    <p>
      The lab lends a package its LRS where you choose so. As built, a package sends statements here when it
      was built with this LRS, or with the broker that hands out its credentials.
    </p>
    <dl>
      <dt>LRS</dt>
      <dd><code>${page.lrs}</code> with key <code>lab</code> and secret <code>lab</code></dd>
      <dt>Broker</dt>
      <dd><code>${page.broker}</code></dd>
    </dl>
  </section>`;
}
