/**
 * The LMS of the stand: a page with a SCORM 1.2 API in memory and one frame. It answers in no time and
 * asks the server for nothing, so that what is measured is the course's own.
 */
export const lmsPage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>LMS</title>
<link rel="icon" href="data:,">
<style>html,body{margin:0;height:100%}iframe{display:block;border:0;width:100%;height:100%}</style>
<body>
<script>
const data = new Map(Object.entries({
  'cmi.core.student_id': 'officer-1',
  'cmi.core.student_name': 'Officer, One',
  'cmi.core.lesson_status': 'not attempted',
  'cmi.core.lesson_mode': 'normal',
  'cmi.core.credit': 'credit',
  'cmi.core.entry': 'ab-initio',
  'cmi.core.total_time': '0000:00:00.00',
}));
window.API = {
  LMSInitialize: () => 'true',
  LMSGetValue: (name) => data.get(name) ?? (name.endsWith('._count') ? '0' : ''),
  LMSSetValue: (name, value) => (data.set(name, String(value)), 'true'),
  LMSCommit: () => 'true',
  LMSFinish: () => 'true',
  LMSGetLastError: () => '0',
  LMSGetErrorString: () => '',
  LMSGetDiagnostic: () => '',
};
function launch(address) {
  const frame = document.createElement('iframe');
  frame.src = address;
  return new Promise((loaded) => {
    frame.onload = () => loaded(true);
    document.body.replaceChildren(frame);
  });
}
</script>
`;

/** Script for the LMS's page: launches an address in its frame; settles when the frame has fired `load`. */
export function launchScript(address: string): string {
  return `launch(${JSON.stringify(address)})`;
}

/** Script for the LMS's page: holds from now on what an earlier visit left behind. */
export function resumeScript(state: string, bookmark: string): string {
  const held = {
    'cmi.suspend_data': state,
    'cmi.core.lesson_location': bookmark,
    'cmi.core.lesson_status': 'incomplete',
    'cmi.core.entry': 'resume',
  };
  return `Object.entries(${JSON.stringify(held)}).forEach(([name, value]) => data.set(name, value))`;
}

/**
 * Script for the LMS's page: what the frame has seen of itself, as `PaintMarks`. Long animation frames are
 * told to the top window alone, in its own time.
 */
export const readMarksScript = `(() => {
  const { benchMarks, performance: { timeOrigin } } = document.querySelector('iframe').contentWindow;
  const earlier = performance.timeOrigin - timeOrigin;
  const longFrames = window.benchMarks.longFrames.map(({ at, took }) => ({ at: at + earlier, took }));
  return { ...benchMarks, longFrames: longFrames.filter(({ at }) => at >= 0) };
})()`;
