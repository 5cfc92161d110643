import words from '../strings/en-statements.json';
import { showBanner } from './banner.ts';
import { hideBanner } from './hide-banner.ts';
import { askAgain } from './refetch.ts';

type Maker = Pick<typeof import('./reporter.ts'), 'createReporter'>;

/** Milliseconds before each further try. */
const RESTS = [500, 1_500, 4_000] as const;

/**
 * Asks again for what makes statements, which did not arrive with the page. Nothing can be answered meanwhile,
 * so nothing is lost by the wait. Where it stays away the learner is told, before there is anything to lose.
 *
 * @param cause why it did not arrive
 * @param load fetches it; left out, out of the package
 * @throws what the last try came to
 */
export async function fetchAgain(cause: unknown, load = loadReporter): Promise<Maker> {
  try {
    return await askAgain(load, [cause], (failed) => RESTS[failed - 1]);
  } catch (failure) {
    tell();
    throw failure;
  }
}

function tell(): void {
  showBanner('statements', {
    title: words.missingTitle,
    text: words.missing,
    actions: [{ label: words.reload, run: () => location.reload() }],
    understood: () => hideBanner('statements'),
  });
}

/** @param address where to ask; `undefined`: where it stands */
function loadReporter(address: string | undefined): Promise<Maker> {
  return address === undefined ? import('./reporter.ts') : import(/* @vite-ignore */ address);
}
