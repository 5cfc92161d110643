/**
 * Says a sentence to screen readers, politely, through the page's one live region. The region is
 * emptied first, so that the same sentence twice is said twice.
 */
export function announce(sentence: string): void {
  const region = document.getElementById('announcer');
  if (region === null) return;
  region.textContent = '';
  requestAnimationFrame(() => {
    region.textContent = sentence;
  });
}
