import { testSchedules } from './test-schedules.ts';

testSchedules('scorm2004');
