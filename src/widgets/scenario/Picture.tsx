import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Scene } from '../../core/scenario/scenario.ts';

interface PictureProps {
  readonly scene: Scene;
  readonly pictures: Readonly<Record<string, string>>;
}

/**
 * The drawing of a moment, with the layers that belong to it. Layers are switched by presentation
 * attributes before the page is painted: the page's CSP takes no inline style.
 */
export function Picture({ scene, pictures }: PictureProps) {
  const holder = useRef<HTMLDivElement>(null);
  const drawing = pictures[scene.picture];
  useLayoutEffect(() => {
    const svg = holder.current?.querySelector('svg');
    if (svg == null) return;
    for (const layer of svg.querySelectorAll('[data-layer]')) {
      if (scene.layers.includes(layer.getAttribute('data-layer') ?? '')) layer.removeAttribute('display');
      else layer.setAttribute('display', 'none');
    }
    svg.setAttribute('role', 'img');
    svg.setAttribute('aria-label', scene.alt);
  }, [drawing, scene]);
  if (drawing === undefined) return null;
  return (
    <figure>
      {/* oxlint-disable-next-line react/no-danger -- an author's drawing, out of the course's own files */}
      <div ref={holder} dangerouslySetInnerHTML={{ __html: drawing }} />
    </figure>
  );
}
