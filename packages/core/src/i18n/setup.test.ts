import { describe, expect, it } from 'vitest';
import { setupDoctorMessages } from './setup-doctor.ts';
import { setupLinkMessages } from './setup-links.ts';
import { setupMessages as first } from './setup.ts';

const setupMessages = { ...first, ...setupDoctorMessages, ...setupLinkMessages };

const holesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the catalogue of the set-up page', () => {
  it('says the same in both languages', () => {
    for (const [code, { fr, en }] of Object.entries(setupMessages)) {
      expect(en.trim(), code).not.toBe('');
      expect(holesOf(fr), code).toEqual(holesOf(en));
      expect(fr.split('|').length, code).toBe(en.split('|').length);
    }
  });

  it('is typeset as French is', () => {
    for (const [code, { fr }] of Object.entries(setupMessages)) {
      expect(fr, code).not.toMatch(/'/);
      expect(fr, code).not.toMatch(/[^\u00A0\u202F][;!?»%]|« |[^\u00A0\u202F\w]:/);
    }
  });

  it('says of each finding what it means', () => {
    const kinds = Object.keys(setupMessages).flatMap((code) => /^setup\.finding\.(\w+)$/.exec(code)?.[1] ?? []);
    for (const kind of kinds) expect(Object.keys(setupMessages)).toContain(`setup.effect.${kind}`);
    for (const kind of kinds.filter((each) => each !== 'columnUnmapped')) expect(Object.keys(setupMessages)).toContain(`setup.now.${kind}`);
  });
});
