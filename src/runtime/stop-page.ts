/** The words of a dialog are the end of the visit: nothing behind it can be used. */
export function stopPage(): void {
  document.querySelector<HTMLElement>('.chrome')?.setAttribute('inert', '');
  document.getElementById('main')?.setAttribute('inert', '');
}
