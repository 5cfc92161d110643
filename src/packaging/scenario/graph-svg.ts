import { Graph, layout } from '@dagrejs/dagre';
import type { EdgeLabel, GraphLabel, NodeLabel } from '@dagrejs/dagre';
import type { GraphLink, GraphPlace, ScenarioGraph } from './scenario-graph.ts';

const FONT = 13;
const LINE = 16;
/** Width of a letter of the sans-serif at this size, roughly: labels have to know their size before they are drawn. */
const LETTER = 6.9;

/** Line styles and words: neither says it alone. */
const SOUND = {
  yes: { word: 'sound', dash: '', width: 2 },
  partly: { word: 'partly sound', dash: '9 5', width: 2 },
  no: { word: 'not sound', dash: '2 5', width: 2 },
} as const satisfies Record<GraphLink['sound'], object>;

type Layout = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/** Draws a scenario: nodes framed once, endings twice, options as labelled lines. A whole SVG file. */
export function graphSvg(title: string, graph: ScenarioGraph): string {
  const laid = laidOut(graph);
  const { width = 0, height = 0 } = laid.graph();
  const lines = graph.links.map((link) => drawnLink(link, laid));
  const frames = graph.places.map((place) => drawnPlace(place, laid));
  const size = { w: Math.ceil(width), h: Math.ceil(height) + 3 * LINE };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.w} ${size.h}" width="${size.w}" height="${size.h}" role="img" aria-labelledby="graph-title" font-family="system-ui, sans-serif" font-size="${FONT}" fill="none" stroke="#1a1a1a">`,
    `<title id="graph-title">${escaped(title)}</title>`,
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="#1a1a1a" stroke="none"/></marker></defs>',
    `<rect width="${size.w}" height="${size.h}" fill="#fff" stroke="none"/>`,
    ...lines.map(({ path }) => path),
    ...lines.map(({ label }) => label),
    ...frames,
    legend(size.h - LINE),
    '</svg>',
    '',
  ].join('\n');
}

function laidOut({ places, links }: ScenarioGraph): Layout {
  const graph: Layout = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 14, edgesep: 10, ranksep: 34, marginx: 16, marginy: 16 });
  for (const place of places) graph.setNode(place.id, sizeOf(wordsOf(place), 20));
  for (const link of links) {
    graph.setEdge(link.from, link.to, { ...sizeOf(labelOf(link), 4), labelpos: 'c' }, link.sound);
  }
  layout(graph);
  return graph;
}

function drawnLink(link: GraphLink, laid: Layout): { path: string; label: string } {
  const { points = [], x = 0, y = 0 } = laid.edge(link.from, link.to, link.sound);
  const { dash, width } = SOUND[link.sound];
  const way = points
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point.x)} ${at(point.y)}`)
    .join('');
  const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
  const label = labelOf(link);
  const box = sizeOf(label, 4);
  return {
    path: `<path d="${way}" stroke-width="${width}" stroke-linejoin="round"${dashes} marker-end="url(#arrow)"/>`,
    label:
      `<rect x="${at(x - box.width / 2)}" y="${at(y - box.height / 2)}" width="${at(box.width)}" height="${at(box.height)}" fill="#fff" stroke="none"/>` +
      text(label, { x, y }),
  };
}

function drawnPlace(place: GraphPlace, laid: Layout): string {
  const { x = 0, y = 0, width, height } = laid.node(place.id);
  const frame = (inset: number): string =>
    `<rect x="${at(x - width / 2 + inset)}" y="${at(y - height / 2 + inset)}" width="${at(width - 2 * inset)}" height="${at(height - 2 * inset)}" rx="4" fill="#fff" stroke-width="${place.isStart ? 3 : 1.5}"/>`;
  const frames = place.ending === null ? frame(0) : frame(0) + frame(4);
  return `<g>${frames}${text(wordsOf(place), { x, y }, true)}</g>`;
}

function wordsOf({ name, ending, isStart }: GraphPlace): readonly string[] {
  const below = ending === null ? (isStart ? ['start'] : []) : [`ending: ${ending}`];
  return [...wrapped(name), ...below];
}

function labelOf({ options, sound }: GraphLink): readonly string[] {
  return [...options, SOUND[sound].word];
}

function legend(y: number): string {
  return Object.values(SOUND)
    .map(({ word, dash, width }, index) => {
      const x = 16 + index * 170;
      const dashes = dash === '' ? '' : ` stroke-dasharray="${dash}"`;
      return `<path d="M${x} ${y}h48" stroke-width="${width}"${dashes}/><text x="${x + 56}" y="${y + 4}" fill="#1a1a1a" stroke="none">${word}</text>`;
    })
    .join('');
}

function text(
  lines: readonly string[],
  { x, y }: { readonly x: number; readonly y: number },
  isBold = false,
): string {
  const first = y - ((lines.length - 1) * LINE) / 2 + FONT / 3;
  const rows = lines.map((line, index) => {
    const weight = isBold && index < lines.length - (lines.length > 1 ? 1 : 0) ? ' font-weight="700"' : '';
    return `<tspan x="${at(x)}" y="${at(first + index * LINE)}"${weight}>${escaped(line)}</tspan>`;
  });
  return `<text text-anchor="middle" fill="#1a1a1a" stroke="none">${rows.join('')}</text>`;
}

function sizeOf(lines: readonly string[], space: number): { width: number; height: number } {
  const longest = Math.max(...lines.map((line) => line.length));
  return { width: longest * LETTER + 2 * space, height: lines.length * LINE + space };
}

/** Lines of at most twenty-odd letters. */
function wrapped(words: string): readonly string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.pop();
    if (last === undefined) lines.push(word);
    else if (last.length + word.length > 21) lines.push(last, word);
    else lines.push(`${last} ${word}`);
  }
  return lines;
}

function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
