import type { ServerResponse } from 'node:http';
import { refused, type LrsAnswer, type LrsRequest } from './exchange.ts';
import type { Fault } from './switches.ts';

/** Answers a request the way the fault says; without one, as the LRS means to. */
export function misbehave(
  fault: Fault | undefined,
  lrs: {
    readonly request: LrsRequest;
    readonly response: ServerResponse;
    readonly send: (answer: LrsAnswer) => void;
    readonly answerTo: (request: LrsRequest) => LrsAnswer;
  },
): void {
  switch (fault?.kind) {
    case undefined:
      return lrs.send(lrs.answerTo(lrs.request));
    case 'status':
      return lrs.send(
        refused(
          fault.status,
          'The switch says so.',
          fault.retryAfter === undefined ? {} : { 'Retry-After': fault.retryAfter },
        ),
      );
    case 'portal':
      return lrs.send({ status: 200, headers: { 'Content-Type': 'text/html' }, body: '<h1>Sign in</h1>' });
    case 'hang':
      return;
    case 'store-then-drop':
      lrs.answerTo(lrs.request);
      lrs.response.destroy();
      return;
    case 'drop':
      lrs.response.destroy();
      return;
    default:
      fault satisfies never;
  }
}
