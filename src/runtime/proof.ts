import { lasting } from './lasting.ts';
import type { Visit } from './visit.ts';

/** Longest wait before leaving for what watches over saving, milliseconds. */
const PATIENCE = 3_000;

let begun: Promise<void> | undefined;

/** Begins, once, to look whether what the LMS answers can be believed. Never rejects. */
export function beginToProve(visit: Visit): Promise<void> {
  begun ??= lasting(() => import('./saving.ts'), 'watchSaving').then(
    ({ watchSaving }) => visit.watched(watchSaving(visit)),
    console.warn,
  );
  return begun;
}

/** The same for who leaves: what is saved from here on is looked at, if that can be had in a moment. */
export function proveBeforeLeaving(visit: Visit): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE));
  return Promise.race([beginToProve(visit), patience]);
}
