import type { Session } from '../core/session.ts';
import type { Settings, TargetName } from '../core/settings.ts';
import { type Channel, openChannel as open } from '../xapi/channel.ts';
import { scormFrame } from '../xapi/context-frame.ts';
import type { CredentialSource } from '../xapi/credentials.ts';
import type { Notice } from '../xapi/outbox/notice.ts';
import { openShelves } from '../xapi/outbox/shelf.ts';
import { randomUuid } from './random.ts';

interface ChannelSettings {
  readonly settings: Settings;
  readonly learner: string;
  /** The visit as it began. */
  readonly session: Session;
  /** When the visit began, epoch milliseconds. */
  readonly startedAt: number;
  tell(notice: Notice): void;
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Joins the page's clock, network, storage and chance with the statements' channel. A chunk of its own: it carries the client. */
export function openChannel({ settings, learner, session, startedAt, tell }: ChannelSettings): Channel {
  const actor = {
    objectType: 'Agent',
    account: { homePage: settings.agency.homePage, name: learner },
  } as const;
  const tools = { window, now: Date.now, wait, uuid: randomUuid };
  const channel = open({
    source: sourceOf(settings),
    learner,
    session,
    version: settings.xapiVersion,
    report: {
      actor,
      registration: session.attempt.registration,
      courseIri: settings.courseIri,
      activityIri: settings.courseIri,
      plan: settings.plan,
      language: settings.language,
      startedAt,
      frame: scormFrame(platformOf(settings.target)),
    },
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    wait,
    random: Math.random,
    shelves: (family) => openShelves(tools, family, actor),
    tell,
  });
  addEventListener('online', () => channel.wake());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') channel.wake();
  });
  return channel;
}

function sourceOf({ xapi }: Settings): CredentialSource {
  switch (xapi.mode) {
    case 'broker':
      return { kind: 'broker', url: xapi.url, endpoint: xapi.endpoint };
    case 'embedded':
      return { kind: 'embedded', endpoint: xapi.endpoint, key: xapi.key, secret: xapi.secret };
    case 'off':
      throw new Error('This edition sends no statements.');
    default:
      return xapi satisfies never;
  }
}

/** What the course runs in, as statements name it. */
function platformOf(target: TargetName): string {
  switch (target) {
    case 'scorm12':
      return 'SCORM 1.2';
    case 'scorm2004-3rd':
      return 'SCORM 2004 3rd Edition';
    case 'scorm2004-4th':
      return 'SCORM 2004 4th Edition';
    case 'cmi5':
    case 'xapi':
    case 'web':
    case 'single':
      throw new Error(`A ${target} package has no channel of its own.`);
    default:
      return target satisfies never;
  }
}
