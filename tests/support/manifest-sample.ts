import type { ManifestInput } from '../../src/packaging/manifest/manifest.ts';

/** What an ordinary edition tells its manifests. */
export const sample: ManifestInput = {
  identifier: 'id.de-escalation.annual.scorm12',
  title: 'De-escalation: annual in-service training',
  description: 'Two lessons and a final assessment.',
  language: 'en-US',
  version: '1.0.0',
  courseIri: 'https://example.org/courses/de-escalation',
  edition: 'annual',
  lessons: [
    {
      id: 'what-it-is',
      title: 'What it is',
      objectives: [
        { id: 'O-1.1', text: 'Name the four parts' },
        { id: 'O-1.2', text: 'Explain both sides of the duty' },
      ],
    },
    { id: 'peel', title: 'Peel', objectives: [{ id: 'O-2.1', text: 'Tell the principles' }] },
  ],
  assessment: { title: 'Assessment' },
  moveOn: 'CompletedAndPassed',
  masteryScore: 0.8,
  launch: 'index.html',
  files: ['assets/1f2e3d.js', 'index.html'],
};

/** Texts that break a manifest whose writer forgets to escape. */
export const awkwardTexts = [
  `R&D <b>"Don't"</b> ]]> &amp;`,
  'Formación – Дэескалация – 降級 – 😀',
  "O'Hara's & Sons <Inc.>",
];
