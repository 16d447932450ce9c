import type { Lang } from '@entrelacs/core';
import type { DocumentName } from './query.ts';

/** What the playground's own bar says. */
export interface Messages {
  readonly vanish: string;
  readonly installing: string;
  readonly failed: string;
  readonly hide: string;
  readonly bar: string;
  readonly otherLanguage: string;
  readonly setup: string;
  readonly documents: Readonly<Record<DocumentName, string>>;
}

/** The bar's texts by language. */
export const messages: Readonly<Record<Lang, Messages>> = {
  fr: {
    vanish: 'Bac à sable : ce document vit dans votre navigateur, vos modifications disparaissent au rechargement de la page.',
    installing: 'Installation en cours…',
    failed: 'Le document n’a pas pu être préparé. Rechargez la page ; si cela recommence, la console du navigateur dit pourquoi.',
    hide: 'Masquer',
    bar: 'Bac à sable',
    otherLanguage: 'English',
    setup: 'Démarrer',
    documents: { demo: 'Démonstration', empty: 'Document vide', foreign: 'Document existant' },
  },
  en: {
    vanish: 'Playground: this document lives in your browser, and your edits vanish when the page reloads.',
    installing: 'Installing…',
    failed: 'The document could not be prepared. Reload the page; if it happens again, the browser’s console says why.',
    hide: 'Hide',
    bar: 'Playground',
    otherLanguage: 'Français',
    setup: 'Start here',
    documents: { demo: 'Demo', empty: 'Empty document', foreign: 'Existing document' },
  },
};
