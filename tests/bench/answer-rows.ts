import { type AnswerCost, ANSWERED } from './answering.ts';
import { BUDGETS } from './conditions.ts';
import { milliseconds, type Row, spreadOf } from './table.ts';

/** One line for each way of answering, and one for saving, whatever was answered; medians count. */
export function answerRows(costs: readonly AnswerCost[]): Row[] {
  const rows = ANSWERED.map((kind): Row => {
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
  const saving = spreadOf(costs.map((cost) => cost.saving));
  return [
    ...rows,
    {
      figure: 'saving an answer',
      measured: milliseconds(saving),
      budget: `≤ ${BUDGETS.saving} ms`,
      met: saving.median <= BUDGETS.saving,
    },
  ];
}
