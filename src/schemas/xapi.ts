import { z } from 'astro/zod';
import { endpointAddress, text } from './field.ts';

const readable =
  "any learner can read key and secret in the package, and with them whatever else the LRS lets that key do, such as reading every officer's answers";

/** `xapi` of an edition: whether statements go to the department's LRS, and with whose credentials. */
export const xapiSchema = z.discriminatedUnion('mode', [
  z.strictObject({
    /** None beside the package's own record. @example `mode: off` */
    mode: z.literal('off'),
  }),
  z.strictObject({
    /** A service of the department hands each learner short-lived credentials. @example `mode: broker` */
    mode: z.literal('broker'),
    /** Address of that service. @example `url: https://training.riverton-police.example/xapi-token` */
    url: endpointAddress,
    /** Address of the LRS, without `/statements`. @example `endpoint: https://lrs.riverton-police.example/xapi/` */
    endpoint: endpointAddress,
  }),
  z.strictObject({
    /** A key stands in the package, where any learner can read it. @example `mode: embedded` */
    mode: z.literal('embedded'),
    /** Address of the LRS, without `/statements`. @example `endpoint: https://lrs.riverton-police.example/xapi/` */
    endpoint: endpointAddress,
    /** Key that the LRS lets write statements and do nothing else. @example `key: course-writer` */
    key: text,
    /** The key's secret. @example `secret: "…"` */
    secret: text,
    /** Says that the department knows a learner can read the key. @example `allowEmbeddedKey: true` */
    allowEmbeddedKey: z.literal(true, {
      error: `allowEmbeddedKey is not true: ${readable} — write allowEmbeddedKey: true if the key can only write statements, or mode: broker`,
    }),
  }),
]);
