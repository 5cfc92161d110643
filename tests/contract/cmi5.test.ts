import { makeCmi5 } from '../support/cmi5-under-test.ts';
import { testLmsAdapter } from './lms-adapter.ts';

testLmsAdapter('cmi5', makeCmi5);
