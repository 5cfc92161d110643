import { useEffect, useState } from 'preact/hooks';
import { fetchScenario, type ScenarioData } from './fetch-scenario.ts';

export type ScenarioState =
  | { readonly state: 'waiting' }
  | { readonly state: 'here'; readonly data: ScenarioData }
  | { readonly state: 'failed'; retry(): void };

/** Fetches a scenario once it is wanted; a failure can be tried again. */
export function useScenario(id: string, wanted: boolean): ScenarioState {
  const [data, setData] = useState<ScenarioData | 'waiting' | 'failed'>('waiting');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (!wanted || data !== 'waiting') return;
    fetchScenario(id, tries).then(setData, () => setData('failed'));
  }, [id, wanted, data, tries]);
  if (data === 'waiting') return { state: 'waiting' };
  if (data !== 'failed') return { state: 'here', data };
  return {
    state: 'failed',
    retry() {
      setTries(tries + 1);
      setData('waiting');
    },
  };
}
