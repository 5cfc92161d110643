import { extensionIris, type ExtensionIris, verbIris, type VerbName } from '../../xapi/vocabulary.ts';
import { type Item, item, itemIri, type Scheme } from './scheme.ts';

/** A JSON Schema, as far as the Profile needs one. */
type Schema = Readonly<Record<string, unknown>>;

interface Concept extends Item {
  /** JSON Schema as text (xAPI Profiles 1.0, part two, extensions and document resources). */
  readonly inlineSchema: string;
  readonly recommendedVerbs?: readonly string[];
  readonly contentType?: string;
}

interface Extension {
  readonly key: keyof ExtensionIris;
  readonly name: string;
  readonly about: string;
  readonly schema: Schema;
  /** Left out where every statement carries it. */
  readonly verbs?: readonly VerbName[];
}

const ofTries: readonly VerbName[] = ['answered', 'passed', 'failed'];

const extensions: readonly Extension[] = [
  {
    key: 'version',
    name: 'Course version',
    about: 'Version of the course that the learner saw, as its author counts.',
    schema: { type: 'string', minLength: 1 },
  },
  {
    key: 'contentHash',
    name: 'Content hash',
    about: 'Hex digest of everything the learner could see: two builds with the same digest show the same.',
    schema: { type: 'string', pattern: '^[0-9a-f]+$' },
  },
  {
    key: 'edition',
    name: 'Edition',
    about: 'Name of the edition: which lessons and rules were chosen for this learner.',
    schema: { type: 'string', minLength: 1 },
  },
  {
    key: 'attempt',
    name: 'Try',
    about: 'Try at the assessment in which this happened, counted from 1.',
    schema: { type: 'integer', minimum: 1 },
    verbs: ofTries,
  },
  {
    key: 'seed',
    name: 'Form seed',
    about: 'Number from which the questions of the try were drawn and their options shuffled.',
    schema: { type: 'integer', minimum: 0, maximum: 4_294_967_295 },
    verbs: ofTries,
  },
  {
    key: 'passMark',
    name: 'Pass mark',
    about: 'Percent that had to be reached in the try.',
    schema: { type: 'number', minimum: 0, maximum: 100 },
    verbs: ['passed', 'failed'],
  },
  {
    key: 'retry',
    name: 'Retry',
    about: 'The same was answered before: the first answer is the one that counts as practice on record.',
    schema: { type: 'boolean', const: true },
    verbs: ['answered'],
  },
];

const judgement: Schema = {
  type: 'object',
  required: ['id', 'at', 'after', 'score', 'sent'],
  properties: {
    id: { type: 'string', format: 'uuid', description: 'Id of the statement.' },
    at: { type: 'number', description: 'When it was judged, epoch milliseconds.' },
    after: { type: 'number', description: 'Milliseconds since the session was initialized.' },
    score: { type: ['object', 'null'], description: 'The score it is about.' },
    sent: { type: 'boolean', description: 'Whether the LRS is known to hold the statement.' },
  },
};

const attemptState: Schema = {
  type: 'object',
  required: ['v', 'visit', 'state', 'bookmark', 'judged'],
  properties: {
    v: { const: 1 },
    visit: {
      type: 'object',
      required: ['id', 'startedAt'],
      properties: {
        id: { type: 'string', description: 'The window that wrote the document.' },
        startedAt: { type: 'number', description: 'When its visit began, epoch milliseconds.' },
      },
    },
    state: { type: 'string', description: 'The attempt, in the notation of the course.' },
    bookmark: { type: 'string', description: 'Where the learner was.' },
    judged: {
      type: 'object',
      properties: { completed: judgement, passed: judgement, failed: judgement },
    },
    registration: {
      type: 'string',
      format: 'uuid',
      description: 'The attempt, where the launch brings none.',
    },
  },
};

/** The words that are the course's own. Verbs and activity types are ADL's: named by their IRI, not described again. */
export function concepts(scheme: Scheme): readonly Concept[] {
  return [
    ...extensions.map((extension) => extensionConcept(scheme, extension)),
    {
      ...item(scheme, 'StateResource', {
        id: itemIri(scheme, 'state', 'attempt'),
        name: 'Saved attempt',
        about:
          'Where a launch through an LRS keeps the attempt between visits, one document a registration: the saved state, the bookmark, and which judgements were made and sent.',
      }),
      contentType: 'application/json',
      inlineSchema: JSON.stringify(attemptState),
    },
  ];
}

function extensionConcept(scheme: Scheme, { key, name, about, schema, verbs }: Extension): Concept {
  const id = extensionIris(scheme.courseIri)[key];
  return {
    ...item(scheme, 'ContextExtension', { id, name, about }),
    recommendedVerbs: verbs === undefined ? Object.values(verbIris) : verbs.map((verb) => verbIris[verb]),
    inlineSchema: JSON.stringify(schema),
  };
}
