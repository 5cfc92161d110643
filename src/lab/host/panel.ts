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

/**
 * A list that lines are added to and that keeps the newest in view, unless the reader has scrolled back.
 * Lines wait for the next frame: a layout at each call would make the LMS slow, and the course with it.
 */
export function lineList(body: HTMLElement, mostLines: number): { add(line: HTMLElement): void } {
  let waiting: HTMLElement[] = [];

  function draw(): void {
    const atEnd = body.scrollHeight - body.scrollTop - body.clientHeight < 40;
    body.append(...waiting);
    waiting = [];
    while (body.childElementCount > mostLines) body.firstElementChild?.remove();
    if (atEnd) body.scrollTop = body.scrollHeight;
  }

  return {
    add(line) {
      if (waiting.length === 0) requestAnimationFrame(draw);
      waiting.push(line);
    },
  };
}

export function element(tag: string, className: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.textContent = text;
  return made;
}
