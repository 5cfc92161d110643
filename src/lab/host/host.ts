import type { LaunchSettings } from '../launch-settings.ts';
import { createCallsPanel, type Call } from './calls-panel.ts';
import { createDataPanel } from './data-panel.ts';
import { createDeviceSide } from './device-side.ts';
import { createFaultSelect } from './fault-select.ts';
import './lab-window.ts';
import { createLrsSide } from './lrs-side.ts';
import { element, part } from './panel.ts';
import type { RecordPage, RecordSide } from './record-side.ts';
import { createScormSide } from './scorm-side.ts';
import { createStatementPanel } from './statement-panel.ts';

await start(JSON.parse(document.body.dataset['settings'] ?? '') as LaunchSettings);

async function start(settings: LaunchSettings): Promise<void> {
  const course = part(document, '#course');
  const closeButton = part(document, '#close') as HTMLButtonElement;
  const faults = createFaultSelect(settings);
  const isRecorded = settings.standard !== 'web';
  const calls: Call[] = [];
  const callsPanel = createCallsPanel();
  const dataPanel = createDataPanel();
  let redraw = 0;
  let turn = 0;

  function say(sentence: string): void {
    part(document, '#state').textContent = sentence;
  }

  function show(): void {
    cancelAnimationFrame(redraw);
    if (isRecorded) redraw = requestAnimationFrame(() => dataPanel.show(side.data()));
  }

  closePanelsOnPhone();
  if (isRecorded) listenForStatements(settings.learnerId);
  const side = await sideOf(settings, {
    call(call) {
      calls.push(call);
      callsPanel.add(call);
    },
    changed: show,
    say,
    fault: faults.chosen,
  });

  async function launch(): Promise<void> {
    const mine = (turn += 1);
    const address = await side.open().catch((error: unknown) => {
      course.replaceChildren(element('p', 'bad', error instanceof Error ? error.message : String(error)));
    });
    // A second click was faster: its course is the one that opens.
    if (address === undefined || mine !== turn) return;
    const frame = document.createElement('iframe');
    frame.title = settings.title;
    frame.src = address;
    course.replaceChildren(frame);
    closeButton.disabled = false;
    say('The course is open.');
    show();
  }

  /** As an LMS does it: the frame is removed, and the course says on its way out what it still has to. */
  function close(): Promise<void> {
    const note = 'The course is closed. Relaunch goes on from the saved data.';
    course.replaceChildren(element('p', 'quiet', note));
    closeButton.disabled = true;
    return side.close();
  }

  closeButton.addEventListener('click', close);
  part(document, '#relaunch').addEventListener('click', async () => {
    await close();
    await launch();
  });
  part(document, '#reset').addEventListener('click', async () => {
    // Begun before the frame goes: what the course says on its way out must not bring its data back.
    const forgotten = side.reset();
    await close();
    await forgotten;
    await launch();
  });
  faults.listen((fault) => void side.setFault(fault));

  window.lab = {
    calls: () => calls,
    data: () => side.data(),
    saved: () => side.saved(),
    async setFault(fault) {
      faults.choose(fault);
      await side.setFault(fault);
    },
  };

  await launch();
}

async function sideOf(settings: LaunchSettings, page: RecordPage): Promise<RecordSide> {
  switch (settings.standard) {
    case 'scorm12':
    case 'scorm2004':
      return createScormSide(settings, page);
    case 'cmi5':
    case 'xapi':
      return createLrsSide(settings, page);
    case 'web':
      return createDeviceSide(settings);
    default:
      return settings satisfies never;
  }
}

function closePanelsOnPhone(): void {
  if (!matchMedia('(max-width: 56rem)').matches) return;
  for (const panel of document.querySelectorAll<HTMLDetailsElement>('.panels > details')) panel.open = false;
}

function listenForStatements(learnerId: string): void {
  const panel = createStatementPanel(learnerId);
  new EventSource('/events').addEventListener('statement', (event: MessageEvent<string>) => {
    panel.add(JSON.parse(event.data));
  });
}
