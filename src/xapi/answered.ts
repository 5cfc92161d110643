import { isoDuration } from '../core/duration.ts';
import type { Interaction } from '../core/session.ts';
import { isoTimestamp } from '../core/timestamp.ts';
import { choiceResponse, lessonActivity, objectiveActivity, questionActivity } from './activities.ts';
import { contextOf, tryScope, type ReportContext } from './report-context.ts';
import type { Statement } from './statement.ts';
import { verbIris } from './vocabulary.ts';

/**
 * The statement of one answer. `answered` stands in place of the ADL SCORM profile's `responded`, as
 * reports of today's LRSs look for it. Where nothing was to be got right there is no `success`.
 */
export function answeredStatement(interaction: Interaction, id: string, report: ReportContext): Statement {
  const { form, question, result } = interaction;
  const place =
    form === null ? { parent: [lessonActivity(report, question.lesson)] } : tryScope(report, form);
  return {
    id,
    actor: report.actor,
    verb: { id: verbIris.answered, display: { en: 'answered' } },
    object: questionActivity(report, question),
    result: {
      response: choiceResponse(question, interaction.chosen),
      ...(result === 'neutral' ? {} : { success: result === 'correct' }),
      duration: isoDuration(interaction.latencyMs),
    },
    context: contextOf(report, 'other', { ...place, other: [objectiveActivity(report, question.objective)] }),
    timestamp: isoTimestamp(interaction.at),
  };
}
