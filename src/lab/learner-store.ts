/** The `cmi` object of a learner as the last commit sent it. */
export type SavedCmi = Readonly<Record<string, unknown>>;

export interface LearnerStore {
  get(packageName: string, learner: string): SavedCmi | undefined;
  set(packageName: string, learner: string, cmi: SavedCmi): void;
  delete(packageName: string, learner: string): void;
}

/** What an LMS keeps in its database, here in memory: gone when the lab stops. */
export function createLearnerStore(): LearnerStore {
  const saved = new Map<string, SavedCmi>();
  const key = (packageName: string, learner: string) => JSON.stringify([packageName, learner]);
  return {
    get: (packageName, learner) => saved.get(key(packageName, learner)),
    set: (packageName, learner, cmi) => void saved.set(key(packageName, learner), cmi),
    delete: (packageName, learner) => void saved.delete(key(packageName, learner)),
  };
}
