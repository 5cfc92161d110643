import { randomUUID } from 'node:crypto';
import type { LrsKind, Enrolment, EnrolmentOptions } from './enrolment.ts';
import { createEnrolment } from './enrolment.ts';
import type { Exchange } from '../exchange.ts';

/** An exchange with the enrolment it belongs to, as the pages are told of it. */
export interface PlacedExchange extends Exchange {
  readonly packageName: string;
  readonly learner: string;
}

export interface EnrolmentStoreOptions extends Pick<EnrolmentOptions, 'key' | 'watch'> {
  /** Where the lab listens, without a slash at its end. */
  readonly url: string;
  readonly now: () => number;
  readonly onExchange: (exchange: PlacedExchange) => void;
}

export interface EnrolmentStore {
  /** The learner's enrolment; a new one where there is none, or where the package's standard has changed. */
  of(packageName: string, learner: string, standard: LrsKind['standard']): Enrolment;
  /** One that was forgotten too: its course may still say goodbye. */
  byRegistration(registration: string): Enrolment | undefined;
  /** The learner begins anew: the next launch gets a registration of its own. */
  forget(packageName: string, learner: string): void;
}

/** First path segment of everything that enrolments serve. */
export const ENROLMENTS = 'enrolments';

export function createEnrolmentStore(options: EnrolmentStoreOptions): EnrolmentStore {
  const { url, now, key, watch, onExchange } = options;
  const current = new Map<string, Enrolment>();
  const byRegistration = new Map<string, Enrolment>();
  const keyOf = (packageName: string, learner: string) => JSON.stringify([packageName, learner]);
  return {
    of(packageName, learner, standard) {
      const held = current.get(keyOf(packageName, learner));
      if (held?.standard === standard) return held;
      const registration = randomUUID();
      const base = `${url}/${ENROLMENTS}/${registration}/`;
      const place = { registration, base, endpoint: `${base}xapi/`, returnUrl: `${url}/returned`, now };
      const enrolment = createEnrolment({
        standard,
        place,
        key,
        watch,
        onExchange: (exchange) => onExchange({ ...exchange, packageName, learner }),
      });
      current.set(keyOf(packageName, learner), enrolment);
      byRegistration.set(registration, enrolment);
      return enrolment;
    },
    byRegistration: (registration) => byRegistration.get(registration),
    forget: (packageName, learner) => void current.delete(keyOf(packageName, learner)),
  };
}
