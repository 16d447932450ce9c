import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { templateLine, templateText } from '../bazar/template-text.ts';
import { entryToEntity } from './entry-to-entity.ts';
import { plainText } from './plain-text.ts';
import { dayOf, numberOf, readEntry } from './read-entry.ts';
import { readForm } from './read-form.ts';

const form = (...lines: Parameters<typeof templateLine>[0][]) => readForm({ bn_id_nature: 7, bn_label_nature: 'Essai', bn_template: templateText(lines.map(templateLine)) });

describe('plainText', () => {
  it.each([
    ['R&amp;D', 'R&D'],
    ['&eacute;t&#233; &#xe9; &laquo;&nbsp;oui&nbsp;&raquo;', 'été é «\u00A0oui\u00A0»'],
    ['<p>Un <b>gras</b></p>\n<p>deux</p>', 'Un gras\ndeux'],
    ['a<br />b<br>\r\nc', 'a\nb\nc'],
    ['&amp;lt;script&amp;gt;', '&lt;script&gt;'],
    ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['&inconnu; &#0; &#xD800; &#99999999;', '&inconnu; &#0; &#xD800; &#99999999;'],
  ])('reads %s', (stored, text) => {
    expect(plainText(stored)).toBe(text);
  });

  it('gives back any text that was stored escaped', () => {
    const stored = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainText(stored(text))).toBe(text.replace(/\r\n/g, '\n').replace(/\n+$/, ''));
      }),
    );
  });
});

describe('days and numbers', () => {
  it.each([
    ['2026-12-05', '2026-12-05'], ['2026-12-05T00:30:00+01:00', '2026-12-05'], ['2026-12-05 10:00', '2026-12-05'], ['2026-02-30', undefined], ['05/12/2026', undefined], ['2026-12-05soir', undefined],
  ])('the day of %s is %s', (stored, day) => expect(dayOf(stored)).toBe(day));

  it.each([['12', 12], ['-0,5', -0.5], [' 7.25 ', 7.25], ['1e9', undefined], ['douze', undefined], ['1 000', undefined], ['9'.repeat(400), undefined]])('the number of %s is %s', (text, number) => expect(numberOf(text)).toBe(number));
});

describe('values that cannot be read', () => {
  const shape = form(
    { type: 'texte', name: 'bf_titre' }, { type: 'texte', name: 'bf_n', subtype: 'number' }, { type: 'jour', name: 'bf_on' }, { type: 'lien_internet', name: 'bf_site' }, { type: 'map', name: 'bf_latitude', label: 'bf_longitude', size: ' ' },
  );

  it('are issues, beside what can', () => {
    const issues: string[] = [];
    const { values } = readEntry(
      shape,
      { id_fiche: 'A', bf_titre: 'Ok', bf_n: 'beaucoup', bf_on: 'demain', bf_site: 'javascript:alert(1)', geolocation: { bf_latitude: '143', bf_longitude: '3' } },
      (code, property, value) => issues.push(`${property} ${code} ${value}`),
    );
    expect([...values]).toEqual([['bf_titre', 'Ok']]);
    expect(issues).toEqual(['bf_n cell.notANumber beaucoup', 'bf_on cell.notADate demain', 'bf_site cell.unreadable javascript:alert(1)', 'geolocation cell.outOfRange ']);
  });

  it('are never an exception, whatever the entry holds', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('bf_titre', 'bf_n', 'bf_on', 'bf_site', 'geolocation', 'id_fiche'), fc.anything()), (entry) => void readEntry(shape, entry, () => undefined)));
  });
});

describe('an entry as an entity', () => {
  it('reads yes and no by their words, whatever the keys of the list', () => {
    const shape = readForm({
      bn_id_nature: 7,
      bn_label_nature: 'Essai',
      bn_template: templateText([templateLine({ type: 'liste', name: 'ListeOuiNon', pattern: 'bf_actif' })]),
      prepared: [{ type: 'liste', propertyname: 'bf_actif', options: { 1: 'Non', 2: 'Oui' } }],
    });
    const active = (bf_actif: string) => entryToEntity({ entity: 'member', shape, fields: { active: 'bf_actif' } }, { id_fiche: 'A', bf_actif });
    expect([active('1').row.active, active('2').row.active]).toEqual([false, true]);
    expect(active('9').issues).toEqual([{ code: 'cell.unknownChoice', entity: 'member', row: 'A', path: 'active', value: '9' }]);
  });

  it('keeps people whom a text names as names, each once', () => {
    const shape = form({ type: 'texte', name: 'bf_qui' });
    expect(entryToEntity({ entity: 'task', shape, fields: { responsible: 'bf_qui' } }, { id_fiche: 'A', bf_qui: 'Ana, Léo &amp; Co; Ana' }).row.responsible).toEqual(['name:Ana', 'name:Léo & Co']);
  });

  it('leaves a number out of range, and a field without a property', () => {
    const shape = form({ type: 'texte', name: 'bf_av' });
    const { row, issues } = entryToEntity({ entity: 'task', shape, fields: { progress: 'bf_av', due: 'bf_gone' } }, { id_fiche: 'A', bf_av: '140' });
    expect([row.progress, row.due]).toEqual([undefined, undefined]);
    expect(issues.map(({ code }) => code)).toEqual(['cell.outOfRange']);
  });
});
