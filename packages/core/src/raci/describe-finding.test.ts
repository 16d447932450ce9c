import { describe, expect, it } from 'vitest';
import { formatsFor } from '../i18n/format.ts';
import { raciMessages } from '../i18n/raci.ts';
import { translator } from '../i18n/translate.ts';
import { describeFinding } from './describe-finding.ts';
import { findingCodes } from './rules.ts';
import type { Finding } from './types.ts';

const today = '2026-11-19';
const inWords = (lang: 'fr' | 'en', code: string, values: Finding['values']) =>
  describeFinding({ code, severity: 'warning', values }, translator(lang, raciMessages), formatsFor({ lang, today }));

describe('describeFinding', () => {
  it.each([
    ['raci.severalAccountable', { title: 'Traduire', n: 2 }, 'Deux personnes approuvent', 'Traduire'],
    ['raci.overloaded', { name: 'Karim', percent: 118, hours: 41, capacity: 35 }, 'Charge à 118\u00A0%', 'Karim\u00A0: 41\u00A0h pour 35\u00A0h'],
    ['raci.busFactor', { name: 'Hélène', project: 'Indice', n: 18, total: 18 }, 'Tout repose sur Hélène', 'Indice, 18 A sur 18'],
    ['raci.memberManyAccountable', { name: 'Karim', n: 12, limit: 10 }, 'Douze A pour une personne', 'Karim, la limite est de dix'],
    ['raci.itemManyConsulted', { title: 'LED', n: 8, limit: 5 }, 'Huit personnes consultées', 'LED'],
    ['raci.awayNoDelegate', { name: 'Maïté', until: '2026-12-04', accountable: 0, responsible: 3, n: 3 }, 'Absence sans relais', 'Maïté jusqu’au 4 déc., 3\u00A0R'],
    ['raci.awayNoDelegate', { name: 'Maïté', accountable: 1, responsible: 3, n: 4 }, 'Absence sans relais', 'Maïté, 1\u00A0A, 3\u00A0R'],
    ['raci.noRole', { name: 'Samir', n: 33, others: 32 }, 'Aucun rôle', 'Samir et 32 autres'],
    ['raci.noRole', { name: 'Samir', n: 2, others: 1 }, 'Aucun rôle', 'Samir et 1 autre'],
    ['raci.noRole', { name: 'Samir', n: 1, others: 0 }, 'Aucun rôle', 'Samir'],
  ])('says %s as the French read it', (code, values, title, about) => {
    expect(inWords('fr', code, values)).toMatchObject({ title, about });
  });

  it('says it in English', () => {
    expect(inWords('en', 'raci.awayNoDelegate', { name: 'Maïté', until: '2026-12-04', accountable: 0, responsible: 3, n: 3 })).toMatchObject({
      title: 'Away, with no delegate',
      about: 'Maïté until 4 Dec, 3\u00A0R',
    });
  });

  it.each(findingCodes)('has words for %s in both languages, with what to do', (code) => {
    const values = { title: 'T', name: 'N', project: 'P', n: 3, total: 3, limit: 2, percent: 120, hours: 42, capacity: 35, missing: 'A', accountable: 1, responsible: 2, others: 2, until: '2026-12-04' };
    for (const lang of ['fr', 'en'] as const) {
      for (const words of Object.values(inWords(lang, code, values))) {
        expect(words).not.toMatch(/^raci\./);
        expect(words).not.toMatch(/[{}]/);
      }
    }
  });
});
