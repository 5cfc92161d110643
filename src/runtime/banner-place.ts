/*
 * A banner's place is at the top of the page. Whoever has read on would not see it there, so it stands at the
 * foot of the window until it is put back, or its place comes into sight.
 */

/** To be called once the banner is in the page, and whenever it says something else. */
export function bringIntoSight(banner: HTMLElement): void {
  // Two would cover each other, and the last one said matters most.
  for (const other of document.querySelectorAll<HTMLElement>('[data-aside]')) putBack(other);
  const header = document.querySelector('.chrome')?.getBoundingClientRect().bottom ?? 0;
  if (banner.getBoundingClientRect().top >= header || banner.parentElement === null) return;
  banner.dataset['aside'] = '';
  const sight = new IntersectionObserver(([place]) => {
    if (place?.isIntersecting !== true) return;
    sight.disconnect();
    delete banner.dataset['aside'];
  });
  sight.observe(banner.parentElement);
}

/** To its place, where it takes room; who reads below that stays there. */
export function putBack(banner: HTMLElement): void {
  const top = () => document.getElementById('main')?.getBoundingClientRect().top ?? 0;
  const before = top();
  delete banner.dataset['aside'];
  // Browsers keep what is read in place, but not where a `position` changes (CSS Scroll Anchoring, 2.2).
  scrollBy(0, top() - before);
}
