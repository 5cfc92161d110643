import type { LrsRecord } from '../../src/lab/enrolment/enrolment.ts';

/** What the lab’s LMS page was told about the launch. */
export async function settingsOf(page: Response): Promise<unknown> {
  const attribute = /data-settings="([^"]*)"/.exec(await page.text())?.[1] ?? '';
  return JSON.parse(attribute.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code))));
}

/** Answers the next event at each call, as text, without comments. */
export function eventReader(response: Response): () => Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async () => {
    for (;;) {
      text = text.replace(/^:.*\n\n/, '');
      const end = text.indexOf('\n\n');
      if (end !== -1) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        return event;
      }
      const part = await reader?.read();
      if (part === undefined || part.done) throw new Error('The stream of events has ended.');
      text += part.value;
    }
  };
}

/** A session that the lab began: where the course is, and what its address says. */
export interface Launched {
  readonly address: string;
  readonly registration: string;
  readonly query: Readonly<Record<string, string>>;
}

/** @param url where the lab is */
export async function launchOf(url: string, asked: object): Promise<Launched> {
  const response = await post(`${url}/api/launches`, asked);
  if (!response.ok) throw new Error(await response.text());
  const { address, registration } = (await response.json()) as Pick<Launched, 'address' | 'registration'>;
  return { address, registration, query: Object.fromEntries(new URL(address, url).searchParams) };
}

/** What the lab holds of a learner who takes a cmi5 or xAPI package. */
export async function recordOf(url: string, packageName: string, learner: string): Promise<LrsRecord> {
  const response = await fetch(`${url}/api/records/${packageName}/${learner}`);
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as LrsRecord;
}

export function post(address: string, body: object): Promise<Response> {
  return fetch(address, { method: 'POST', body: JSON.stringify(body) });
}
