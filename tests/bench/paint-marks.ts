declare global {
  interface Window {
    benchMarks?: PaintMarks;
  }
}

/** What a frame saw of itself; times in milliseconds since its navigation began. */
export interface PaintMarks {
  /** First contentful paint. */
  first: number | undefined;
  /** Largest contentful paint up to now, and the words it showed. */
  largest: { readonly at: number; readonly inLesson: boolean; readonly words: string } | undefined;
  /** Tasks of the main thread that took over 50 ms (the Long Tasks API's own limit). */
  readonly longTasks: Took[];
  /** Frames that took over 50 ms from their first task to their paint; told to the top window alone. */
  readonly longFrames: Took[];
}

export interface Took {
  readonly at: number;
  readonly took: number;
}

/** Runs in each new frame before its first byte; it has to stand alone, because only its text gets there. */
export function keepPaintMarks(): void {
  const marks: PaintMarks = { first: undefined, largest: undefined, longTasks: [], longFrames: [] };
  window.benchMarks = marks;
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') marks.first = startTime;
  });
  watch('largest-contentful-paint', (entry) => {
    const { element } = entry as LargestContentfulPaint;
    const bare = document.querySelector('article') === null;
    marks.largest = {
      at: entry.startTime,
      inLesson: bare || (element !== null && element.closest('article') !== null),
      words: element?.textContent.trim().slice(0, 60) ?? '',
    };
  });
  watch('longtask', ({ startTime, duration }) => marks.longTasks.push({ at: startTime, took: duration }));
  watch('long-animation-frame', ({ startTime, duration }) =>
    marks.longFrames.push({ at: startTime, took: duration }),
  );
}
