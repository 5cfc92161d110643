/**
 * Whether the device alone holds the record: nobody launched the course, and the browser is the learner's own.
 * The runtime says so on the document before the visit begins.
 */
export function isLearnersOwn(): boolean {
  return document.documentElement.dataset['record'] === 'device';
}

/**
 * Whether what learners keep for themselves may outlast the page: at a computer where an LMS launched the course
 * and nobody says who learns, the next one would meet it.
 *
 * @param learner id as the LMS gave it; empty where it gave none
 */
export function mayOutlastPage(learner: string): boolean {
  return isLearnersOwn() || learner !== '';
}
