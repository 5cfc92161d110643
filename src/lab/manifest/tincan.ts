import type { KindReading, XapiPackage } from '../package-kind.ts';
import { attributeOf, elementOf, textOf } from './xml-text.ts';

/**
 * Finds the one activity of a tincan.xml that has a launch (RusticiSoftware/launch, lms_lrs.md). It
 * reads tags, it does not validate.
 * @param xml of `plainXml`
 */
export function readTinCan(xml: string): KindReading<XapiPackage> {
  const activities = xml.match(/<activity\s[\s\S]*?<\/activity>/g) ?? [];
  const launched = activities.filter((activity) => elementOf(activity, 'launch') !== undefined);
  const [activity] = launched;
  if (activity === undefined || launched.length > 1) {
    return failed(`tincan.xml has ${launched.length} activities with a <launch>; it has to be one.`);
  }
  const activityId = attributeOf(activity, 'id');
  if (activityId === undefined) return failed('The launched activity in tincan.xml has no id.');
  const launch = textOf(activity, 'launch') ?? '';
  if (launch === '') return failed(`The launch of "${activityId}" in tincan.xml names no file.`);
  const title = textOf(activity, 'name') ?? activityId;
  return { ok: true, kind: { standard: 'xapi', title, launch, activityId } };
}

function failed(problem: string): KindReading<XapiPackage> {
  return { ok: false, problem };
}
