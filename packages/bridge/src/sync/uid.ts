import { createHash } from 'node:crypto';

/**
 * An id made out of what it stands for, in the form of a UUID (version 8, RFC 9562): the same parts give the same id on any machine and in any run, so that giving a row its uid can be
 * repeated after a crash, or done by two machines at once, and stay one id.
 */
export function uidFrom(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
