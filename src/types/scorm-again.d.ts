/*
 * scorm-again 3.4.3 declares default exports for these entry points, but their files have only named ones.
 * The types of the package's root are right.
 */
declare module 'scorm-again/scorm12' {
  export { Scorm12API } from 'scorm-again';
}

declare module 'scorm-again/scorm2004' {
  export { Scorm2004API } from 'scorm-again';
}
