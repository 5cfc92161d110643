/**
 * A legal value for the element that is not `value` and does little harm where the LMS keeps it: the same
 * text with a space that the next launch drops, a status or a number that claims too little. It has to be another
 * number: Moodle's SCORM 1.2 takes `85.0` for `85`.
 */
export function otherValue(element: string, value: string): string {
  switch (element.slice(element.lastIndexOf('.') + 1)) {
    case 'suspend_data':
    case 'lesson_location':
      return `${value} `;
    case 'lesson_status':
      return value === 'incomplete' ? 'browsed' : 'incomplete';
    case 'exit':
      return value === '' ? 'suspend' : '';
    case 'raw':
    case 'min':
    case 'max':
    case 'weighting':
      return String(Number(value) < 1 ? 1 : Math.floor(Number(value) - 0.5));
    case 'id':
      return `${value}_`;
    case 'type':
      return 'fill-in';
    case 'result':
      return value === 'neutral' ? 'unanticipated' : 'neutral';
    case 'time':
    case 'latency':
    case 'session_time':
      return value.startsWith('00:00:00') ? '00:00:01' : '00:00:00';
    default:
      return value === '' ? 'a' : '';
  }
}
