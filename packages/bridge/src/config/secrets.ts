import { readFile, stat } from 'node:fs/promises';
import { Refusal } from '../refusal.ts';

/** Names of what must stay secret: in the environment, or in the file of secrets. */
export const secretNames = ['ENTRELACS_GRIST_KEY', 'ENTRELACS_WIKI_KEY', 'ENTRELACS_DATABASE_URL'] as const;

/** What must stay secret, by name; a name that is nowhere is absent. */
export type Secrets = { readonly [Name in (typeof secretNames)[number]]?: string };

/**
 * The secrets of the environment, and for those that are not there, of a file of lines `NAME=value`. Rejects with a `Refusal` when the file is there and somebody
 * else may read it (`secrets.open`), when a line of it is no such line (`secrets.line`), or when it cannot be read.
 */
export async function readSecrets(environment: Readonly<Record<string, string | undefined>>, path: string | undefined): Promise<Secrets> {
  const filed = path === undefined ? {} : await secretsIn(path);
  return Object.fromEntries(
    secretNames.flatMap((name) => {
      const value = environment[name] || filed[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
}

/** Replaces secrets in a text that people or programs will see: in a message of a host, for one. */
export function hidden(text: string, secrets: Secrets): string {
  const known = Object.values(secrets).flatMap((secret) => [secret, encodeURIComponent(secret), ...passwordsIn(secret)]);
  return known.filter((secret) => secret.length >= 4).reduce((shown, secret) => shown.split(secret).join('•••'), text);
}

async function secretsIn(path: string): Promise<Secrets> {
  const { text, mode } = await opened(path);
  // Windows has no such bits: its files always say 666.
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw new Refusal('secrets.open', { path });
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const pairs = lines.flatMap((line, index): [string, string][] => {
    if (line === '' || line.startsWith('#')) return [];
    const match = /^([A-Z_]+)\s*=\s*(.*)$/.exec(line);
    const name = match?.[1] ?? '';
    if (!(secretNames as readonly string[]).includes(name)) throw new Refusal('secrets.line', { path, line: index + 1, known: secretNames.join(', ') });
    return [[name, (match?.[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')]];
  });
  return Object.fromEntries(pairs);
}

async function opened(path: string): Promise<{ text: string; mode: number }> {
  try {
    const [text, { mode }] = await Promise.all([readFile(path, 'utf8'), stat(path)]);
    return { text, mode };
  } catch (error) {
    throw new Refusal('secrets.unreadable', { path }, { cause: error });
  }
}

/** The password in an address, which may show up alone. */
function passwordsIn(secret: string): string[] {
  const password = URL.canParse(secret) ? new URL(secret).password : '';
  return password === '' ? [] : [password, decodeURIComponent(password)];
}
