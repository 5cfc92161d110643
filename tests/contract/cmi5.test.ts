import { CMI5_ABILITIES, makeCmi5 } from '../support/cmi5-under-test.ts';
import { testLmsAdapter } from './lms-adapter.ts';

testLmsAdapter('cmi5', CMI5_ABILITIES, makeCmi5);
