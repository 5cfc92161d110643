import { z } from 'astro/zod';
import type { Replay } from '../core/scenario/scenario.ts';
import { factId, objectiveId, quoted, slug, text } from './field.ts';
import { policySlot } from './policy-slot.ts';
import { placeId } from './reference.ts';
import { pieceId } from './question/pieces.ts';
import {
  listOf,
  conditionSchema,
  effectsSchema,
  stateSchema,
  toldSchema,
  waysSchema,
} from './scenario-state.ts';

const replaySchema = z.strictObject({
  /** What was said and done. @example `you: “I’m Dana. I’m here to help you.”` */
  you: text,
  /** What reached the person; a list of two where two voices overlapped. @example `person: Dana.` */
  person: z
    .preprocess((value) => listOf(value), z.tuple([text, text.optional()]))
    .transform(([one, other]): Replay['person'] => (other === undefined ? [one] : [one, other])),
  /** What a review will ask or note. @example `review: Name, purpose, open question.` */
  review: text,
});

const optionSchema = z.strictObject({
  /** Short id, unique in the scenario and never reused for another meaning. @example `id: name-and-open` */
  id: pieceId,
  /** What the learner says or does. @example `text: Ask dispatch what the caller can see.` */
  text,
  /** It is offered where this holds. @example `when: { distance: [safe, cover] }` */
  when: conditionSchema.default({}),
  /** What it changes: one block or a list, each of which may have a `when`. @example `effects: { rapport: 15, tension: -10, clock: 1 }` */
  effects: effectsSchema,
  /** What comes of it: a text, or a list of texts with `when`, judged as it stands afterwards. @example `then: He stops at the word “Dana”.` */
  then: toldSchema,
  /** Why it moved, for the learner. @example `why: A name, a purpose and one open question.` */
  why: text,
  /** yes, partly or no: against what was known then, whatever came of it. @example `sound: partly` */
  sound: z.enum(['yes', 'partly', 'no']),
  /** What it is an example of. @example `tags: [one-voice]` */
  tags: z.array(slug).default([]),
  /** Ids of the facts it rests on. @example `facts: [A4.1.2]` */
  facts: z.array(factId).default([]),
  /** The moment as three people hold it afterwards. */
  replay: replaySchema,
  /** Id of a node or an ending; or a list of ways, of which the first that holds is taken. @example `next: provocation` */
  next: waysSchema,
});

const nodeSchema = z.strictObject({
  /** Short id that `next` and `begin` name. @example `id: first-words` */
  id: slug,
  /** A few words for maps and timelines. @example `name: First words` */
  name: text,
  /** The picture of the moment. */
  scene: z.strictObject({
    /** A drawing of `content/scenes`, without `.svg`. @example `picture: median-road` */
    picture: slug,
    /** Its layers to show, by their `data-layer`; what stands in no layer is always shown. @example `layers: [car-barrier]` */
    layers: z.array(slug).default([]),
    /** The same information in words. @example `alt: Plan view. A four-lane road …` */
    alt: text,
  }),
  /** What the learner sees and hears: a text, or a list of texts with `when`. @example `sees: Your partner has gone to hold the traffic.` */
  sees: toldSchema,
  /** What is asked. @example `stem: What do you say first?` */
  stem: text,
  /** Two to five. */
  options: z.array(optionSchema).min(2).max(5),
});

const endingSchema = z.strictObject({
  /** Short id that `next` names. @example `id: off-the-road` */
  id: slug,
  /** @example `title: He walks off the road` */
  title: text,
  /** settled, held, open, or beyond: force would be used, which is beyond this course. @example `kind: settled` */
  kind: z.enum(['settled', 'held', 'open', 'beyond']),
  /** What happened: a text, or a list of texts with `when`. @example `text: He sits down on the curb.` */
  text: toldSchema,
  /** Two to four paragraphs: what the decisions did, what was known when, what to take along. */
  debrief: z.array(text).min(2).max(4),
  /** Ids of the facts it rests on. @example `facts: [A3.6]` */
  facts: z.array(factId).default([]),
  /** Names of the policy slots that decide. @example `policySlots: [policy.warnings]` */
  policySlots: z.array(policySlot).default([]),
});

/** `quizzes/scenarios/ID.yaml`. Short forms of the author become long ones; numbers come from the ledger. */
export const scenarioSchema = z.strictObject({
  /** Stable id, unique among lessons and scenarios; the file's name. @example `id: median-line` */
  id: placeId,
  /** @example `title: Median line` */
  title: text,
  /** One sentence for the contents list. @example `summary: A man walks between the lanes at dusk.` */
  summary: text,
  /** Minutes that a learner needs, a whole number. @example `minutes: 12` */
  minutes: z.int().min(1).max(60),
  /** Who decides: officer or supervisor. @example `mode: officer` */
  mode: z.enum(['officer', 'supervisor']),
  /** Id of the learning objective that every decision is recorded under. @example `objective: O-3.3` */
  objective: objectiveId,
  /** Ids of the facts that the whole rests on. @example `facts: [A3.1]` */
  facts: z.array(factId).default([]),
  /** Shown before it begins: what hard matter it holds, and where help is. @example `note: This scenario speaks of suicide.` */
  note: text,
  /** Heading of the other person’s lens in the replay. @example `person: Him` */
  person: text,
  /** Time of day at the start, in quotes. @example `time: "18:42"` */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
    error: ({ input }) =>
      `${quoted(input)} is no time of day — write hours and minutes in quotes, such as "18:42"`,
  }),
  /** Id of the node it begins with. @example `begin: on-the-way` */
  begin: slug,
  /** How it stands at the start. */
  state: stateSchema,
  /** What can be known, by its id, in words for the learner. @example `caller-view: The caller sees him and no weapon` */
  info: z.record(slug, text).default({}),
  /** What help can come, by its id, in words for the learner. @example `clinician: A crisis clinician is on the way` */
  resources: z.record(slug, text).default({}),
  /** Why the person behaves so, at least one: one is drawn, and told in the debrief. */
  causes: z
    .array(
      z.strictObject({
        /** Short id that conditions name. @example `id: lost-job` */
        id: slug,
        /** Told in the debrief. @example `truth: He lost his job on Friday.` */
        truth: text,
      }),
    )
    .min(1),
  /** What happens unasked, at least two: one is drawn. */
  surprises: z
    .array(
      z.strictObject({
        /** Short id that conditions name. @example `id: horn` */
        id: slug,
        /** Told in the debrief. @example `name: A driver leans on the horn` */
        name: text,
      }),
    )
    .min(2),
  /** The moments of the scene, each with a decision. */
  nodes: z.array(nodeSchema).min(1),
  /** At least three. */
  endings: z.array(endingSchema).min(3),
});

export type ScenarioFile = z.infer<typeof scenarioSchema>;
