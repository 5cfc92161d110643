/** @returns whether a page that goes away now comes back at once; `undefined` where the browser does not tell */
export function watchReload(page: Window): () => boolean | undefined {
  const navigation: unknown = Reflect.get(page, 'navigation');
  if (!(navigation instanceof EventTarget)) return () => undefined;
  let last: unknown;
  navigation.addEventListener('navigate', (event) => {
    last = Reflect.get(event, 'navigationType');
  });
  return () => last === 'reload';
}
