import type { Fact } from '../../schemas/facts.ts';
import { POLICY_SLOTS } from '../../schemas/policy-slot.ts';
import type { YamlSource } from '../yaml-source.ts';
import { countBy } from './lesson-figures.ts';

/** What those who keep the course right have to know. */
export interface UpkeepFigures {
  readonly facts: {
    readonly all: number;
    readonly sure: Readonly<Record<string, number>>;
    /** By month, `2027-11`: how many have to be looked at again by a day in it. */
    readonly reviews: Readonly<Record<string, number>>;
    /** Facts that nothing names. */
    readonly unused: readonly string[];
  };
  readonly policySlots: {
    /** How often each is named. */
    readonly used: Readonly<Record<string, number>>;
    readonly unused: readonly string[];
  };
}

/** @param sources every author file, whatever its shape: facts and slots are told by the keys that name them */
export function upkeepFigures(
  facts: readonly Pick<Fact, 'id' | 'sure' | 'review'>[],
  sources: readonly Pick<YamlSource, 'value'>[],
): UpkeepFigures {
  const namedBy = (keys: readonly string[]): readonly string[] =>
    sources.flatMap(({ value }) => named(value, keys));
  const used = new Set(namedBy(['facts']));
  const slots = namedBy(['policySlot', 'policySlots']);
  return {
    facts: {
      all: facts.length,
      sure: countBy(facts.map(({ sure }) => sure)),
      reviews: countBy(facts.map(({ review }) => review.slice(0, 7))),
      unused: facts.map(({ id }) => id).filter((id) => !used.has(id)),
    },
    policySlots: {
      used: countBy(slots),
      unused: POLICY_SLOTS.filter((slot) => !slots.includes(slot)),
    },
  };
}

/** Texts under the keys, at any depth: one, or a list of them. */
function named(value: unknown, keys: readonly string[]): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => named(one, keys));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    if (!keys.includes(key)) return named(child, keys);
    const list: readonly unknown[] = Array.isArray(child) ? child : [child];
    return list.filter((one) => typeof one === 'string');
  });
}
