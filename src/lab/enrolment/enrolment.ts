import type { IncomingMessage, ServerResponse } from 'node:http';
import { aboutOf, type Exchange } from '../exchange.ts';
import type { LrsFault, LrsLaunch } from '../launch-settings.ts';
import { createLrs, type Lrs } from '../lrs.ts';
import type { Fault } from '../lrs/switches.ts';
import type { Cmi5Package, XapiPackage } from '../package-kind.ts';
import { createCmi5Launcher } from './cmi5-launcher.ts';
import type { Begun, EnrolmentPlace, Facts, Launcher } from './launcher.ts';
import { documentsOf, type Documents } from './state-documents.ts';
import { createXapiLauncher } from './xapi-launcher.ts';

/** One learner's registration for one package: its own LRS, and what the LMS makes of it. */
export interface Enrolment {
  readonly standard: LrsKind['standard'];
  /** UUID; the same at each launch, so that the course goes on where it was. */
  readonly registration: string;
  /** Begins a session. @param kind the package as it is now @returns address of the course with the launch in its query, from the lab's root */
  launch(settings: LrsLaunch, kind: LrsKind): string;
  /** Serves `xapi/…` and `fetch/…` below the enrolment's base. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Counts from the next request on. */
  setFault(fault: LrsFault): void;
  record(): LrsRecord;
}

/** What the lab can tell of an enrolment. */
export interface LrsRecord {
  readonly standard: LrsKind['standard'];
  readonly registration: string;
  readonly facts: Facts;
  readonly documents: Documents;
  readonly requests: readonly Exchange[];
  readonly violations: readonly string[];
}

export type LrsKind = Cmi5Package | XapiPackage;

export interface EnrolmentOptions {
  readonly standard: LrsKind['standard'];
  readonly place: Omit<EnrolmentPlace, 'lrs'>;
  /** Credentials that an xAPI launch puts into the address. */
  readonly key: { readonly key: string; readonly secret: string };
  /** Watches what an LRS stores. @returns to be called whenever something may have been stored */
  readonly watch: (stored: () => readonly unknown[]) => () => void;
  /** Gets each request of the course as it was answered, or left without an answer. */
  readonly onExchange: (exchange: Exchange) => void;
}

/** What the LRS does wrong; a token that is not handed out is no matter of the LRS. */
const SWITCHED: Readonly<Record<LrsFault, Fault | undefined>> = {
  none: undefined,
  'lrs-503': { kind: 'status', status: 503 },
  'lrs-401': { kind: 'status', status: 401 },
  'lrs-hang': { kind: 'hang' },
  'fetch-error': undefined,
};

export function createEnrolment(options: EnrolmentOptions): Enrolment {
  const { standard, place, key, onExchange } = options;
  const { registration } = place;
  const base = new URL(place.base).pathname;
  const whole: EnrolmentPlace = { ...place, lrs: () => lrs };
  const launcher: Launcher = standard === 'cmi5' ? createCmi5Launcher(whole) : createXapiLauncher(whole, key);
  const lrs: Lrs = createLrs({
    now: place.now,
    base: new URL(place.endpoint).pathname,
    credentials: standard === 'cmi5' ? [] : [key],
    gate: (request) => launcher.gate(request),
  });
  const tell = options.watch(() => lrs.statements());
  const requests: Exchange[] = [];
  let fault: LrsFault = 'none';
  let begun: Begun | undefined;
  let noted = 0;

  /** Called in the same turn in which the answer was made, so that no other request's breaches are in it. */
  function note(what: Pick<Exchange, 'method' | 'resource' | 'about'>, response: ServerResponse): void {
    const violations = launcher.violations().slice(noted);
    noted += violations.length;
    const status = response.headersSent ? response.statusCode : null;
    const exchange = { at: place.now(), ...what, status, violations };
    requests.push(exchange);
    onExchange(exchange);
  }

  return {
    standard,
    registration,
    launch(settings, kind) {
      begun = launcher.launch(settings, kind);
      tell();
      const [address = '', fragment] = settings.launch.split('#');
      const joint = address.includes('?') ? '&' : '?';
      return `${address}${joint}${begun.query}${fragment === undefined ? '' : `#${fragment}`}`;
    },
    async handle(request, response) {
      const { method = 'GET' } = request;
      if ((request.url ?? '').startsWith(`${base}fetch/`)) {
        await launcher.serveFetch(request, response);
        note({ method, resource: 'fetch', about: [] }, response);
        return;
      }
      const switched = SWITCHED[fault];
      // One for each request: two at once must both meet it. A preflight meets none.
      if (switched !== undefined && method !== 'OPTIONS') lrs.switches.arm(switched);
      await lrs.handle(request, response);
      tell();
      const arrived = lrs.requests().at(-1);
      if (arrived === undefined || method === 'OPTIONS' || response.destroyed) return;
      note({ method, resource: arrived.resource, about: aboutOf(arrived) }, response);
    },
    setFault(asked) {
      fault = asked;
      lrs.switches.clear();
      launcher.refuseToken(asked === 'fetch-error');
    },
    record: () => ({
      standard,
      registration,
      facts: launcher.facts(),
      documents: begun === undefined ? {} : documentsOf(lrs, begun, registration),
      requests: [...requests],
      violations: launcher.violations(),
    }),
  };
}
