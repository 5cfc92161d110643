import type { APIRoute } from 'astro';
import { authored } from '../../components/authored.ts';
import { scenarioDataOf } from '../../packaging/edition-plan.ts';

export function getStaticPaths() {
  return authored().scenarios.map(({ id }) => ({ params: { scenario: id } }));
}

/** One scenario with its pictures, as a module: fetched when its page is shown. */
export const GET: APIRoute = ({ params }) =>
  new Response(`export default ${JSON.stringify(scenarioDataOf(authored(), params['scenario'] ?? ''))};\n`);
