/**
 * Stands in the page before everything else: a press on an answer button before the question is
 * alive is noted on the button, and the question takes it when it wakes.
 */
export const early =
  "addEventListener('click',e=>{const b=e.target.closest&&e.target.closest('[data-early]');if(b&&b.getAttribute('aria-disabled')==='true')b.dataset.early='pressed'})";
