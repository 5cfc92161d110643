import { element, panel } from './panel.ts';

/** Elements of the data model by name, only those that hold something. */
export type DataModel = Readonly<Record<string, string>>;

export interface DataPanel {
  show(data: DataModel): void;
}

/** What the LMS holds at this moment; a value that the last change touched is marked. */
export function createDataPanel(): DataPanel {
  const { body, count } = panel('data');
  let shown: DataModel = {};
  return {
    show(data) {
      const names = Object.keys(data);
      body.replaceChildren(...names.map((name) => row(name, data[name] ?? '', data[name] !== shown[name])));
      count(`${names.length} elements set`);
      shown = data;
    },
  };
}

function row(name: string, value: string, changed: boolean): HTMLElement {
  const line = element('div', changed ? 'row changed' : 'row', '');
  line.append(breakable(name), element('code', 'value', value));
  return line;
}

/** A long name breaks after a dot, not in the middle of a word. */
function breakable(name: string): HTMLElement {
  const code = element('code', 'name', '');
  for (const part of name.split(/(?<=\.)/)) code.append(part, document.createElement('wbr'));
  return code;
}
