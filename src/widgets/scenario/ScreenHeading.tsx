import { useLayoutEffect, useRef } from 'preact/hooks';

interface ScreenHeadingProps {
  readonly text: string;
  /** 2 for a screen of its own, 3 within another one. */
  readonly level: 2 | 3;
  /** Whether the screen came by something the learner did: then focus and view go to it. */
  readonly arrived: boolean;
  /** Whether only screen readers meet it, because what follows speaks for itself. */
  readonly hidden?: boolean;
}

/** Heading of a screen: takes the focus, or keyboard and screen reader stay behind at a button that is gone. */
export function ScreenHeading({ text, level, arrived, hidden = false }: ScreenHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before the next frame: on a slow computer the focus would stand on nothing until then.
  useLayoutEffect(() => {
    if (!arrived) return;
    heading.current?.closest('section')?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, []);
  const Tag = level === 2 ? 'h2' : 'h3';
  return (
    <Tag ref={heading} tabIndex={-1} class={hidden ? 'vh' : ''}>
      {text}
    </Tag>
  );
}
