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
