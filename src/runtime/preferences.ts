import type { Preferences } from '../lms/port.ts';

/**
 * Starts sound and film as the learner asked the LMS for (cmi5, Quartz, 11.2). It is set once for each:
 * who then turns a sound on meant it. A package holds one language, so a wish for another changes nothing.
 */
export function applyPreferences({ audio }: Preferences, page: Document): void {
  if (audio === null) return;
  const set = new WeakSet<HTMLMediaElement>();
  const begin = (media: HTMLMediaElement) => {
    if (set.has(media)) return;
    set.add(media);
    media.muted = audio === 'off';
  };
  for (const media of page.querySelectorAll<HTMLMediaElement>('audio, video')) begin(media);
  // Media that an island adds later: "play" does not bubble, so it is caught on its way down.
  page.addEventListener(
    'play',
    ({ target }) => {
      if (target instanceof HTMLMediaElement) begin(target);
    },
    { capture: true },
  );
}
