import type { Lang } from '@entrelacs/core';

const languages: readonly Lang[] = ['fr', 'en'];

/** Documents that the playground can open: the demo collective, an empty one, or one that a team filled before meeting Entrelacs. */
export const documents = ['demo', 'empty', 'foreign'] as const;
export type DocumentName = (typeof documents)[number];

/** What the page's address asks for. */
export interface Query {
  readonly language: Lang;
  readonly document: DocumentName;
  /** A widget to put on a page of its own, with full access. */
  readonly widget: string | undefined;
}

/** Reads the page's address; the browser's languages decide where `lang` is missing or unknown, then French. */
export function readQuery(search: string, browserLanguages: readonly string[]): Query {
  const parameters = new URLSearchParams(search);
  const preferred = [parameters.get('lang') ?? '', ...browserLanguages].map((tag) => tag.toLowerCase().split('-')[0]);
  const document = parameters.get('doc');
  const widget = parameters.get('widget') ?? '';
  return {
    language: preferred.map((tag) => languages.find((language) => language === tag)).find((found) => found !== undefined) ?? 'fr',
    document: documents.find((name) => name === document) ?? 'demo',
    widget: /^[a-z][a-z-]*$/.test(widget) ? widget : undefined,
  };
}

/** An address with our own parameters kept: Grist's page links hold only `p`, and a reload needs the others. */
export function keepParameters(address: string, search: string): string {
  const [path = '', query = ''] = address.split('?');
  const kept = new URLSearchParams(query);
  for (const [name, value] of new URLSearchParams(search)) {
    if (['lang', 'doc', 'widget'].includes(name) && !kept.has(name)) kept.set(name, value);
  }
  return kept.size === 0 ? path : `${path}?${kept.toString()}`;
}
