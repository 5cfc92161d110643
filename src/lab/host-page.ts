import { html } from './html.ts';
import type { LaunchSettings } from './launch-settings.ts';

/** The LMS page: the course in a frame, what it records beside it. The script fills it. */
export function hostPage(settings: LaunchSettings): string {
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
            <p class="quiet">
              <a href="/">Lab</a>, ${settings.learnerName} (${settings.learnerId}), mode ${settings.mode}
            </p>
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
            <details open id="data">
              <summary>Data model <span class="count"></span></summary>
              <div class="body" tabindex="0" role="region" aria-label="Data model"></div>
            </details>
            <details open id="calls">
              <summary>Calls <span class="count"></span></summary>
              <div class="body" tabindex="0" role="region" aria-label="Calls"></div>
            </details>
            <details open id="statements">
              <summary>Statements <span class="count"></span></summary>
              <div class="body" tabindex="0" role="region" aria-label="Statements"></div>
            </details>
          </div>
        </main>
      </body>
    </html>`.markup;
}
