import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issueMessages } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';

describe('what the Grist adapter reports', () => {
  const folders = ['cells', 'source'].map((name) => fileURLToPath(new URL(`../../packages/grist/src/${name}`, import.meta.url)));
  const sources = folders.flatMap((folder) => readdirSync(folder).filter((file) => !file.endsWith('.test.ts')).map((file) => join(folder, file)));
  const codes = new Set(sources.flatMap((file) => readFileSync(file, 'utf8').match(/(?<=')(?:cell|host|write)\.\w+(?=')/g) ?? []));

  it.each([...codes].sort())('has words in both languages, and says what to do: %s', (code) => {
    expect(issueMessages[code]?.fr).toBeTruthy();
    expect(issueMessages[`${code}.why`]?.en).toBeTruthy();
  });

  it('is found in its sources', () => {
    expect(codes.size).toBeGreaterThan(20);
  });
});
