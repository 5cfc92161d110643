import type { YamlSource } from '../yaml-source.ts';
import type { AuthorText } from './author-text.ts';
import { withoutMarkup } from './author-text.ts';

/**
 * Keys whose values name, choose or cite something. Every other text is read, so that a new field is looked
 * at before anybody thinks of it here.
 */
const NAMES: ReadonlySet<string> = new Set(
  (
    'id type use kind sure form credit part rule model objective facts policySlot policySlots ' +
    'picture layers next to target tags when effects begin sound source sources by where date at ' +
    'review url iri version language homePage endpoint lessons scenarios banks targets quizzes'
  ).split(' '),
);

/** What stands around a value. */
interface Around {
  readonly path: readonly PropertyKey[];
  readonly ids: readonly string[];
  readonly isModel: (option: Block) => boolean;
}

type Block = Readonly<Record<string, unknown>>;

/** Every text of a YAML or JSON file, whatever its shape. */
export function yamlTexts({
  file,
  value,
  lineAt,
}: Pick<YamlSource, 'file' | 'value' | 'lineAt'>): readonly AuthorText[] {
  const texts: AuthorText[] = [];
  const take = (text: string, { path, ids }: Around, isModel: boolean): void => {
    texts.push({ file, line: lineAt(path), text: withoutMarkup(text.trim()), ids, kind: 'field', isModel });
  };
  const walk = (one: unknown, around: Around, isModel = false): void => {
    if (typeof one === 'string') take(one, around, isModel);
    else if (Array.isArray(one)) {
      for (const [index, item] of one.entries())
        walk(item, { ...around, path: [...around.path, index] }, isModel);
    } else if (isBlock(one)) walkBlock(one, around);
  };
  const walkBlock = (block: Block, { path, ids, isModel }: Around): void => {
    const inside = {
      ids: typeof block['id'] === 'string' ? [...ids, block['id']] : ids,
      isModel: typeof block['type'] === 'string' ? modelOf(block) : isModel,
    };
    for (const [key, child] of Object.entries(block)) {
      if (isName(key, block)) continue;
      const isSaid = isModel(block) && (key === 'text' || key === 'you');
      const within = key === 'replay' && isModel(block) ? { ...inside, isModel: () => true } : inside;
      walk(child, { ...within, path: [...path, key] }, isSaid);
    }
  };
  walk(value, { path: [], ids: [], isModel: isSound });
  return texts;
}

/** A source's title is its author's, not ours. */
function isName(key: string, block: Block): boolean {
  return (
    NAMES.has(key) || (key === 'title' && 'by' in block) || (key === 'scene' && block['type'] === 'cues')
  );
}

/** Which pieces of a question say what the course holds to be right. */
function modelOf(question: Block): (option: Block) => boolean {
  switch (question['type']) {
    // What a learner is to notice may well be a threat.
    case 'cues':
    case 'matching':
    case 'sorting':
    case 'moment':
      return () => false;
    case 'ordering':
      return () => true;
    case 'sentence': {
      const model: readonly unknown[] = Array.isArray(question['model']) ? question['model'] : [];
      return ({ id }) => model.includes(id);
    }
    default:
      return isSound;
  }
}

function isSound({ correct, sound }: Block): boolean {
  return correct === true || sound === 'yes';
}

function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null;
}
