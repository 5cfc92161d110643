import { describe, expect, test } from 'vitest';
import { launchDataOf } from '../../../src/lms/cmi5/launch-data.ts';
import { fakeWindow } from '../../support/lms-environment.ts';

const page = (protocol = 'http:') => fakeWindow({ location: { protocol } });
const contextTemplate = { contextActivities: { grouping: [{ id: 'https://publisher.example.org/au' }] } };
const read = (more: object, protocol?: string) =>
  launchDataOf({ contextTemplate, launchMode: 'Normal', moveOn: 'Passed', ...more }, page(protocol));

describe('launch data', () => {
  test.each([
    ['Normal', 'normal'],
    ['Browse', 'browse'],
    ['Review', 'review'],
    ['review', 'normal'],
    ['constructor', 'normal'],
    [null, 'normal'],
  ])('of launchMode %j ask for mode %s', (launchMode, mode) => {
    expect(read({ launchMode })).toMatchObject({ mode });
  });

  test.each([
    [0, 0],
    [0.8, 0.8],
    [1, 1],
    [1.2, undefined],
    [-1, undefined],
    ['0.8', undefined],
    [null, undefined],
  ])('of masteryScore %j hand over %j', (masteryScore, expected) => {
    expect(read({ masteryScore })?.masteryScore).toBe(expected);
  });

  test('an encrypted page is not left for one that is not', () => {
    expect(read({ returnURL: 'http://lms.example.gov/' }, 'https:')?.returnUrl).toBeNull();
    expect(read({ returnURL: 'https://lms.example.gov/' }, 'https:')?.returnUrl).toBe(
      'https://lms.example.gov/',
    );
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    '//lms.example.gov/',
    '/returned',
    'https://sam:secret@lms.example.gov/',
    'https://lms.example.gov@evil.example/',
    ['https://lms.example.gov/'],
    null,
  ])('nobody is led to %j, and the launch goes on', (returnURL) => {
    expect(read({ returnURL })).toMatchObject({ mode: 'normal', returnUrl: null });
  });

  test('members that are null are left out of the context, but in extensions', () => {
    const extensions = { 'https://lms.example.gov/x': null };
    const template = { platform: null, extensions, contextActivities: { parent: null, grouping: [] } };
    expect(read({ contextTemplate: template })?.contextTemplate).toEqual({
      extensions,
      contextActivities: { grouping: [] },
    });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'text'],
    ['a list', []],
    ['an object without a contextTemplate', {}],
    ['a contextTemplate of null', { contextTemplate: null }],
  ])('that are %s cannot be read', (_what, content) => {
    expect(launchDataOf(content, page())).toBeUndefined();
  });
});
