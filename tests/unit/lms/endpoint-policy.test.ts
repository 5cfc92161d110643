import { expect, test } from 'vitest';
import { policyFor } from '../../../src/lms/lrs/endpoint-policy.ts';

// A source is a scheme, a host and a port (CSP Level 3, 2.3.1); its paths would not hold after a redirect.
test.each([
  ['https://lrs.example.gov/xapi/', 'https://lrs.example.gov'],
  ['https://LRS.Example.gov:8443/data/xAPI', 'https://lrs.example.gov:8443'],
  ['https://lrs.example.gov:443/', 'https://lrs.example.gov'],
  ['https://müller.example/', 'https://xn--mller-kva.example'],
  ['http://localhost:9/xapi', 'http://localhost:9'],
  ['http://127.0.0.1:3000/lrs/', 'http://127.0.0.1:3000'],
])('a page whose LRS is %s may ask its own origin and %s', (endpoint, source) => {
  expect(policyFor(endpoint)).toBe(`connect-src 'self' ${source}`);
});

// CSP Level 3, 2.3.1 (`host-char`) and 6.7.2 (“host-part matches”): a browser would read something else, or refuse the LRS itself.
test.each([
  'https://10.1.2.3/xapi/',
  'https://[2001:db8::7]/xapi/',
  'https://lrs_1.example.gov/',
  'https://*.example.gov/',
  'https://*/',
  'https://a.example;img-src/',
  "https://'self'/",
])('no policy names the LRS %s', (endpoint) => {
  expect(policyFor(endpoint)).toBeUndefined();
});
