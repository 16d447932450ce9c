import { commonMessages, fieldsOf, model, translator, wikiConflictMessages, type EntityName, type Lang, type Outcome } from '@entrelacs/core';
import { restOf, type EditConflict, type WikiSnapshot } from '@entrelacs/yeswiki';
import type { BoardPlace } from './wiki-page.ts';

// A decision that nobody took is not left behind unawares.
addEventListener('beforeunload', (event) => {
  if (document.querySelector('.entrelacs-conflicts') !== null) event.preventDefault();
});

/** Shows edits that clashed with somebody else's, both values side by side, until the reader has chosen; nothing is written before. */
export function showConflicts(place: BoardPlace, snapshot: WikiSnapshot): void {
  const { host } = place;
  const before = host.querySelector<HTMLElement>(':scope > .entrelacs-conflicts');
  if (snapshot.conflicts.length === 0 || !place.isEditor()) return before?.remove();
  const signature = JSON.stringify(snapshot.conflicts.map(({ id, fields, edit }) => [id, fields, edit]));
  if (before?.dataset['for'] === signature) return;
  const list = document.createElement('section');
  list.className = 'entrelacs-conflicts';
  list.dataset['for'] = signature;
  const t = translator(place.config.lang, commonMessages, wikiConflictMessages);
  list.setAttribute('aria-label', t('wiki.conflict.title'));
  list.setAttribute('role', 'alert');
  list.append(...snapshot.conflicts.map((conflict) => conflictCard(conflict, snapshot, place)));
  before?.remove();
  host.prepend(list);
}

function conflictCard(conflict: EditConflict, snapshot: WikiSnapshot, place: BoardPlace): HTMLElement {
  const { source, config: { lang } } = place;
  const t = translator(lang, commonMessages, wikiConflictMessages);
  const title = titleOf(snapshot, conflict.entity, conflict.row);
  const rows = conflict.fields.map(({ field, mine, theirs }) =>
    make('tr', [make('th', [labelOf(conflict.entity, field, lang)], { scope: 'row' }), make('td', [words(snapshot, conflict.entity, field, theirs, lang)]), make('td', [words(snapshot, conflict.entity, field, mine, lang)])]),
  );
  const rest = Object.entries(restOf(conflict))
    .map(([field, mine]) => `${labelOf(conflict.entity, field, lang)} (${words(snapshot, conflict.entity, field, mine, lang)})`)
    .join(', ');
  const head = make('tr', ['field', 'theirs', 'yours'].map((key) => make('th', [t(`wiki.conflict.${key}`)], { scope: 'col' })));
  const button = (label: string, className: string, act: () => void) => {
    const element = make('button', [label], { type: 'button', class: className });
    element.addEventListener('click', act);
    return element;
  };
  return make('div', [
    make('p', [make('strong', [t('wiki.conflict.title')])]),
    make('p', [t('wiki.conflict.why', { who: conflict.by ?? t('wiki.conflict.someone'), title })]),
    make('table', [make('thead', [head]), make('tbody', rows)], { class: 'table table-condensed' }),
    ...(rest === '' ? [] : [make('p', [t('wiki.conflict.rest', { fields: rest })])]),
    make('p', [
      button(t('wiki.conflict.keepTheirs'), 'btn btn-default', () => void report(source.takeTheirs(conflict), place)),
      button(t('wiki.conflict.keepYours'), 'btn btn-primary', () => void report(source.keepMine(conflict), place)),
      // Without anything else in the edit, to keep theirs is to drop mine.
      ...(rest === '' ? [] : [button(t('wiki.conflict.drop'), 'btn btn-link', () => source.dropMine(conflict))]),
    ], { class: 'entrelacs-acts' }),
  ]);
}

/** Says under the board what became of a decision. */
async function report(decided: Promise<Outcome>, { say, status }: BoardPlace): Promise<void> {
  const ended = await decided;
  say(ended);
  // What clashed again is on the page again.
  if (!ended.ok && ended.issue.code !== 'wiki.conflict') status.textContent = `${ended.issue.words?.title}. ${ended.issue.words?.why}`;
}

function make(tag: string, children: readonly (Node | string)[], attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function labelOf(entity: EntityName, key: string, lang: Lang): string {
  return fieldsOf(model[entity]).find((field) => field.key === key)?.label[lang] ?? key;
}

/** A value as a person reads it: names instead of tags, labels instead of keys. */
function words(snapshot: WikiSnapshot, entity: EntityName, key: string, value: unknown, lang: Lang): string {
  const field = fieldsOf(model[entity]).find((one) => one.key === key);
  const list = (Array.isArray(value) ? value : [value]).filter((one) => one !== undefined && one !== null && one !== '');
  if (list.length === 0) return translator(lang, wikiConflictMessages)('wiki.conflict.empty');
  return list
    .map((one) => {
      const text = String(one);
      if (field?.entity !== undefined) return titleOf(snapshot, field.entity, text);
      if (field?.kind === 'date') return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(text));
      return field?.choices?.find((choice) => choice.key === text)?.label[lang] ?? text;
    })
    .join(', ');
}

function titleOf(snapshot: WikiSnapshot, entity: EntityName, id: string): string {
  const rows = snapshot.entities[entity] as readonly { readonly id: string; readonly title?: string; readonly name?: string; readonly need?: string }[] | undefined;
  const row = rows?.find((one) => one.id === id);
  return row?.title ?? row?.name ?? row?.need ?? id;
}
