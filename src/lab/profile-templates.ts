import { isDeepStrictEqual } from 'node:util';
import { valuesAt } from './json-path.ts';
import { isRecord } from './lrs/exchange.ts';
import type { Rule, Template } from './profile-document.ts';

/** How one statement stands to the templates that describe it. */
export interface Verdict {
  /** Ids of the templates whose determining properties the statement has. */
  readonly templates: readonly string[];
  /** One sentence for each rule that is broken. */
  readonly faults: readonly string[];
}

/** Function `validates` of xAPI Profiles 1.0, part three, 2.1. */
export function verdictOn(statement: unknown, templates: readonly Template[]): Verdict {
  const normalized = withLists(statement);
  const matching = templates.filter((template) => isDescribedBy(normalized, template));
  return {
    templates: matching.map(({ id }) => id),
    faults: matching.flatMap(({ id, rules = [] }) =>
      rules.flatMap((rule) => breaches(normalized, rule).map((breach) => `${breach} (template ${id})`)),
    ),
  };
}

/** A statement has a determining property where it holds all of the property's values. */
function isDescribedBy(statement: unknown, template: Template): boolean {
  const around = (kind: string) => `$.context.contextActivities.${kind}[*].definition.type`;
  const wanted: readonly (readonly [string, string | readonly string[] | undefined])[] = [
    ['$.verb.id', template.verb],
    ['$.object.definition.type', template.objectActivityType],
    [around('grouping'), template.contextGroupingActivityType],
    [around('parent'), template.contextParentActivityType],
    [around('other'), template.contextOtherActivityType],
    [around('category'), template.contextCategoryActivityType],
    ['$.attachments[*].usageType', template.attachmentUsageType],
  ];
  return wanted.every(([location, values = []]) => {
    const found = valuesAt(statement, location);
    return [values].flat().every((value) => found.includes(value));
  });
}

/** Function `follows_rule` of xAPI Profiles 1.0, part three, 2.1, as sentences. */
function breaches(statement: unknown, rule: Rule): readonly string[] {
  const { location, selector, presence, any, all, none } = rule;
  const places = valuesAt(statement, location);
  const selections = selector === undefined ? [] : places.map((place) => valuesAt(place, selector));
  const values = selector === undefined ? places : selections.flat();
  const hasUnmatchable = selections.some((selection) => selection.length === 0);
  const where = selector === undefined ? location : `${location}, ${selector}`;
  const applies = presence !== 'recommended' || places.length > 0;
  const found = shown(values);
  if (presence === 'included' && (values.length === 0 || hasUnmatchable)) return [`${where} is missing`];
  const checks: readonly (readonly [boolean, string])[] = [
    [presence === 'excluded' && values.length > 0, `${where} is ${found} and has to be left out`],
    [
      applies && any !== undefined && !values.some((value) => isOneOf(value, any)),
      `${where} is ${found}, without any of ${shown(any)}`,
    ],
    [
      applies && all !== undefined && (hasUnmatchable || !values.every((value) => isOneOf(value, all))),
      `${where} is ${found}, not only ${shown(all)}`,
    ],
    [
      applies && none !== undefined && values.some((value) => isOneOf(value, none)),
      `${where} is ${found}, which may hold none of ${shown(none)}`,
    ],
  ];
  return checks.flatMap(([isBroken, sentence]) => (isBroken ? [sentence] : []));
}

function isOneOf(value: unknown, values: readonly unknown[]): boolean {
  return values.some((one) => isDeepStrictEqual(one, value));
}

function shown(values: readonly unknown[] = []): string {
  return values.length === 0 ? 'nothing' : values.map((value) => JSON.stringify(value)).join(', ');
}

/** A single context activity stands for a list of one before rules are applied (xAPI 1.0.3 Data 2.4.6.2). */
function withLists(statement: unknown): unknown {
  if (!isRecord(statement) || !isRecord(statement.context)) return statement;
  const { contextActivities } = statement.context;
  if (!isRecord(contextActivities)) return statement;
  const lists = Object.fromEntries(
    Object.entries(contextActivities).map(([kind, activities]) => [kind, [activities].flat()]),
  );
  return { ...statement, context: { ...statement.context, contextActivities: lists } };
}
