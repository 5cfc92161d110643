import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../support/course-copy.ts';

/** Drawings of the course's own files, the script of the head, and settings whose every `<` is escaped. */
const OWN = ['early', 'data', 'figureOf(figure)', 'figureOf(name)', 'sceneOf(question.scene)'];

test('no page is built of a text taken for HTML but the course’s own: the linter reads no .astro', () => {
  const files = readdirSync(join(projectRoot, 'src'), { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((name) => name.endsWith('.astro'))
    .flatMap((name) => [
      ...readFileSync(join(projectRoot, 'src', name), 'utf8').matchAll(
        /set:html=\{([^}]*)\}|innerHTML|insertAdjacentHTML|dangerouslySetInnerHTML/g,
      ),
    ])
    .map(([whole, value]) => value ?? whole);
  expect([...new Set(found)].toSorted()).toEqual(OWN.toSorted());
});
