import { AUDIO, FAULTS, faultsOf, LRS_FAULTS, modesOf, type LaunchSettings } from './launch-settings.ts';
import { LENT } from './lent-lrs.ts';
import { nameOfKind, type PackageKind } from './package-kind.ts';
import type { ReadyPackage } from './package-store.ts';

export type LaunchReading =
  { readonly ok: true; readonly settings: LaunchSettings } | { readonly ok: false; readonly problem: string };

/**
 * Reads what is asked of a launch: `learner`, `name`, `mode`, `mastery`, `audio`, `faults`, `statements`, all
 * optional.
 * @param asked the value of a name; `undefined` where it is not there
 */
export function readLaunch(found: ReadyPackage, asked: (name: string) => string | undefined): LaunchReading {
  const { name: packageName, kind } = found;
  const learnerId = asked('learner') ?? 'officer-1';
  // SCORM 1.2 RTE: cmi.core.student_id is a CMIIdentifier, no white space, at most 255 characters.
  if (!/^[\x21-\x7e]{1,255}$/.test(learnerId)) {
    return failed(`learner="${learnerId}" is no learner id: 1 to 255 printable ASCII characters, no spaces.`);
  }
  const modes = modesOf(kind.standard);
  const mode = known(modes, asked('mode') ?? 'normal');
  if (mode === undefined) return failed(unknown('mode', asked, kind, modes));
  const faults = asked('faults') ?? 'none';
  if (known(faultsOf(kind.standard), faults) === undefined) {
    return failed(unknown('faults', asked, kind, faultsOf(kind.standard)));
  }
  const mastery = asked('mastery')?.trim() ?? '';
  if (mastery !== '' && !/^(?:100(?:\.0+)?|\d{1,2}(?:\.\d+)?)$/.test(mastery)) {
    return failed(`mastery="${mastery}" is no percentage. Write a number from 0 to 100, or leave it empty.`);
  }
  if (mastery !== '' && !('masteryScore' in kind)) {
    return failed(
      `mastery="${mastery}" reaches no ${nameOfKind(kind)}: its launch carries none. Leave it empty.`,
    );
  }
  const asksAudio = asked('audio') ?? '';
  const audio = asksAudio === '' ? null : known(AUDIO, asksAudio);
  if (audio === undefined) return failed(`audio="${asksAudio}" is unknown. The lab has ${AUDIO.join(', ')}.`);
  if (audio !== null && kind.standard !== 'cmi5') {
    return failed(`audio="${audio}" reaches no ${nameOfKind(kind)}: only cmi5 tells it. Leave it empty.`);
  }
  const statements = known(['as-built', 'lab'], asked('statements') ?? 'as-built');
  if (statements === undefined) {
    return failed(`statements="${asked('statements') ?? ''}" is unknown. The lab has as-built, lab.`);
  }
  const launch = {
    packageName,
    title: kind.title,
    madeFor: nameOfKind(kind),
    launch: `/content/${encodeURIComponent(packageName)}/${kind.launch}`,
    learnerId,
    learnerName: asked('name') ?? 'Rivera, Sam',
    mode,
    masteryScore: mastery === '' ? masteryOf(kind) : Number(mastery),
  };
  switch (kind.standard) {
    case 'scorm12':
    case 'scorm2004': {
      const { standard, launchData } = kind;
      const lendsLrs = statements === 'lab';
      const fault = known(FAULTS, faults) ?? 'none';
      const address = lendsLrs ? launch.launch.replace('/content/', `/${LENT}/`) : launch.launch;
      return { ok: true, settings: { ...launch, standard, launch: address, launchData, fault, lendsLrs } };
    }
    case 'cmi5':
    case 'xapi': {
      const fault = known(LRS_FAULTS, faults) ?? 'none';
      return { ok: true, settings: { ...launch, standard: kind.standard, fault, audio } };
    }
    case 'web':
      return { ok: true, settings: { ...launch, standard: 'web', fault: 'none' } };
    default:
      return kind satisfies never;
  }
}

/** Percent, as the package itself says it. */
function masteryOf(kind: PackageKind): number | null {
  switch (kind.standard) {
    case 'scorm12':
    case 'scorm2004':
      return kind.masteryScore;
    case 'cmi5':
      return kind.masteryScore === null ? null : Math.round(kind.masteryScore * 10_000) / 100;
    case 'xapi':
    case 'web':
      return null;
    default:
      return kind satisfies never;
  }
}

function known<Word extends string>(words: readonly Word[], word: string): Word | undefined {
  return words.find((one) => one === word);
}

function unknown(
  name: string,
  asked: (name: string) => string | undefined,
  kind: PackageKind,
  words: readonly string[],
): string {
  return `${name}="${asked(name) ?? ''}" is unknown. For ${nameOfKind(kind)} the lab has ${words.join(', ')}.`;
}

function failed(problem: string): LaunchReading {
  return { ok: false, problem };
}
