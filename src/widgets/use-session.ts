import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../core/session.ts';
import { course } from '../runtime/course.ts';

/** The visit as it stands; `null` until the launch is settled and while the page is made. */
export function useSession(): Session | null {
  return useSessionPart((session) => session);
}

/**
 * One part of the visit. A widget that reads a part alone is not drawn anew for what happens elsewhere:
 * a lesson has a dozen questions, and each answer changes the visit.
 *
 * @param part gives the very same value as long as nothing changed in it; `null` as `useSession`
 */
export function useSessionPart<T>(part: (session: Session | null) => T): T {
  const [value, setValue] = useState(() => part(null));
  useEffect(() => {
    const read = () => setValue(() => part(course.session()));
    read();
    return course.subscribe(read);
  }, []);
  return value;
}
