/** One of the live panels: a `details` element with a count and a scrolling body. */
export interface Panel {
  readonly body: HTMLElement;
  count(words: string): void;
}

/** @throws where the page has no such panel: page and script are of different builds */
export function panel(id: string): Panel {
  const root = part(document, `#${id}`);
  const count = part(root, '.count');
  return {
    body: part(root, '.body'),
    count(words) {
      count.textContent = words;
    },
  };
}

export function part(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The lab's page has no "${selector}". Restart the lab and reload.`);
  return found;
}

/** Adds a line and keeps the newest in view, unless the reader has scrolled back. */
export function append(body: HTMLElement, line: HTMLElement, mostLines: number): void {
  const atEnd = body.scrollHeight - body.scrollTop - body.clientHeight < 40;
  body.append(line);
  while (body.childElementCount > mostLines) body.firstElementChild?.remove();
  if (atEnd) body.scrollTop = body.scrollHeight;
}

export function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
