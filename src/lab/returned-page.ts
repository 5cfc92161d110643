import { html } from './html.ts';

/** Where a course goes at its end (`returnURL` of a cmi5 launch). */
export function returnedPage(): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Back in the LMS: course lab</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/tokens.css" />
        <link rel="stylesheet" href="/host.css" />
      </head>
      <body class="returned">
        <main>
          <h1>You are back in the LMS</h1>
          <p>The course has ended its session and came back here. Relaunch goes on from what it saved.</p>
        </main>
      </body>
    </html>`.markup;
}
