import type { Settings } from '../core/settings.ts';

/**
 * Reads the settings out of the page.
 * @throws Error where the page holds none: then the package was not made by the build.
 */
export function readSettings(page: Document): Settings {
  const element = page.getElementById('settings');
  if (element?.textContent == null) throw new Error('No settings: build the package again.');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the packaging wrote it from this type
  return JSON.parse(element.textContent) as Settings;
}
