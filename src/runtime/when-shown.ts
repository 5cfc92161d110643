import type { ClientDirective } from 'astro';

/**
 * The client directive `client:shown`: an island comes alive when it is on the screen. Where its code does
 * not arrive, the page says so under what stays as it is.
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

// oxlint-disable-next-line import/no-default-export -- Astro asks for it
export default whenShown;
