import type { Locator, Page } from '@playwright/test';

/** One way to operate the controls of a page. */
export interface Hand {
  press(button: Locator): Promise<void>;
  /** Chooses a radio button, or turns a check box on. */
  tick(input: Locator): Promise<void>;
  select(list: Locator, value: string): Promise<void>;
  /** Brings a slider to a whole number from 0 up; where it stands there already, it is moved and brought back. */
  slide(slider: Locator, value: number): Promise<void>;
}

export const mouse: Hand = {
  press: (button) => button.click(),
  tick: (input) => input.check(),
  select: choose,
  slide: (slider, value) => slider.fill(String(value)),
};

/** Clicks without a pointer: hundreds of answers with the waits of a mouse would take minutes. */
export const swift: Hand = {
  press: click,
  tick: click,
  select: choose,
  slide: (slider, value) => slider.fill(String(value)),
};

function click(control: Locator): Promise<void> {
  return control.dispatchEvent('click');
}

async function choose(list: Locator, value: string): Promise<void> {
  await list.selectOption(value);
}

/**
 * Tab, arrows, Space, Enter and Home alone.
 * @param afterEach called after each act
 */
export function keyboard(page: Page, afterEach: () => Promise<void> = () => Promise.resolve()): Hand {
  const keys = page.keyboard;
  return {
    async press(button) {
      await tabTo(page, button);
      await keys.press('Enter');
      await afterEach();
    },
    async tick(input) {
      await tabTo(page, input);
      await keys.press('Space');
      // The arrows go round in a group of radio buttons, which is one stop of Tab.
      for (let presses = 0; presses < 12 && !(await input.isChecked()); presses += 1)
        await keys.press('ArrowDown');
      await afterEach();
    },
    async select(list, value) {
      await tabTo(page, list);
      for (let presses = 0; presses < 12 && (await list.inputValue()) !== value; presses += 1)
        await keys.press('ArrowDown');
      await afterEach();
    },
    async slide(slider, value) {
      await tabTo(page, slider);
      for (const key of ['ArrowRight', 'Home']) await keys.press(key);
      for (let presses = 0; presses < value; presses += 1) await keys.press('ArrowRight');
      await afterEach();
    },
  };
}

/** Presses Tab, or Shift and Tab, until the focus stands there; a page that traps the focus fails here. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    const way = await wanted.evaluate(wayTo);
    if (way === 'here') return;
    await page.keyboard.press(way);
  }
  throw new Error(`Tab never reached ${String(wanted)}.`);
}

function wayTo(wanted: Element): 'here' | 'Tab' | 'Shift+Tab' {
  const focused = wanted.ownerDocument.activeElement;
  const isInGroup =
    wanted instanceof HTMLInputElement &&
    wanted.type === 'radio' &&
    focused instanceof HTMLInputElement &&
    focused.name === wanted.name;
  if (focused === wanted || isInGroup) return 'here';
  const place = focused?.compareDocumentPosition(wanted) ?? 0;
  return (place & Node.DOCUMENT_POSITION_PRECEDING) === 0 ? 'Tab' : 'Shift+Tab';
}
