import type { Lang } from '@entrelacs/core';
import { css } from 'lit';
import { adoptTokens } from './tokens.styles.ts';

/** An element that fills a page of its own. */
export interface PageElement extends HTMLElement {
  language: Lang;
  culture?: string;
}

const pageStyles = css`
  html,
  body {
    height: 100%;
    margin: 0;
    background: var(--coop-surface);
  }
`;

/** The element of that tag, put into the page as all that it shows, in the page's language. */
export function pageElement<E extends PageElement>(tag: string, { lang, culture }: { readonly lang: Lang; readonly culture: string | undefined }): E {
  const element = document.createElement(tag) as E;
  element.language = lang;
  if (culture !== undefined) element.culture = culture;
  document.documentElement.lang = lang;
  adoptTokens(document);
  if (pageStyles.styleSheet !== undefined) document.adoptedStyleSheets = [...document.adoptedStyleSheets, pageStyles.styleSheet];
  document.body.append(element);
  return element;
}
