import { sha1 } from './sha1.ts';

/**
 * UUID version 5 of a name (RFC 9562, 5.5): the same name gives the same id on every device.
 *
 * @param namespace UUID, in any spelling
 */
export function nameUuid(namespace: string, name: string): string {
  const space = namespace.replaceAll('-', '').match(/../g) ?? [];
  const spelled = [...space.map((byte) => Number.parseInt(byte, 16)), ...new TextEncoder().encode(name)];
  const bytes = sha1(new Uint8Array(spelled)).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Whether an id is a name (RFC 9562, 5.5), and not made by chance. */
export function isNameUuid(id: string): boolean {
  return /^[\da-f]{8}-[\da-f]{4}-5/i.test(id);
}

/** Two hexadecimal digits a byte. */
export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
