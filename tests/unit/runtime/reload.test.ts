import { describe, expect, test } from 'vitest';
import { watchReload } from '../../../src/runtime/reload.ts';
import { fakeWindow } from '../../support/lms-environment.ts';

/** A window whose navigations the test makes. */
function browser() {
  const navigation = new EventTarget();
  const isReloading = watchReload(fakeWindow({ navigation }));
  return {
    isReloading,
    navigate(navigationType: string) {
      navigation.dispatchEvent(Object.assign(new Event('navigate'), { navigationType }));
    },
  };
}

describe('A page that goes away', () => {
  test('comes back after a reload', () => {
    const { isReloading, navigate } = browser();
    navigate('reload');
    expect(isReloading()).toBe(true);
  });

  test.each(['push', 'replace', 'traverse'])(
    'does not come back after %s, also not after an earlier reload',
    (type) => {
      const { isReloading, navigate } = browser();
      navigate('reload');
      navigate(type);
      expect(isReloading()).toBe(false);
    },
  );

  test('whose window is closed does not come back', () => {
    expect(browser().isReloading()).toBe(false);
  });

  test('may do either where the browser has no Navigation API', () => {
    expect(watchReload(fakeWindow({}))()).toBeUndefined();
  });
});
