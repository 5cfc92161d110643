import { expect, test } from 'vitest';
import { reportJson, reportText, type PackageReport } from '../../../src/packaging/report.ts';

const report: PackageReport = {
  package: 'annual-scorm12-1.0.0.zip',
  folder: null,
  edition: 'annual',
  target: 'scorm12',
  size: 123_456,
  sha256: 'ab'.repeat(32),
  files: 20,
  lessons: 3,
  questions: { practice: 32, bank: 66, form: 'B', perTry: 25 },
  records: 62,
  suspendData: 2345,
  firstLoad: 57_249,
  time: { minutes: 74, hours: 1, claimed: null },
  warnings: [],
};

const none = { lessons: [], questions: [], options: [], scenarios: [], scenarioOptions: [], endings: [] };

test('what vanished from the course is named, and nothing is said where nothing did', () => {
  expect(reportText([report], none)).not.toContain('Gone');
  const gone = { ...none, lessons: ['history'], questions: ['old-one', 'old-two'] };
  expect(reportText([report], gone)).toContain(
    'Gone from the course, kept in saved attempts and scores\nlessons: history\nquestions: old-one, old-two\n',
  );
});

test('the table has one row a package, its columns in line', () => {
  const other = { ...report, package: 'recruit-scorm12-1.0.0.zip', size: 9_900 };
  const [head, first, second] = reportText([report, other], none).split('\n');
  expect(first).toMatch(
    /^annual-scorm12-1\.0\.0\.zip +123\.5 kB +20 +3 +32 +66 +B +25 +62 +2345 chars +57\.2 kB$/,
  );
  expect(second).toMatch(/ 9\.9 kB /);
  const sizeEnds = [head?.indexOf('size'), first?.indexOf('123.5 kB'), second?.indexOf('9.9 kB')];
  expect([(sizeEnds[0] ?? 0) + 4, (sizeEnds[1] ?? 0) + 8, (sizeEnds[2] ?? 0) + 6]).toEqual(
    Array.from({ length: 3 }, () => (sizeEnds[1] ?? 0) + 8),
  );
});

test('the digests stand as sha256sum --check reads them', () => {
  expect(reportText([report], none)).toContain(`\n${'ab'.repeat(32)}  annual-scorm12-1.0.0.zip\n`);
});

test('a folder is named with the file that holds the same, and nowhere else', () => {
  const web = { ...report, package: 'annual-web-1.0.0.zip', folder: 'annual-web-1.0.0' };
  expect(reportText([report], none)).not.toContain('Folders');
  expect(reportText([report, web], none)).toContain(
    'Folders\nannual-web-1.0.0/  holds the files of annual-web-1.0.0.zip',
  );
});

test('an edition without questions shows zeros, not blanks', () => {
  const plain = {
    ...report,
    questions: { practice: 0, bank: 0, form: null, perTry: 0 },
    records: 0,
    suspendData: 0,
  };
  expect(reportText([plain], none)).toMatch(/ 0 +0 +none +0 +0 +0 chars /);
});

test('hours are told once for an edition, with what it claims', () => {
  const web = { ...report, package: 'annual-web-1.0.0.zip' };
  const claims = { ...report, edition: 'recruit', time: { minutes: 74, hours: 1, claimed: 0.75 } };
  expect(reportText([report, web, claims], none)).toContain(
    'Hours of training\nannual  74 minutes worked out; it may claim 1, and claims none\nrecruit  74 minutes worked out; it may claim 1, and claims 0.75\n',
  );
});

test('warnings name their package and are missing where there are none', () => {
  expect(reportText([report], none)).not.toContain('Warnings');
  expect(reportText([{ ...report, warnings: ['any learner can read the key'] }], none)).toContain(
    'Warnings\nannual-scorm12-1.0.0.zip: any learner can read the key',
  );
});

test('programs get every field', () => {
  expect(JSON.parse(reportJson([report], none))).toEqual({ packages: [report], vanished: none });
});
