/** The answer to a dialog that was taken away before the learner chose. */
export const UNANSWERED = -1;

let takeAway: () => void = () => {};

/**
 * Asks a plain question in a dialog that cannot be missed; a dialog that is open gives way to it.
 * @param signal takes the dialog away: what it says is no longer so
 * @returns the number of the button pressed, or `UNANSWERED`
 */
export function ask(
  title: string,
  texts: readonly string[],
  buttons: readonly string[],
  signal?: AbortSignal,
): Promise<number> {
  const dialog = document.querySelector<HTMLDialogElement>('#dialog');
  if (dialog === null) return Promise.resolve(0);
  if (signal?.aborted === true) return Promise.resolve(UNANSWERED);
  takeAway();
  dialog.replaceChildren();
  const heading = document.createElement('h2');
  heading.id = 'dialog-title';
  heading.textContent = title;
  const paragraphs = texts.map((text) => {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    return paragraph;
  });
  const row = document.createElement('div');
  row.className = 'btns';
  const body = document.createElement('div');
  body.id = 'dialog-text';
  body.append(...paragraphs);
  dialog.append(heading, body);
  if (buttons.length > 0) dialog.append(row);
  return new Promise((resolve) => {
    let isOpen = true;
    const answer = (choice: number) => {
      if (isOpen) dialog.close();
      isOpen = false;
      resolve(choice);
    };
    takeAway = () => answer(UNANSWERED);
    signal?.addEventListener('abort', takeAway, { once: true });
    buttons.forEach((label, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = index === 0 ? 'btn' : 'btn plain';
      button.textContent = label;
      button.addEventListener('click', () => answer(index));
      row.append(button);
    });
    // The choice is what this dialog is for: Escape does not make it.
    dialog.addEventListener('cancel', (event) => event.preventDefault());
    if (!dialog.open) dialog.showModal();
  });
}
