import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LaunchError } from '../../src/lms/launch-error.ts';
import { showBanner } from '../../src/runtime/banner.ts';
import { showLaunchProblem } from '../../src/runtime/launch-problem.ts';
import { MARKUP } from '../support/hostile-text.ts';

beforeEach(() => {
  const announcer = document.createElement('p');
  announcer.id = 'announcer';
  const main = document.createElement('main');
  main.id = 'main';
  const above = document.createElement('div');
  above.id = 'above';
  const template = document.createElement('template');
  template.id = 'banner';
  template.innerHTML = '<div><p></p><p></p><div class="btns"></div></div>';
  document.body.append(announcer, above, template, main);
});
afterEach(() => document.body.replaceChildren());

function expectOnlyText(): void {
  expect(document.querySelectorAll('img, script, [onerror], [onload], body svg')).toHaveLength(0);
  expect(document.body.textContent).toContain(MARKUP);
}

describe('a text from outside', () => {
  test('is text on the page of a failed launch: the department, its contact and what support is told', () => {
    const contact = { name: MARKUP, email: MARKUP, phone: MARKUP, reset: MARKUP };
    showLaunchProblem(new LaunchError('malformed', MARKUP), { name: MARKUP, homePage: MARKUP, contact });
    expectOnlyText();
    // Name, mail, phone, department and the code.
    expect(document.body.textContent?.split(MARKUP)).toHaveLength(6);
  });

  test('is text in a banner, on its buttons and in what is announced', () => {
    showBanner('late', { title: MARKUP, text: MARKUP, actions: [{ label: MARKUP, run: () => {} }] });
    expectOnlyText();
  });
});
