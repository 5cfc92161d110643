/** What stands in the browser's database, by object store. */
export type Place = 'statements' | 'pacing' | 'leases';

const NAME = 'course-outbox';
const VERSION = 1;
/** Some browsers never answer; whoever waits for a page is not kept waiting. */
const PATIENCE_MS = 3_000;

/** Opens the outbox's database, and makes it where there is none. Rejects where the browser forbids it. */
export function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = factory.open(NAME, VERSION);
    opening.addEventListener('upgradeneeded', () => create(opening.result));
    opening.addEventListener('error', () => reject(failure(opening.error)));
    opening.addEventListener('success', () => {
      // A later build that wants the database otherwise is not held up by a page that was left open.
      opening.result.addEventListener('versionchange', () => opening.result.close());
      resolve(opening.result);
    });
    AbortSignal.timeout(PATIENCE_MS).addEventListener('abort', () => {
      reject(new Error(`The database ${NAME} did not open.`));
    });
  });
}

function create(database: IDBDatabase): void {
  const statements = database.createObjectStore('statements', { keyPath: 'seq', autoIncrement: true });
  statements.createIndex('id', ['queue', 'id'], { unique: true });
  // Rows of equal keys stand in the order of their `seq`, which is that in which they were added.
  statements.createIndex('state', ['queue', 'state']);
  statements.createIndex('family', ['family', 'state', 'queue']);
  database.createObjectStore('pacing', { keyPath: 'family' });
  database.createObjectStore('leases', { keyPath: 'name' });
}

/**
 * Does work in one transaction, all of it or nothing; settles when it is on the device, and rejects where
 * the device does not answer.
 *
 * @param work asks everything in one turn; what follows from an answer is asked in `onsuccess`
 */
export function transact<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  places: readonly Place[],
  work: (transaction: IDBTransaction) => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...places], mode);
    const stopWaiting = inVain(() => reject(new Error(`The database ${NAME} does not answer.`)));
    transaction.addEventListener('complete', () => {
      stopWaiting();
      resolve(result);
    });
    transaction.addEventListener('abort', () => {
      stopWaiting();
      reject(failure(transaction.error));
    });
    const result = work(transaction);
  });
}

/** Waits twice: the timers of a page that slept end before the device had a moment to answer. */
function inVain(giveUp: () => void): () => void {
  let timer = setTimeout(() => {
    timer = setTimeout(giveUp, PATIENCE_MS);
  }, PATIENCE_MS);
  return () => clearTimeout(timer);
}

function failure(error: DOMException | null): Error {
  return error ?? new Error(`The database ${NAME} failed.`);
}
