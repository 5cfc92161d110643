import { answered, attempt, finishedTry } from './course.ts';

/** The course whose attempt is saved. */
export const COURSE = { course: 'police-de-escalation', version: '1.2.3' };

/** An attempt with some of everything that is saved. */
export const example = attempt({
  place: { page: 'lesson', lesson: 2 },
  opened: [1, 2],
  answers: {
    11: answered,
    21: { chosen: [2, 35], right: false },
    // A sequence, a second of zero, pieces that went to the same target.
    31: { chosen: [3, 1, 2], right: false },
    41: { chosen: [0], right: false },
    51: { chosen: [5, 5, 6], right: true },
    5001: { chosen: [3], right: null },
  },
  tries: [
    finishedTry(3),
    {
      seed: 0xffffffff,
      items: [
        { question: 205, chosen: null, right: false, credit: 0 },
        { question: 206, chosen: [1, 2], right: false, credit: 66 },
        { question: 207, chosen: [2, 1], right: true, credit: 100 },
      ],
    },
  ],
  runs: [
    { scenario: 4, seed: 0, path: [1, 2, 1], end: { ending: 3, process: 0 } },
    { scenario: 4, seed: 8, path: [2], end: null },
  ],
  status: 'failed',
});
