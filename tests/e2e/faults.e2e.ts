import { expect, test } from '@playwright/test';
import { KIND_NAMES } from '../faults/kinds.ts';
import { planOf, seedsOf } from './faults/plan.ts';
import { walk } from './faults/walk.ts';

// `npm run faults` asks for more of them, for others, or for one alone.
const { FAULT_SEED = '1', FAULT_RUNS = String(KIND_NAMES.length), FAULT_ONLY } = process.env;

for (const seed of seedsOf(Number(FAULT_SEED), Number(FAULT_RUNS), FAULT_ONLY)) {
  const plan = planOf(seed);
  const { target, edition = 'annual' } = plan.launch;
  test(`${plan.kind}, seed ${seed}, ${edition} for ${target}: nothing is lost`, async ({ context, page }) => {
    const outcome = await walk(context, page, plan);
    const body = JSON.stringify({ kind: plan.kind, seed, ...outcome });
    await test.info().attach('outcome', { body, contentType: 'application/json' });
    expect(outcome).toEqual({ lost: [], duplicated: [], outOfOrder: [], illegal: [] });
  });
}
