import { groupByEdition, type EditionGroup } from './edition-group.ts';
import { html, type Markup } from './html.ts';
import { launchFields } from './launch-fields.ts';
import { nameOfKind } from './package-kind.ts';
import type { StoredPackage } from './package-store.ts';

export interface StartPage {
  readonly folder: string;
  readonly packages: readonly StoredPackage[];
  /** Addresses a package may be built with, so that its statements arrive here. */
  readonly lrs: string;
  readonly broker: string;
}

/** The first page: which package, which learner, in which mode. Works without script. */
export function startPage(page: StartPage): string {
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
            Take a built package as a learner would, in a strict LMS of the standard it was made for, and see
            what it records.
          </p>
          ${page.packages.length === 0 ? empty(page.folder) : form(page.packages)} ${addresses(page)}
        </main>
      </body>
    </html>`.markup;
}

function empty(folder: string): Markup {
  return html`<section class="notice">
    <h2>No package yet</h2>
    <p>
      There is no package in <code>${folder}</code>. Run <code>npm run build</code> first, then reload this
      page.
    </p>
  </section>`;
}

function form(packages: readonly StoredPackage[]): Markup {
  const groups = groupByEdition(packages);
  const first = groups.flatMap((group) => group.packages).find((entry) => entry.state === 'ready');
  return html`<form action="/lms" method="get">
    <fieldset class="packages">
      <legend>Package</legend>
      ${groups.map((group) => edition(group, first))}
    </fieldset>
    <div class="fields">${launchFields()}</div>
    ${
      first === undefined
        ? html`<p class="bad">No package here can be launched; each says why.</p>`
        : html`<button type="submit">Start</button>`
    }
  </form>`;
}

function edition(group: EditionGroup, first: StoredPackage | undefined): Markup {
  return html`<section class="edition">
    <h2>
      ${group.title} ${group.title === group.edition ? '' : html`<span class="quiet">${group.edition}</span>`}
    </h2>
    ${group.packages.map((entry) => choice(entry, group.title, entry === first))}
  </section>`;
}

function choice(entry: StoredPackage, title: string, checked: boolean): Markup {
  const size = `${Math.ceil(entry.bytes / 1024)} kB`;
  const built = entry.changedAt.toISOString().slice(0, 16).replace('T', ' ');
  if (entry.state === 'broken') {
    return html`<div class="package broken">
      <strong>${entry.fileName}</strong>
      <p class="bad">Cannot be launched. ${entry.problem}</p>
    </div>`;
  }
  const { kind } = entry;
  // A page without a manifest is called by the lesson it opens with.
  const ownTitle = kind.standard === 'web' || kind.title === title ? '' : `${kind.title}. `;
  const input = checked
    ? html`<input type="radio" name="package" value="${entry.name}" required checked />`
    : html`<input type="radio" name="package" value="${entry.name}" required />`;
  return html`<label class="package">
    ${input}
    <span
      ><strong>${nameOfKind(kind)}</strong>
      <span class="quiet">${ownTitle}${entry.fileName}, ${size}, built ${built} UTC</span></span
    >
  </label>`;
}

function addresses(page: StartPage): Markup {
  return html`<section class="addresses">
    <h2>Statements</h2>
    <p>
      cmi5 and xAPI packages get an LRS of the lab with their launch. To a SCORM package the lab lends its LRS
      where you choose so; as built, it sends statements here when it was built with this LRS, or with the
      broker that hands out its credentials.
    </p>
    <dl>
      <dt>LRS</dt>
      <dd><code>${page.lrs}</code> with key <code>lab</code> and secret <code>lab</code></dd>
      <dt>Broker</dt>
      <dd><code>${page.broker}</code></dd>
    </dl>
  </section>`;
}
