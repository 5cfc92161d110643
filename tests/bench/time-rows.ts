import { BUDGETS } from './conditions.ts';
import type { Took } from './paint-marks.ts';
import { milliseconds, spreadOf, type Row } from './table.ts';
import type { Visit } from './visit.ts';

/** Times of the course beside those of the bare page, medians of as many visits each. */
export function timeRows(course: readonly Visit[], bare: readonly Visit[]): Row[] {
  const text = spreadOf(course.map((visit) => visit.text));
  const bareText = spreadOf(bare.map((visit) => visit.text));
  const ratio = text.median / bareText.median;
  const blocking = spreadOf(course.map((visit) => visit.blocking));
  const info = (figure: string, values: readonly number[]): Row => ({
    figure,
    measured: milliseconds(spreadOf(values)),
    budget: '',
    met: null,
  });
  return [
    {
      figure: 'text readable',
      measured: `${milliseconds(text)} = ${ratio.toFixed(2)} × bare page`,
      budget: `≤ ${BUDGETS.textRatio} ×`,
      met: ratio <= BUDGETS.textRatio,
    },
    info(
      'text readable, bare page',
      bare.map((visit) => visit.text),
    ),
    info(
      'first paint',
      course.map((visit) => visit.first),
    ),
    info(
      'first paint, bare page',
      bare.map((visit) => visit.first),
    ),
    {
      figure: 'total blocking time',
      measured: milliseconds(blocking),
      budget: `< ${BUDGETS.blocking} ms`,
      met: blocking.median < BUDGETS.blocking,
    },
    info(
      'total blocking time, bare page',
      bare.map((visit) => visit.blocking),
    ),
    info(
      'frames beyond 50 ms, with drawing',
      course.map((visit) => visit.drawing),
    ),
    info(
      'frames beyond 50 ms, bare page',
      bare.map((visit) => visit.drawing),
    ),
  ];
}

/** The long tasks of the visit with the middle blocking time, and what was timed as the text. */
export function timeNotes(course: readonly Visit[]): string {
  const middle = [...course].sort((a, b) => a.blocking - b.blocking)[Math.floor((course.length - 1) / 2)];
  if (middle === undefined) return '';
  const warning = course.every(({ inLesson }) => inLesson)
    ? ''
    : ' It is NOT in the lesson: the time above is not that of the lesson’s text.';
  return `Middle run, long tasks: ${listOf(middle.longTasks)}.
Middle run, frames over 50 ms, with style, layout and paint: ${listOf(middle.longFrames)}.
Timed as the text, the largest that was painted: “${middle.words} …”.${warning}`;
}

function listOf(entries: readonly Took[]): string {
  const texts = entries.map(({ at, took }) => `${took.toFixed(0)} ms at ${at.toFixed(0)} ms`);
  return texts.length === 0 ? 'none' : texts.join(', ');
}
