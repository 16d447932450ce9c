import type { Lang } from '@entrelacs/core';
import { messages } from './messages.ts';
import { documents, type DocumentName, type Query } from './query.ts';

/** The bar above Grist: says that edits vanish, what is being installed, and leads to the other documents and language. */
export interface Banner {
  /** Shows a step of the installation, or its end when left out. */
  progress(step?: string): void;
  /** Says that the document could not be prepared. */
  fail(): void;
}

/** Puts the bar above Grist in a page. */
export function showBanner({ language, document: current }: Query): Banner {
  const text = messages[language];
  const bar = element('aside', 'playground-bar');
  bar.setAttribute('aria-label', text.bar);
  bar.lang = language;
  const status = element('p', 'playground-status', text.vanish);
  status.setAttribute('role', 'status');

  const links = element('nav', 'playground-links');
  links.setAttribute('aria-label', text.bar);
  for (const name of documents) {
    const link = anchor(text.documents[name], parametersOf(language, name));
    if (name === current) link.setAttribute('aria-current', 'page');
    links.append(link);
  }
  const other = language === 'fr' ? 'en' : 'fr';
  const switchLanguage = anchor(text.otherLanguage, parametersOf(other, current));
  switchLanguage.lang = other;
  const hide = element('button', 'playground-hide', text.hide);
  hide.type = 'button';
  hide.addEventListener('click', () => {
    bar.remove();
    document.documentElement.classList.remove('with-playground-bar');
  });
  links.append(switchLanguage, hide);

  bar.append(status, links);
  // Beside <body>, not in it: Grist fills that.
  document.documentElement.append(bar);
  document.documentElement.classList.add('with-playground-bar');
  new ResizeObserver(() => document.documentElement.style.setProperty('--playground-bar-height', `${bar.offsetHeight}px`)).observe(bar);
  return {
    progress(step) {
      status.textContent = step === undefined ? text.vanish : `${text.installing} ${step}`;
    },
    fail() {
      bar.classList.add('playground-failed');
      status.textContent = text.failed;
    },
  };
}

/** A document that is not ours yet opens on the widget that installs it. */
function parametersOf(lang: Lang, doc: DocumentName): Record<string, string> {
  return { lang, doc, ...(doc !== 'demo' && { widget: 'setup' }) };
}

function anchor(label: string, parameters: Record<string, string>): HTMLAnchorElement {
  const link = element('a', 'playground-link', label);
  link.href = `/?${new URLSearchParams(parameters).toString()}`;
  return link;
}

function element<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, className: string, text = ''): HTMLElementTagNameMap[Tag] {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}
