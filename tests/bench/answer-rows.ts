import { type AnswerCost, ANSWERED } from './answering.ts';
import { BUDGETS } from './conditions.ts';
import { milliseconds, type Row, spreadOf } from './table.ts';

/** One line for each way of answering; the median counts. */
export function answerRows(costs: readonly AnswerCost[]): Row[] {
  return ANSWERED.map((kind) => {
    const own = costs.filter((cost) => cost.kind === kind);
    const script = spreadOf(own.map((cost) => cost.script));
    const drawing = spreadOf(own.map((cost) => cost.drawing));
    return {
      figure: `answer, ${kind}`,
      measured: `${milliseconds(script)}, style and layout ${drawing.median.toFixed(0)} ms`,
      budget: `≤ ${BUDGETS.answer} ms`,
      met: script.median <= BUDGETS.answer,
    };
  });
}
