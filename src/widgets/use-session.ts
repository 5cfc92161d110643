import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../core/session.ts';
import { course } from '../runtime/course.ts';

/** The visit as it stands; `null` until the launch is settled and while the page is made. */
export function useSession(): Session | null {
  const [session, setSession] = useState<Session | null>(null);
  useEffect(() => {
    const read = () => setSession(course.session());
    read();
    return course.subscribe(read);
  }, []);
  return session;
}
