import type { Activity } from '@xapi/xapi';
import { isoDuration } from '../core/duration.ts';
import type { Interaction } from '../core/session.ts';
import { isoTimestamp } from '../core/timestamp.ts';
import { lessonActivity, objectiveActivity, scenarioActivity } from './activities.ts';
import { interactionActivity, responseOf } from './interaction-activity.ts';
import { contextOf, tryScope, type ReportContext } from './report-context.ts';
import type { Statement } from './statement.ts';
import { verbIris } from './vocabulary.ts';

/**
 * The statement of one answer, or of one decision in a scenario. `answered` stands in place of the ADL
 * SCORM profile's `responded`, as reports of today's LRSs look for it. Where nothing was to be got right
 * there is no `success`; a score stands only where a part of the answer was worth a part.
 */
export function answeredStatement(interaction: Interaction, id: string, report: ReportContext): Statement {
  const { form, item, exchange, result, credit, isRetry } = interaction;
  const place = form === null ? { parent: [parentOf(interaction, report)] } : tryScope(report, form);
  const isPart = credit !== null && credit > 0 && credit < 100;
  return {
    id,
    actor: report.actor,
    verb: { id: verbIris.answered, display: { en: 'answered' } },
    object: interactionActivity(report, item, exchange),
    result: {
      response: responseOf(exchange),
      ...(result === 'neutral' ? {} : { success: result === 'correct' }),
      ...(isPart ? { score: { scaled: credit / 100 } } : {}),
      duration: isoDuration(interaction.latencyMs),
    },
    context: contextOf(report, 'other', {
      ...place,
      isRetry,
      other: [objectiveActivity(report, item.objective)],
    }),
    timestamp: isoTimestamp(interaction.at),
  };
}

function parentOf({ item: { parent } }: Interaction, report: ReportContext): Activity {
  switch (parent.kind) {
    case 'lesson':
      return lessonActivity(report, parent.id);
    case 'scenario':
      return scenarioActivity(report, parent.id);
    default:
      return parent.kind satisfies never;
  }
}
