/* A Profile of a few items that tests write by hand. */

export const iri = (name: string) => `https://example.org/${name}`;
export const verb = (name: string) => ({ verb: { id: iri(name) } });

export const template = (name: string, more: object = {}) => ({
  id: iri(`templates/${name}`),
  type: 'StatementTemplate',
  inScheme: iri('v1'),
  prefLabel: { en: name },
  definition: { en: name },
  verb: iri(name),
  ...more,
});

export const pattern = (name: string, join: object) => ({
  id: iri(`patterns/${name}`),
  type: 'Pattern',
  inScheme: iri('v1'),
  ...join,
});

export const profileOf = (templates: readonly object[], patterns: readonly object[] = []) => ({
  type: 'Profile',
  templates,
  patterns,
});
