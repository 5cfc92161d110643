import { describe, expect, test } from 'vitest';
import { toldAfter } from '../../support/small-course.ts';

describe('course, agency and strings', () => {
  test('a version of two numbers is refused', () => {
    expect(toldAfter({ 'content/course.yaml': ['version: 1.2.3', 'version: 1.2'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/course.yaml:3  version is 1.2 — put it in quotes: "1.2""
    `);
  });

  test('a version with a letter before it is refused', () => {
    expect(toldAfter({ 'content/course.yaml': ['version: 1.2.3', 'version: v1.2.3'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/course.yaml:3  "v1.2.3" is not a version — write three numbers parted by dots, such as 1.0.0"
    `);
  });

  test('an address of the course that ends in a slash is refused', () => {
    expect(toldAfter({ 'content/course.yaml': ['courses/small', 'courses/small/'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/course.yaml:2  "https://example.org/courses/small/" ends in a slash — leave the last / away, because names are added to it"
    `);
  });

  test('a language written out is refused', () => {
    expect(toldAfter({ 'content/course.yaml': ['language: en', 'language: English'] }))
      .toMatchInlineSnapshot(`
      "1 problem in the course's files
      content/course.yaml:5  "English" is not a language tag — write one such as en or en-US"
    `);
  });

  test('a home page without https:// is refused', () => {
    expect(
      toldAfter({
        'dist-config/agency.yaml': ['https://small-town-police.example', 'small-town-police.example'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/agency.yaml:2  "small-town-police.example" is not a whole web address — write it with https:// and without blanks or a # part, such as https://riverton-police.example"
    `);
  });

  test('a mail address without @ is refused', () => {
    expect(
      toldAfter({
        'dist-config/agency.yaml': ['  name: Training Unit', '  name: Training Unit\n  email: training'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/agency.yaml:5  "training" is not a mail address — write one such as training@riverton-police.example"
    `);
  });

  test('a phone number without quotes is refused', () => {
    expect(
      toldAfter({
        'dist-config/agency.yaml': ['  name: Training Unit', '  name: Training Unit\n  phone: 5550100'],
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/agency.yaml:5  phone is 5550100 — put it in quotes: "5550100""
    `);
  });

  test('a department without a contact is refused', () => {
    expect(
      toldAfter({
        'dist-config/agency.yaml':
          'name: Small Town Police Department\nhomePage: https://small-town-police.example\n',
      }),
    ).toMatchInlineSnapshot(`
      "1 problem in the course's files
      dist-config/agency.yaml:1  contact is missing — add contact: with a block of keys, indented on the lines below"
    `);
  });

  test('a text outside a group is refused', () => {
    expect(toldAfter({ 'src/strings/en.json': '{\n  "next": "Next"\n}\n' })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      src/strings/en.json:2  next is "Next" — write a block of keys, indented on the lines below"
    `);
  });

  test('an empty text is refused', () => {
    expect(toldAfter({ 'src/strings/en.json': ['"Back"', '""'] })).toMatchInlineSnapshot(`
      "1 problem in the course's files
      src/strings/en.json:4  back is empty — write the text"
    `);
  });
});
