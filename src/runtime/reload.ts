/** What the project needs of the Navigation API, which not every browser has. */
interface Navigation {
  addEventListener(type: 'navigate', listener: (event: { readonly navigationType?: unknown }) => void): void;
}

/** @returns whether a page that goes away now comes back at once, as far as the browser tells */
export function watchReload(page: Window): () => boolean {
  const navigation: unknown = Reflect.get(page, 'navigation');
  // Nobody can tell here: a session left open is mended at the next launch, one ended twice is not.
  if (!isNavigation(navigation)) return () => true;
  let last: unknown;
  navigation.addEventListener('navigate', ({ navigationType }) => {
    last = navigationType;
  });
  return () => last === 'reload';
}

function isNavigation(value: unknown): value is Navigation {
  return typeof value === 'object' && value !== null && 'addEventListener' in value;
}
