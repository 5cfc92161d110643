import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'fflate';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';

type Element = DefaultTreeAdapterTypes.Element;

interface Drawn {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  /** From the element itself, or the nearest one around it; `null` where nobody says. */
  readonly fontSize: number | null;
}

const folder = new URL('../../content/scenes/', import.meta.url);
const names = (await readdir(folder)).map((file) => file.replace(/\.svg$/, ''));
const scenes = await Promise.all(
  names.map(async (name) => {
    const svg = await readFile(new URL(`${name}.svg`, folder), 'utf8');
    return { name, svg, parts: partsOf(svg) };
  }),
);

/** Well-formed, and an `svg` in its namespace: what is inside is left to the tests. */
const ANY_SVG = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/2000/svg">
<xs:element name="svg"><xs:complexType mixed="true">
<xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence>
<xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>`;

const DRAWN = new Set(
  'svg title desc g defs pattern clipPath path rect circle ellipse line polyline polygon text tspan'.split(
    ' ',
  ),
);

function partsOf(svg: string): readonly Drawn[] {
  const top = parseFragment(svg).childNodes.filter((node): node is Element => 'attrs' in node);
  return top.flatMap((element) => withInner(element, null));
}

function withInner(element: Element, inherited: number | null): Drawn[] {
  const attributes = Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]));
  const own = attributes['font-size'];
  const fontSize = own === undefined ? inherited : Number(own);
  const inner = element.childNodes.filter((node): node is Element => 'attrs' in node);
  const text = element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  return [
    { name: element.tagName, attributes, text, fontSize },
    ...inner.flatMap((child) => withInner(child, fontSize)),
  ];
}

test('the scenes of the spot-the-cue questions are there', () => {
  expect(names).toEqual(expect.arrayContaining(['loading-dock', 'street-corner', 'dispatch-screen']));
});

describe.each(scenes.map((scene) => [scene.name, scene] as const))(
  'content/scenes/%s.svg',
  (name, { svg, parts }) => {
    const [root] = parts;
    const wordsOf = (tag: string) =>
      parts
        .filter((part) => part.name === tag && part.attributes['id'] !== undefined)
        .map(({ text }) => text.trim());

    test('is a well-formed SVG', async () => {
      const { errors } = await validateXML({
        xml: { fileName: `${name}.svg`, contents: svg },
        schema: { fileName: 'any-svg.xsd', contents: ANY_SVG },
      });
      expect(errors.map(({ message }) => message)).toEqual([]);
    });

    test('is drawn on the grid on which marks are placed', () => {
      expect(root?.attributes).toMatchObject({ viewBox: '0 0 400 300' });
    });

    test('has a title, and a description that can stand for the drawing', () => {
      expect(root?.attributes).toMatchObject({ role: 'img', 'aria-labelledby': `${name}-t ${name}-d` });
      expect(parts.map(({ attributes }) => attributes['id'])).toEqual(
        expect.arrayContaining([`${name}-t`, `${name}-d`]),
      );
      expect(wordsOf('title').join('').length).toBeGreaterThanOrEqual(10);
      expect(wordsOf('desc').join('').length).toBeGreaterThanOrEqual(200);
    });

    test('has ids of its own: the name of the file stands before each, and each stands once', () => {
      const ids = parts.flatMap(({ attributes }) => attributes['id'] ?? []);
      expect(ids.filter((id) => !id.startsWith(`${name}-`))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    });

    test('holds shapes and text alone: no styles, scripts, pictures, links or foreign content', () => {
      expect(parts.map((part) => part.name).filter((part) => !DRAWN.has(part))).toEqual([]);
      const attributes = parts.flatMap((part) => Object.keys(part.attributes));
      expect(
        attributes.filter((attribute) => /^(style|class|href|xlink:href|on.*)$/.test(attribute)),
      ).toEqual([]);
    });

    test('names roles and no colour of its own, so that it follows the page in light and dark', () => {
      const paints = parts.flatMap(({ attributes }) =>
        [attributes['fill'] ?? [], attributes['stroke'] ?? []].flat(),
      );
      const role = /^(none|transparent|currentColor|url\(#[\w-]+\)|var\(--[a-z-]+, ?(currentColor|#fff)\))$/;
      expect(paints.filter((paint) => !role.test(paint))).toEqual([]);
    });

    test('has text of 16.5 units or more, which no transform makes smaller', () => {
      const texts = parts.filter((part) => part.name === 'text' || part.name === 'tspan');
      expect(texts.filter(({ fontSize }) => fontSize === null || !(fontSize >= 16.5))).toEqual([]);
      expect(parts.flatMap(({ attributes }) => attributes['transform'] ?? []).join(' ')).not.toMatch(
        /scale|matrix|skew/,
      );
    });

    test('weighs at most 12 KB, compressed', () => {
      expect(gzipSync(new TextEncoder().encode(svg)).length).toBeLessThanOrEqual(12 * 1024);
    });
  },
);
