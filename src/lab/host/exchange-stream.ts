import type { PlacedExchange } from '../enrolment/store.ts';

/**
 * Requests of a learner's course from now on, as the server answers them.
 * @returns once the stream is open: nothing that is launched afterwards is missed
 */
export function listenForExchanges(
  { packageName, learnerId }: { readonly packageName: string; readonly learnerId: string },
  hear: (exchange: PlacedExchange) => void,
): Promise<void> {
  const stream = new EventSource('/exchanges');
  stream.addEventListener('exchange', (event: MessageEvent<string>) => {
    const exchange = JSON.parse(event.data) as PlacedExchange;
    if (exchange.packageName === packageName && exchange.learner === learnerId) hear(exchange);
  });
  return new Promise((resolve) => {
    stream.addEventListener('open', () => resolve(), { once: true });
  });
}
