import { describe, expect, it } from 'vitest';
import { translator, type Catalogue } from './translate.ts';

const messages: Catalogue = {
  'said': { fr: '«\u00A0{text}\u00A0»', en: '“{text}”' },
  'plain': { fr: 'Pour {text}', en: 'For {text}' },
};

describe('a translator', () => {
  it('gives words that hold quotation marks those of the second level where it quotes them', () => {
    expect(translator('fr', messages)('said', { text: 'Les fichiers de «\u00A0Lampe\u00A0», rangés' })).toBe('«\u00A0Les fichiers de “Lampe”, rangés\u00A0»');
    expect(translator('fr', messages)('said', { text: '« Lampe »' })).toBe('«\u00A0“Lampe”\u00A0»');
    expect(translator('en', messages)('said', { text: 'The files of “Lamp”' })).toBe('“The files of ‘Lamp’”');
  });

  it('leaves words as they are where it does not quote them', () => {
    expect(translator('fr', messages)('plain', { text: '«\u00A0Lampe\u00A0»' })).toBe('Pour «\u00A0Lampe\u00A0»');
  });
});
