import { html, type Markup } from './html.ts';
import type { LaunchSettings } from './launch-settings.ts';
import type { Standard } from './package-kind.ts';

/** What stands in a panel that stays empty, by standard. */
const NOTES: Readonly<
  Record<Standard, { readonly data?: string; readonly calls?: string; readonly statements?: string }>
> = {
  scorm12: {},
  scorm2004: {},
  cmi5: {},
  xapi: {},
  web: {
    data: 'Nobody keeps a record of this package. What it saves stays in this browser.',
    calls: 'There is no LMS to call.',
    statements: 'It sends no statements: nobody is known without an LMS.',
  },
};

/** The LMS page: the course in a frame, what it records beside it. The script fills it. */
export function hostPage(settings: LaunchSettings): string {
  const notes = NOTES[settings.standard];
  const who =
    settings.standard === 'web'
      ? ''
      : `, ${settings.learnerName} (${settings.learnerId}), mode ${settings.mode}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${settings.title}: course lab</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/tokens.css" />
        <link rel="stylesheet" href="/host.css" />
        <script type="module" src="/host.js"></script>
      </head>
      <body class="lms" data-settings="${JSON.stringify(settings)}">
        <header>
          <div class="where">
            <h1>${settings.title}</h1>
            <p class="quiet"><a href="/">Lab</a>, ${settings.madeFor}${who}${ownTab(settings)}</p>
          </div>
          <p id="state" role="status"></p>
          <div class="controls">
            <label
              >Fault
              <select id="fault"></select
            ></label>
            <button type="button" id="close">Close the course</button>
            <button type="button" id="relaunch">Relaunch</button>
            <button type="button" id="reset">Reset learner</button>
          </div>
        </header>
        <main>
          <div id="course"></div>
          <div class="panels">
            ${panel('data', 'Data model', notes.data)} ${panel('calls', 'Calls', notes.calls)}
            ${panel('statements', 'Statements', notes.statements)}
          </div>
        </main>
      </body>
    </html>`.markup;
}

function panel(id: string, name: string, note: string | undefined): Markup {
  return html`<details open id="${id}">
    <summary>${name} <span class="count"></span></summary>
    <div class="body" tabindex="0" role="region" aria-label="${name}">
      ${note === undefined ? html`` : html`<p class="quiet">${note}</p>`}
    </div>
  </details>`;
}

/** A page that needs no LMS can be had without this one around it. */
function ownTab({ standard, launch }: LaunchSettings): Markup {
  return standard === 'web'
    ? html`, <a href="${launch}" target="_blank" rel="noopener">open in a tab of its own</a>`
    : html``;
}
