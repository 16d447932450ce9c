import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dependencyMessages } from '../i18n/dependencies.ts';

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
const text = sources.map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8')).join('\n');
const cause = readFileSync(`${import.meta.dirname}/standing/cause.ts`, 'utf8');

describe('words of the dependency engine', () => {
  it('has a title and an explanation for every issue that the engine reports', () => {
    const codes = new Set([...text.matchAll(/'((?:dependency|task|holiday|calendar|member)\.[a-z]\w+)'/g)].map(([, code]) => code!));

    expect(codes.size).toBeGreaterThan(10);
    for (const code of codes) expect(Object.keys(dependencyMessages)).toEqual(expect.arrayContaining([code, `${code}.why`]));
  });

  it('has words for every cause', () => {
    const reasons = [...cause.slice(cause.indexOf('type CauseReason'), cause.indexOf('interface CauseStep')).matchAll(/\| '(\w+)'/g)].map(([, reason]) => `cause.${reason}`);

    expect(reasons.length).toBeGreaterThan(5);
    expect(Object.keys(dependencyMessages)).toEqual(expect.arrayContaining(reasons));
  });
});
