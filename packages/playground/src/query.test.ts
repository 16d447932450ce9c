import { describe, expect, it } from 'vitest';
import { keepParameters, readQuery } from './query.ts';

describe('readQuery', () => {
  it('opens the demo in the browser’s language', () => {
    expect(readQuery('', ['de-DE', 'en-GB'])).toEqual({ language: 'en', document: 'demo', widget: undefined });
  });

  it('lets the address win over the browser', () => {
    expect(readQuery('?lang=fr&doc=empty&widget=setup', ['en'])).toEqual({ language: 'fr', document: 'empty', widget: 'setup' });
  });

  it('falls back to French and the demo for what it does not know', () => {
    expect(readQuery('?lang=xx&doc=other&widget=../../x', ['de'])).toEqual({ language: 'fr', document: 'demo', widget: undefined });
  });
});

describe('keepParameters', () => {
  it('keeps ours beside the page that Grist names', () => {
    expect(keepParameters('/?p=4', '?lang=fr&doc=foreign&p=1&other=2')).toBe('/?p=4&lang=fr&doc=foreign');
  });

  it('leaves an address alone where there is nothing to keep', () => {
    expect(keepParameters('/', '?p=3')).toBe('/');
  });
});
