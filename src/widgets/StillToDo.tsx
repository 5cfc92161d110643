import { remaining } from '../core/remaining.ts';
import type { Session } from '../core/session.ts';

/** The lessons and scenarios that are still to be done, each a way there. */
export function StillToDo({ session }: { readonly session: Session }) {
  const { lessons, scenarios } = remaining(session);
  return <Ways places={[...lessons, ...scenarios]} />;
}

/** Places, each a way there. */
export function Ways({
  places,
}: {
  readonly places: readonly { readonly id: string; readonly title: string }[];
}) {
  return (
    <ul>
      {places.map(({ id, title }) => (
        <li key={id}>
          <a href={`#/${id}`}>{title}</a>
        </li>
      ))}
    </ul>
  );
}
