import type { Receipt } from '../../receipt/receipt.ts';
import type { ReceiptCheck } from './receipt-check.ts';

/** A receipt and what the check found, for people. */
export function receiptText(receipt: Receipt, check: ReceiptCheck): string {
  const { course, attempt, score, visit, record } = receipt;
  const { tries, answers, runs } = attempt;
  const right = answers.filter(({ result }) => result === 'correct').length;
  return [
    `Course        ${course.title}, ${course.id} ${course.version} (${course.target})`,
    `Edition       ${course.edition}, content ${course.contentHash}`,
    `Agency        ${receipt.agency}`,
    `Learner       ${receipt.learner === '' ? 'unknown' : receipt.learner}`,
    `Attempt       ${attempt.registration}`,
    `Status        ${attempt.status}${attempt.statusAt === null ? '' : `, ${attempt.statusAt}`}`,
    `Score         ${score === null ? 'none' : `${score.raw} percent, pass mark ${score.passMark}, ${passedWord(score.passed)}`}`,
    ...tries.map((one, index) => `Try ${index + 1}         ${tryText(one)}`),
    `Practice      ${answers.length} answers, ${right} right at first`,
    ...runs.map((run) => `Scenario ${run.scenario}    ending ${run.ending}, process ${run.process} percent`),
    `Visit         from ${visit.began}, ${visit.answers.length} answers recorded`,
    `Made          ${receipt.made}`,
    `Record        ${recordText(record)}`,
    '',
    ...verdictLines(check),
    '',
  ].join('\n');
}

function tryText({ reached, answers }: Receipt['attempt']['tries'][number]): string {
  const right = answers.filter((answer) => answer.right).length;
  const asked = `${right} of ${answers.length} answers right`;
  if (reached === null) return `not finished, or finished in an older course; ${asked}`;
  return `${reached.raw} percent, ${passedWord(reached.passed)}${reached.at === null ? '' : `, ${reached.at}`}; ${asked}`;
}

function recordText({ keeper, confirmed, unconfirmedSince, problem }: Receipt['record']): string {
  if (keeper === 'device') return 'no LMS: kept on the learner’s device';
  const held =
    confirmed === null
      ? 'the LMS confirmed nothing in this visit'
      : `the LMS confirmed "${confirmed.status}" at ${confirmed.at}`;
  const waits = unconfirmedSince === null ? '' : `; not confirmed since ${unconfirmedSince}`;
  return `${held}${waits}${problem === null ? '' : ` (${problem})`}`;
}

function verdictLines({ isChecksumRight, contradictions, builds }: ReceiptCheck): readonly string[] {
  return [
    isChecksumRight
      ? 'Checksum      right'
      : 'Checksum      WRONG: the file was damaged or changed since the course made it. Ask for the file again.',
    builds.length === 0
      ? 'Build         not in dist/packages: status and score are held against the saved state alone'
      : `Build         known: ${builds.join(', ')}`,
    ...(contradictions.length === 0
      ? ['Contents      fit the saved state']
      : ['Contents      DO NOT FIT:', ...contradictions.map((one) => `  ${one}`)]),
    isChecksumRight && contradictions.length === 0 ? 'This receipt is right.' : 'This receipt is not right.',
  ];
}

function passedWord(passed: boolean): string {
  return passed ? 'passed' : 'not passed';
}
