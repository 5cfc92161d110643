import type { Session } from '../core/session.ts';

/** Brings the learner to the first recorded question of the shown page that is still to be answered. */
export function goToOpenQuestion({ attempt }: Session): void {
  const asked = document.querySelectorAll<HTMLElement>('[data-page]:not([hidden]) [data-use="check"]');
  const question = [...asked].find(
    ({ dataset }) => attempt.answers[Number(dataset['question'])] === undefined,
  );
  question?.scrollIntoView({ block: 'center' });
  question?.focus({ preventScroll: true });
}
