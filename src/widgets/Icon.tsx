/** One of the page's signs; it always stands beside a word. */
export function Icon({ name }: { readonly name: 'right' | 'wrong' | 'part' | 'miss' }) {
  return (
    <svg class="i" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  );
}
