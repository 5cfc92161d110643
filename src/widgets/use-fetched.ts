import { useEffect, useState } from 'preact/hooks';

type Arrival<T> =
  { readonly state: 'waiting' } | { readonly state: 'here'; readonly data: T } | { readonly state: 'failed' };

export type Fetched<T> =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly data: T }
  | { readonly state: 'failed'; retry(): void };

/**
 * Fetches something once it is wanted; a failure can be tried again.
 * @param fetch is told how often it was asked for already
 */
export function useFetched<T>(fetch: (tries: number) => Promise<T>, wanted: boolean): Fetched<T> {
  const [arrival, setArrival] = useState<Arrival<T>>({ state: 'waiting' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!wanted || arrival.state !== 'waiting') return;
    fetch(tries).then(
      (data) => setArrival({ state: 'here', data }),
      () => setArrival({ state: 'failed' }),
    );
  }, [wanted, arrival.state, tries]);
  if (arrival.state !== 'failed') return arrival;
  return {
    state: 'failed',
    retry() {
      setTries(tries + 1);
      setArrival({ state: 'waiting' });
    },
  };
}
