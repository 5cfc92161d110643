import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { explore } from '../../../src/packaging/scenario/explore.ts';
import { graphSvg } from '../../../src/packaging/scenario/graph-svg.ts';
import { runLengths } from '../../../src/packaging/scenario/run-lengths.ts';
import { scenarioGraph } from '../../../src/packaging/scenario/scenario-graph.ts';
import { porch } from '../../support/authored-scenario.ts';
import type { Change } from '../../support/authored-scenario.ts';

/** Waiting goes on for ever, and nothing asks how long. */
const endless: readonly Change[] = [
  ['when: { clock: { max: 3 } }', 'when: {}'],
  [', clock: { min: 1 } }', ' }'],
];

const scenario = porch();
const graph = scenarioGraph(scenario, explore(scenario));

describe('The graph of a scenario', () => {
  test('holds its nodes and endings, and where it starts', () => {
    expect(graph.places.map(({ id, ending, isStart }) => [id, ending, isStart])).toEqual([
      ['gate', null, true],
      ['porch', null, false],
      ['inside', 'settled', false],
      ['stays', 'open', false],
      ['beyond', 'beyond', false],
    ]);
  });

  test('holds the ways that somebody can take, also back to the same place', () => {
    expect(graph.links.map(({ from, to, sound, options }) => [from, to, sound, ...options])).toEqual([
      ['gate', 'porch', 'yes', 'one-voice'],
      ['gate', 'gate', 'partly', 'wait'],
      // From 50, one shout comes to 90: the way that asks for 100 is nobody's.
      ['gate', 'porch', 'no', 'shout'],
      ['porch', 'porch', 'yes', 'ask-name'],
      ['porch', 'inside', 'yes', 'offer-help'],
      ['porch', 'stays', 'yes', 'offer-help'],
      ['porch', 'beyond', 'no', 'grab'],
    ]);
  });

  test('names equally sound options that lead to the same place together', () => {
    const alike = porch(['sound: partly', 'sound: yes'], ['next: gate', 'next: porch']);
    const links = scenarioGraph(alike, explore(alike)).links;
    expect(links[0]).toEqual({ from: 'gate', to: 'porch', sound: 'yes', options: ['one-voice', 'wait'] });
  });
});

describe('The drawing of a scenario', () => {
  const svg = graphSvg('The porch', graph);

  test('is one SVG with a title', () => {
    const [root, ...others] = parseFragment(svg).childNodes.filter(({ nodeName }) => nodeName !== '#text');
    expect(root?.nodeName).toBe('svg');
    expect(others).toEqual([]);
    expect(svg).toContain('<title id="graph-title">The porch</title>');
  });

  test('frames nodes once and endings twice, and names all of them', () => {
    const groups = [...svg.matchAll(/<g>(.*?)<\/g>/g)].map(([, inner = '']) => inner);
    expect(groups.map((inner) => inner.split('<rect').length - 1)).toEqual([1, 1, 2, 2, 2]);
    for (const { name } of graph.places) {
      const words = groups.map((inner) => inner.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' '));
      expect(words.some((text) => text.includes(name))).toBe(true);
    }
  });

  test('tells how sound an option is by the line and in words', () => {
    const lines = [
      ...svg.matchAll(/<path d="M[^"]*" stroke-width="2" stroke-linejoin="round"([^>]*)marker-end/g),
    ];
    const styles = lines.map(([, rest = '']) => /stroke-dasharray="([^"]*)"/.exec(rest)?.[1] ?? 'solid');
    expect(styles).toHaveLength(graph.links.length);
    expect(new Set(styles).size).toBe(3);
    for (const word of ['>sound<', '>partly sound<', '>not sound<']) expect(svg).toContain(word);
    for (const id of ['one-voice', 'wait', 'shout', 'ask-name', 'offer-help', 'grab']) {
      expect(svg).toContain(`>${id}<`);
    }
  });

  test('keeps what an author writes from being taken for markup', () => {
    const named = { ...graph, places: graph.places.map((place) => ({ ...place, name: '<b> & "c"' })) };
    expect(graphSvg('A < B & C', named)).toContain('A &lt; B &amp; C');
    expect(graphSvg('A', named)).not.toContain('<b>');
  });
});

describe('The lengths of runs', () => {
  test('are counted over every way there is', () => {
    // Shortest: one-voice or shout, then offer-help. Longest: four times wait, then a way on, ask-name, an end.
    const { shortest, longest, ways } = runLengths(explore(scenario));
    expect(shortest).toBe(2);
    expect(longest).toBe(7);
    // After 0 to 4 waits: one-voice leads to 2 ways (help; name, help), shout to 4 (and grab in place of help).
    expect(ways).toEqual([5 * 6, 5 * 6]);
  });

  test('have no bound where a loop has none', () => {
    expect(runLengths(explore(porch(...endless)))).toEqual({ shortest: 2, longest: null, ways: null });
  });
});
