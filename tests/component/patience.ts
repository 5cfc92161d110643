import { configure } from '@testing-library/preact';

// What is waited for comes at once, but a shared computer can stand still for seconds.
configure({ asyncUtilTimeout: 15_000 });
