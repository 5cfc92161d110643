/*
 * scorm-again 3.4.3 declares a default export for this entry point, but its file has only a named one.
 * The types of the package's root are right.
 */
declare module 'scorm-again/scorm12' {
  export { Scorm12API } from 'scorm-again';
}
