/**
 * Names of built files that every LMS takes: lower-case hex only. The default names hold capitals
 * (files that differ in case alone collide on Windows servers) and the names of author files.
 */
export const chunkNames = {
  hashCharacters: 'hex',
  entryFileNames: 'assets/[hash:12].js',
  chunkFileNames: 'assets/[hash:12].js',
  assetFileNames: 'assets/[hash:12][extname]',
} as const;

/** What every launch needs is one file: on a slow line each further request costs a round trip. */
export const chunkGroups = [
  {
    name: 'player',
    test: /src\/(?:core\/(?!connection|questions\/(?!choice)|scenario|draw\.|drawn-try|earlier|remaining|spacing|joining)|strings\/en\.|runtime\/(?!refetch|whose-device|after-launch|chrome|open-question|statement|when-shown|reporter|launch|preferences|on-device|other-tab|notices|leaving|banner|action-button|page-body|proof|dialog|connection|result-|receipt|saving|stop-page|support|owner|device\/))|src\/widgets\/(?:question\/(?!widget-of)|choice|Icon|use-session)|node_modules\/preact\/|@astrojs\/preact/,
  },
  // Names made of other names, for statements, receipts and what the device keeps.
  { name: 'name', test: /src\/(?:xapi\/(?:sha1|name-uuid)|runtime\/owner)/ },
  // What a launch can do without, and nobody should miss once the network is gone.
  {
    name: 'afterwards',
    test: /src\/(?:strings\/en-(?:notices|page)|runtime\/(?:after-launch|chrome|open-question|notices|leaving|banner\.|action-button|page-body|proof|dialog|stop-page|support|whose-device))/,
  },
  // Of the assessment, its result and the receipts.
  { name: 'assessment', test: /src\/strings\/en-assessment/ },
  // What is needed when saving fails, and a little later for that: a launch is short of bytes, not of time.
  {
    name: 'saving',
    test: /src\/(?:strings\/en-(?:receipt|saving|statements)|core\/connection|receipt\/|runtime\/(?:banner-place|connection|result-|receipt|saving|statement-notices))/,
  },
  // Two windows of one attempt, with an LMS or without.
  { name: 'join', test: /src\/core\/joining\/(?:join|response|row|runs)/ },
  // What the device keeps beside a SCORM record, which hardly any launch begins with.
  { name: 'device', test: /src\/(?:core\/joining|runtime\/device\/)/ },
];
