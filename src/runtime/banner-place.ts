import words from '../strings/en-saving.json';
import { actionButton } from './action-button.ts';

/*
 * A banner's place is at the top of the page. Whoever has read on would not see it there, so it stands at the
 * foot of the window until it is put back, or its place comes into sight.
 */

/**
 * To be called once the banner is in the page, and whenever it says something else.
 * @param stays whether the learner cannot take it away: then it can be put back
 */
export function bringIntoSight(banner: HTMLElement, stays: boolean): void {
  // Two would cover each other, and the last one said matters most.
  for (const other of document.querySelectorAll<HTMLElement>('[data-aside]')) {
    if (other !== banner) putBack(other);
  }
  // Only to see where its place is: it takes no room there in between.
  delete banner.dataset['aside'];
  const header = document.querySelector('.chrome')?.getBoundingClientRect().bottom ?? 0;
  if (banner.getBoundingClientRect().top >= header || banner.parentElement === null) return;
  if (stays && banner.querySelector('.to-top') === null) addWayBack(banner);
  banner.dataset['aside'] = '';
  const sight = new IntersectionObserver(([place]) => {
    if (place?.isIntersecting !== true) return;
    sight.disconnect();
    delete banner.dataset['aside'];
  });
  sight.observe(banner.parentElement);
}

function addWayBack(banner: HTMLElement): void {
  let before: HTMLElement | null = null;
  banner.addEventListener('focusin', ({ relatedTarget }) => {
    if (relatedTarget instanceof HTMLElement && !banner.contains(relatedTarget)) before = relatedTarget;
  });
  const button = actionButton({
    label: words.toTop,
    run() {
      putBack(banner);
      // Who came to it by the keyboard goes on where they were.
      before?.focus({ preventScroll: true });
    },
  });
  button.classList.add('to-top');
  banner.querySelector('.btns')?.append(button);
}

/** To its place, where it takes room; who reads below that stays there. */
function putBack(banner: HTMLElement): void {
  const top = () => document.getElementById('main')?.getBoundingClientRect().top ?? 0;
  const before = top();
  delete banner.dataset['aside'];
  // Browsers keep what is read in place, but not where a `position` changes (CSS Scroll Anchoring, 2.2).
  scrollBy(0, top() - before);
}
