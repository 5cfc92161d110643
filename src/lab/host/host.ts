import { FAULTS, type Fault, type LaunchSettings } from '../launch-settings.ts';
import { strictScorm12 } from '../strict-scorm12.ts';
import { createCallsPanel, type Call } from './calls-panel.ts';
import { createDataPanel } from './data-panel.ts';
import { withFaults } from './faults.ts';
import './lab-window.ts';
import { openLearnerSession, type LearnerSession } from './learner-session.ts';
import { element, part } from './panel.ts';
import { createSavedData, type Delivery } from './saved-data.ts';
import { createStatementPanel } from './statement-panel.ts';

/** How long the server takes over a save under the fault `slow`. */
const SLOW_MS = 2000;

const DELIVERED: Readonly<Record<Delivery, string>> = {
  request: 'Saved',
  beacon: 'Sent by beacon while the course went away',
  failed: 'Not saved, the server did not take it',
};

await start(JSON.parse(document.body.dataset['settings'] ?? '') as LaunchSettings);

async function start(settings: LaunchSettings): Promise<void> {
  const stored = createSavedData(settings.packageName, settings.learnerId);
  const course = part(document, '#course');
  const closeButton = part(document, '#close') as HTMLButtonElement;
  const faultChoice = faultSelect(settings.fault);
  const calls: Call[] = [];
  const callsPanel = createCallsPanel();
  const dataPanel = createDataPanel();
  let session: LearnerSession | undefined;
  let redraw = 0;

  function say(sentence: string): void {
    part(document, '#state').textContent = sentence;
  }

  function show(): void {
    cancelAnimationFrame(redraw);
    redraw = requestAnimationFrame(() => dataPanel.show(session?.data() ?? {}));
  }

  function chosenFault(): Fault {
    return FAULTS.find((known) => known === faultChoice.value) ?? 'none';
  }

  function launch(): void {
    const current = openLearnerSession(settings, stored.latest(), (cmi) => {
      // A session that was reset away still says goodbye; that must not bring its data back.
      if (session !== current || settings.mode !== 'normal') return true;
      const delivery = stored.save(cmi, chosenFault() === 'slow' ? SLOW_MS : 0);
      say(`${DELIVERED[delivery]}, ${new Date().toTimeString().slice(0, 8)}.`);
      return delivery !== 'failed';
    });
    session = current;
    window.API = strictScorm12(withFaults(current.api, chosenFault), (record) => {
      const call: Call = { ...record, at: Date.now() };
      calls.push(call);
      callsPanel.add(call);
      show();
    });
    const frame = document.createElement('iframe');
    frame.title = settings.title;
    frame.src = settings.launch;
    course.replaceChildren(frame);
    closeButton.disabled = false;
    say('The course is open.');
    show();
  }

  /** As an LMS does it: the frame is removed, and the course says on its way out what it still has to. */
  function close(): void {
    const note = 'The course is closed. Relaunch goes on from the saved data.';
    course.replaceChildren(element('p', 'quiet', note));
    closeButton.disabled = true;
    delete window.API;
  }

  closeButton.addEventListener('click', close);
  part(document, '#relaunch').addEventListener('click', () => {
    close();
    launch();
  });
  part(document, '#reset').addEventListener('click', async () => {
    session = undefined;
    close();
    await stored.forget();
    launch();
  });

  window.lab = {
    calls: () => calls,
    data: () => session?.data() ?? {},
    saved: async () => (await stored.read()) ?? null,
    setFault(fault) {
      faultChoice.value = fault;
    },
  };

  closePanelsOnPhone();
  listenForStatements();
  await stored.load();
  launch();
}

function faultSelect(chosen: Fault): HTMLSelectElement {
  const select = part(document, '#fault') as HTMLSelectElement;
  select.append(...FAULTS.map((fault) => new Option(fault, fault, false, fault === chosen)));
  return select;
}

function closePanelsOnPhone(): void {
  if (!matchMedia('(max-width: 56rem)').matches) return;
  for (const panel of document.querySelectorAll<HTMLDetailsElement>('.panels > details')) panel.open = false;
}

function listenForStatements(): void {
  const panel = createStatementPanel();
  new EventSource('/events').addEventListener('statement', (event: MessageEvent<string>) => {
    panel.add(JSON.parse(event.data));
  });
}
