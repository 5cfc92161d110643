import type { APIRoute } from 'astro';
import { authored } from '../../components/authored.ts';
import { editionOf } from '../../packaging/edition-plan.ts';
import { practiceOf } from '../../packaging/practised.ts';

export function getStaticPaths() {
  return authored()
    .editions.filter(({ practice }) => practice)
    .map(({ id }) => ({ params: { edition: id } }));
}

/** The questions to practise as a module, as the assessment bank is one: fetched when their page is opened. */
export const GET: APIRoute = ({ params }) =>
  new Response(
    `export default ${JSON.stringify(practiceOf(authored(), editionOf(authored(), params['edition'] ?? '')))};\n`,
  );
