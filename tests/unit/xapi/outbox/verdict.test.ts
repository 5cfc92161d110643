import { describe, expect, test } from 'vitest';
import { LrsError } from '../../../../src/xapi/lrs-error.ts';
import { verdictOn } from '../../../../src/xapi/outbox/verdict.ts';

const lrs = (status: number | undefined) => new LrsError('refused', { from: 'lrs', status });
const broker = (status: number | undefined) => new LrsError('refused', { from: 'broker', status });

describe('what follows from a refusal', () => {
  test.each([undefined, 408, 425, 429, 500, 502, 503, 504])(
    '%s passes: the same batch is tried again',
    (status) => {
      expect(verdictOn(lrs(status), 1)).toMatchObject({
        next: 'retry',
        problem: { kind: 'unreachable', status },
      });
      expect(verdictOn(broker(status), 1)).toMatchObject({ next: 'retry', problem: { from: 'broker' } });
    },
  );

  test.each([401, 403])('%s of the LRS is looked into: the statement, or whoever sends it', (status) => {
    for (const size of [1, 5]) {
      expect(verdictOn(lrs(status), size)).toMatchObject({
        next: 'inquire',
        problem: { kind: 'refused', status },
      });
    }
  });

  test.each([401, 403])('%s of the broker stops: someone has to let the learner in', (status) => {
    expect(verdictOn(broker(status), 5)).toMatchObject({
      next: 'stop',
      problem: { kind: 'refused', from: 'broker' },
    });
  });

  test.each([404, 405])('%s stops: the address is wrong', (status) => {
    expect(verdictOn(lrs(status), 5)).toMatchObject({
      next: 'stop',
      problem: { kind: 'misconfigured', status },
    });
  });

  test.each([400, 409, 413, 422])('%s on a batch means that something in it is not acceptable', (status) => {
    expect(verdictOn(lrs(status), 2)).toEqual({ next: 'split' });
  });

  test('alone, a conflicting statement is looked into and any other refused one is in doubt', () => {
    expect(verdictOn(lrs(409), 1)).toEqual({ next: 'inquire', problem: undefined });
    expect(verdictOn(lrs(400), 1)).toEqual({ next: 'doubt' });
    expect(verdictOn(lrs(413), 1)).toEqual({ next: 'doubt' });
  });

  test('a broker that answers 200 with something else is a wrong address', () => {
    expect(verdictOn(broker(200), 1)).toMatchObject({ next: 'stop', problem: { kind: 'misconfigured' } });
  });
});
