import { ownerOf } from '../../runtime/owner.ts';

/**
 * The key of a private note in the browser's storage. It is no part of the attempt: neither the LMS nor
 * an LRS is ever told of it. Where an LMS says who learns, it stands under a hash of that: whoever
 * comes next to the same computer does not meet it.
 *
 * @param course stable id of the course
 * @param id stable id of the reflection
 * @param learner id as the LMS gave it; empty where nobody did
 */
export function noteKey(course: string, id: string, learner: string): string {
  return [course, 'reflection', ...(learner === '' ? [] : [ownerOf(course, learner)]), id].join(':');
}

/** @returns `null` where nothing is kept, or where the browser shows nothing to this page */
export function readNote(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Keeps a note in this browser; an empty one leaves nothing behind.
 * @returns whether the browser did it: storage can be blocked or full
 */
export function keepNote(key: string, text: string): boolean {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** Both texts, one under the other; a text that stands twice is taken once. */
export function joined(earlier: string, later: string): string {
  if (earlier === later) return earlier;
  return [earlier, later].filter((text) => text !== '').join('\n');
}
