import { expect, it } from 'vitest';
import { placeOfRow } from './kpi-rows.ts';

it('a row behind a figure is an entry of the wiki, with its page', () => {
  expect(placeOfRow({ base: 'https://wiki.example/?', lang: 'fr' }, 'task', 'Percer & poncer')).toEqual({ table: 'Tâches', row: 'Percer & poncer', url: 'https://wiki.example/?Percer%20%26%20poncer' });
});
