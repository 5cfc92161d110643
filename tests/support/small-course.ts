import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { readCourse } from '../../src/packaging/course.ts';
import { CourseError } from '../../src/packaging/problem.ts';

/** A file's new text; a text in it and what replaces it; or `null`: the file is gone. */
export type Change = string | readonly [find: string, replace: string] | null;

/** A day before every review day of the fixture. */
export const today = '2029-06-01';

export const smallCourse = fileURLToPath(new URL('../fixtures/course-small/', import.meta.url));

/** A copy of the small course with changes, gone after the test. @returns its root */
export function smallCourseWith(changes: Readonly<Record<string, Change>>): string {
  const root = mkdtempSync(join(tmpdir(), 'course-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(smallCourse, root, { recursive: true });
  for (const [file, change] of Object.entries(changes)) apply(join(root, file), change);
  return root;
}

/** What an author who made these changes is told. */
export function toldAfter(changes: Readonly<Record<string, Change>>, day = today): string {
  const root = smallCourseWith(changes);
  try {
    readCourse(root, day);
  } catch (error) {
    if (error instanceof CourseError) return error.message;
    throw error;
  }
  return 'nothing';
}

function apply(path: string, change: Change): void {
  if (change === null) return rmSync(path, { recursive: true });
  if (typeof change === 'string') {
    mkdirSync(dirname(path), { recursive: true });
    return writeFileSync(path, change);
  }
  const [find, replace] = change;
  const text = readFileSync(path, 'utf8');
  if (!text.includes(find)) throw new Error(`${path} does not hold ${JSON.stringify(find)}`);
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
}
