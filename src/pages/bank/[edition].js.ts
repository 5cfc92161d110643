import type { APIRoute } from 'astro';
import { authored } from '../../components/authored.ts';
import { bankOf, editionOf } from '../../packaging/edition-plan.ts';

export function getStaticPaths() {
  return authored()
    .editions.filter(({ assessment }) => assessment !== null)
    .map(({ id }) => ({ params: { edition: id } }));
}

/** The assessment's questions as a module: every LMS serves `.js`, not every one serves `.json`. */
export const GET: APIRoute = ({ params }) =>
  new Response(
    `export default ${JSON.stringify(bankOf(authored(), editionOf(authored(), params['edition'] ?? '')))};\n`,
  );
