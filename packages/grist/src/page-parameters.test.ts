import { describe, expect, it } from 'vitest';
import { pageParameters, todayIn } from './page-parameters.ts';

const read = (query: string) => pageParameters(new URLSearchParams(query));

describe('the parameters of a widget’s page', () => {
  it('lets the placer’s language win over the user’s', () => {
    expect(read('lang=en&language=fr-FR').lang).toBe('en');
    expect(read('language=fr-FR').lang).toBe('fr');
    expect(read('language=de-DE').lang).toBe('en');
  });

  it('follows the browser, as Grist does, for somebody who chose no language there', () => {
    const inFrench = (query: string) => pageParameters(new URLSearchParams(query), 'fr-FR').lang;

    expect(inFrench('language=en-US')).toBe('fr');
    expect(inFrench('language=en')).toBe('en');
    expect(inFrench('language=en-US&lang=en')).toBe('en');
    expect(read('language=en-US').lang).toBe('en');
  });

  it('ignores a culture or a time zone that does not exist', () => {
    expect(read('culture=??&timeZone=Moon/Sea')).toEqual({ lang: 'fr', culture: undefined, timeZone: undefined });
    expect(read('culture=fr-CH&timeZone=Europe/Zurich')).toMatchObject({ culture: 'fr-CH', timeZone: 'Europe/Zurich' });
  });

  it('says that it is already tomorrow in Nouméa', () => {
    expect(todayIn('Pacific/Noumea', new Date('2026-11-22T14:00:00Z'))).toBe('2026-11-23');
    expect(todayIn('Europe/Paris', new Date('2026-11-22T14:00:00Z'))).toBe('2026-11-22');
  });
});
