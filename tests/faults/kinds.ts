/** Everything that goes wrong on purpose, by where it does. `tests/README.md` says what comes of each. */
export const KINDS = {
  lms: ['false', 'null', 'throw', 'slow', 'forgetful', 'expired'],
  lrs: ['drop', 'hang', '401', '403', '409', '413', '429', '500', 'stored-but-unanswered'],
  network: ['offline'],
  storage: ['blocked', 'full', 'corrupted'],
  tab: ['kill', 'reload', 'hide', 'freeze', 'duplicate'],
} as const;

type Where = keyof typeof KINDS;

export type LmsKind = (typeof KINDS)['lms'][number];
export type LrsKind = (typeof KINDS)['lrs'][number];
export type StorageKind = (typeof KINDS)['storage'][number];

/** A kind of fault by its whole name, for example `lms forgetful`. */
export type KindName = { [W in Where]: `${W} ${(typeof KINDS)[W][number]}` }[Where];

export const KIND_NAMES: readonly KindName[] = Object.entries(KINDS).flatMap(([where, kinds]) =>
  kinds.map((kind) => `${where} ${kind}` as KindName),
);
