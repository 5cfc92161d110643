import type { ClientDirective } from 'astro';

/**
 * The client directive `client:shown`: an island comes alive when it is on the screen. Its properties
 * stand in a file of their own where its page is not the one that a launch shows first (`props-from`), so
 * that the first page is not kept waiting by what stands on the others. Where a file does not arrive, the
 * page says so under what stays as it is.
 */
const whenShown: ClientDirective = (load, _options, island) => {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    observer.disconnect();
    void comeAlive();
  });
  for (const child of island.children) observer.observe(child);

  async function comeAlive(): Promise<void> {
    try {
      await bringProperties(island);
      await (
        await load()
      )();
    } catch (cause) {
      console.warn(cause);
    }
    // Astro takes the attribute away once the island lives, and says nothing where it does not.
    if (!island.hasAttribute('ssr')) return;
    const words = document.querySelector<HTMLTemplateElement>('#missing')?.content.cloneNode(true);
    if (words !== undefined) island.after(words);
  }
};

async function bringProperties(island: HTMLElement): Promise<void> {
  const from = island.getAttribute('props-from');
  if (from === null) return;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the packaging wrote it
  const properties = (await import(/* @vite-ignore */ from)) as { default: Record<string, unknown> };
  island.setAttribute('props', JSON.stringify(properties.default[island.getAttribute('uid') ?? '']));
}

// oxlint-disable-next-line import/no-default-export -- Astro asks for it
export default whenShown;
