import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isNodeSupported, root } from './install.mjs';

describe('isNodeSupported', () => {
  const range = '^20.19.0 || ^22.13.0 || >=24.0.0';

  it.each(['20.19.0', '20.20.2', '22.13.0', '22.20.1', '24.0.0', '24.11.0', '26.1.0'])('takes %s', (version) => {
    expect(isNodeSupported(version, range)).toBe(true);
  });

  it.each(['18.20.8', '20.18.3', '21.7.3', '22.12.0', '23.11.0'])('refuses %s', (version) => {
    expect(isNodeSupported(version, range)).toBe(false);
  });

  it('refuses every version for a range that it cannot read', () => {
    expect(isNodeSupported('24.0.0', 'any')).toBe(false);
  });
});

describe('the commands', () => {
  it.each(['packages/playground/start.mjs', 'packages/tooling/build.mjs', 'tests/run.mjs', 'tests/bench/run.mjs'])('%s starts where nothing was installed yet', (command) => {
    expect(packagesBefore(join(root, command))).toEqual([]);
  });
});

/** Packages that a module, or one that it starts with, wants before it runs. */
function packagesBefore(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const wanted = [...readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?:[^;]*? from )?'([^']+)';/gm)].map(([, from = '']) => from);
  return wanted.filter((from) => !from.startsWith('node:')).flatMap((from) => (from.startsWith('.') ? packagesBefore(join(dirname(path), from), seen) : [`${from} in ${path}`]));
}
