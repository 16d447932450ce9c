import { fieldsOf, model, wikiPageMessages, translator, type Change, type EntityName, type Lang, type Outcome, type Translate } from '@entrelacs/core';
import { keepMe, type ChangesIntent } from '@entrelacs/ui';
import { createWikiClient, createWikiSource, type WikiClient, type WikiSnapshot, type WikiSource, type WikiState } from '@entrelacs/yeswiki';
import { readConfig, type PageConfig } from './page-config.ts';
import type { PulseAnswer } from './pulse-answer.ts';

/** A place of the page that a board takes. */
export interface BoardPlace {
  readonly host: HTMLElement;
  readonly config: PageConfig;
  readonly source: WikiSource;
  readonly t: Translate;
  /** Puts the element where the table was; `isFree` for one that grows with its content. */
  show(element: HTMLElement, options?: { readonly isFree?: boolean }): void;
  /** Writes what an element wants written, and says when it was. */
  write(intent: ChangesIntent): void;
  /** Whether somebody wrote here last, of all boards with these rows. */
  isEditor(): boolean;
  /** Where it says under the board what became of what. */
  readonly status: HTMLElement;
  /** Says there that something was saved, and when; nothing of what was not. */
  readonly say: (outcome: Outcome) => void;
  /** What was chosen here before, in this browser. */
  readonly kept: Readonly<Record<string, unknown>>;
  keep(options: object): void;
}

/** What the elements of pages have in common. */
export interface BoardElement extends HTMLElement {
  language: Lang;
  today: string;
}

interface Wiki {
  readonly client: WikiClient;
  readonly source: WikiSource;
  /** The board in which somebody wrote last: what clashes is shown there, and once. */
  editor?: HTMLElement;
}

/** The class of Bazar's dynamic lists; Vue adds `mounted` once it has taken over. */
const dynamicList = 'bazar-list-dynamic-container';
const wikis = new Map<string, Wiki>();
let hasTheme = false;

/** Mounts a board in each place of the page that asks for it, once it comes near the view and its element has been fetched. */
export function mountBoards(name: string, mount: (place: BoardPlace) => void, fetchElement?: () => Promise<unknown>): void {
  if (!hasTheme) void import('./wiki-theme.ts').then(({ followTheme }) => followTheme());
  hasTheme = true;
  const selector = `[data-entrelacs="${name}"]:not([data-mounted])`;
  const found = new Set<HTMLElement>();
  const open = (host: HTMLElement): void => {
    if (host.dataset['mounted'] !== undefined) return;
    host.dataset['mounted'] = '';
    if (fetchElement === undefined) mount(placeOf(host, name));
    else void fetchElement().then(() => mount(placeOf(host, name)));
  };
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        seen.unobserve(target);
        open(target as HTMLElement);
      }
    },
    { rootMargin: '600px' },
  );
  const seek = (): void => {
    for (const host of document.querySelectorAll<HTMLElement>(selector)) {
      if (found.has(host) || host.querySelector('.alert-info') !== null || isTemplate(host)) continue;
      found.add(host);
      seen.observe(host);
    }
  };
  seek();
  // A dynamic list of Bazar puts its board into the page once it has read its entries.
  const later = new MutationObserver(seek);
  for (const { parentElement } of document.querySelectorAll(`.${dynamicList}`)) if (parentElement !== null) later.observe(parentElement, { childList: true, subtree: true });
  addEventListener('beforeprint', () => [...found].filter(({ isConnected }) => isConnected).forEach(open));
}

/** Whether a place is still part of what Vue will make a list of: what is put there goes away with it. */
function isTemplate(host: HTMLElement): boolean {
  return host.closest(`.${dynamicList}:not(.mounted)`) !== null;
}

/** Follows the rows: the state for the element, and what clashed beside it. Returns what shows the last state again, for when something else changed. */
export function follow(place: BoardPlace, element: BoardElement, show: (state: WikiState) => void): () => void {
  const { source, host, config } = place;
  let hasRows = false;
  let last: WikiState | undefined;
  // This browser's day until the wiki says its zone: the first use of a calendar takes a tenth of the time to the first picture, better spent while the rows are on their way.
  element.today = dayIn(undefined, new Date());
  source.subscribe((state) => {
    last = state;
    if (state.state === 'ready') {
      const { me, wiki } = state.snapshot.facts;
      element.today = dayIn(wiki.timeZone, new Date());
      // Who is looking is known here: the elements need not ask.
      const member = state.snapshot.entities.member?.find(({ id }) => id === me.member);
      if (member !== undefined) keepMe(member);
      const { snapshot } = state;
      if ((snapshot.conflicts.length > 0 && place.isEditor()) || host.querySelector('.entrelacs-conflicts') !== null) void import('./conflicts.ts').then(({ showConflicts }) => showConflicts(place, snapshot));
      hasRows = true;
    }
    if (state.state === 'error' && !hasRows) host.dataset['state'] = 'error';
    show(state);
  });
  element.addEventListener('coop-edit', (event) => place.write((event as CustomEvent<ChangesIntent>).detail));
  element.addEventListener('coop-assign', (event) => place.write((event as CustomEvent<ChangesIntent>).detail));
  element.addEventListener('coop-retry', () => void source.refresh());
  element.addEventListener('coop-open', (event) => open(config, (event as CustomEvent<string>).detail));
  element.lang = config.lang;
  element.language = config.lang;
  return () => void (last !== undefined && show(last));
}

/** Goes to an entry. */
export function open({ base }: PageConfig, tag: string): void {
  location.assign(`${base}${encodeURIComponent(tag)}`);
}

/** The calendar day in a time zone, `YYYY-MM-DD`; in this browser's without one. */
export function dayIn(timeZone: string | undefined, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

function placeOf(host: HTMLElement, name: string): BoardPlace {
  const config = readConfig(host.dataset['config']);
  const t = translator(config.lang, wikiPageMessages);
  const wiki = wikiOf(config);
  const { client, source } = wiki;
  const status = document.createElement('p');
  status.className = 'entrelacs-status';
  status.setAttribute('role', 'status');
  const key = `entrelacs.${config.page}.${name}.${[...document.querySelectorAll(`[data-entrelacs="${name}"]`)].indexOf(host)}`;
  let kept = read(key);
  const say = (outcome: Outcome): void => void (status.textContent = outcome.ok ? `✓ ${t('wiki.saved', { time: new Intl.DateTimeFormat(config.lang, { hour: '2-digit', minute: '2-digit' }).format(new Date()) })}` : '');
  return {
    host,
    config,
    source,
    t,
    show: (element, { isFree = false } = {}) => {
      const stage = document.createElement('div');
      stage.className = isFree ? 'entrelacs-stage is-free' : 'entrelacs-stage';
      stage.append(element);
      host.append(stage, status);
      host.classList.add('is-ready');
    },
    write: (intent) => {
      const { changes } = intent;
      wiki.editor = host;
      status.textContent = t('wiki.saving');
      const outcome = isPulse(changes) ? import('./pulse-answer.ts').then(({ answerPulse }) => answerPulse(client, changes[0].fields, config.lang)) : source.apply(withProject(changes.map(withoutAutomatic), config));
      intent.waitUntil(outcome);
      void outcome.then(say);
    },
    isEditor: () => wiki.editor === host,
    status,
    say,
    get kept() {
      return kept;
    },
    keep: (options) => {
      kept = { ...kept, ...options };
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // A browser that keeps nothing shows the page as the page says.
      }
    },
  };
}

function isPulse(changes: readonly Change[]): changes is readonly [PulseAnswer] {
  const [first] = changes;
  return first?.kind === 'create' && first.entity === 'pulse';
}

/** One source for all the boards of a page that read the same forms: one request, one order of writing. */
function wikiOf(config: PageConfig): Wiki {
  const key = keyOf(config);
  const known = wikis.get(key);
  if (known !== undefined) {
    // A dynamic list's board comes after others of the page have begun to read.
    known.source.readAlso(config.reads);
    return known;
  }
  const all = [...document.querySelectorAll<HTMLElement>('[data-entrelacs][data-config]')].map((host) => readConfig(host.dataset['config']));
  const entities = [...new Set<EntityName>([config, ...all.filter((other) => keyOf(other) === key)].flatMap(({ reads }) => reads))];
  const token = document.querySelector<HTMLElement>('[data-entrelacs][data-token]:not([data-token=""])')?.dataset['token'];
  const client = createWikiClient({ base: config.base, ...(token !== undefined && { token }) });
  const source = createWikiSource({ client, entities, lang: config.lang, page: document, isReadOnly: config.isReadOnly, ...(config.binding !== null && { binding: config.binding }) });
  const wiki: Wiki = { client, source };
  wikis.set(key, wiki);
  return wiki;
}

/** What boards that share a source have in common. */
function keyOf({ base, binding, isReadOnly, reads: [first] }: PageConfig): string {
  return JSON.stringify([base, binding, isReadOnly, first]);
}

/** Days of steps and logs fill themselves in the wiki, whoever saves: it takes them from programs only. */
function withoutAutomatic(change: Change): Change {
  if (change.kind === 'remove') return change;
  const automatic = new Set(fieldsOf(model[change.entity]).flatMap((field) => (field.automatic === true ? [field.key] : [])));
  return { ...change, fields: Object.fromEntries(Object.entries(change.fields).filter(([key]) => !automatic.has(key))) };
}

/** What is created on the board of a project or a team belongs to it. */
function withProject(changes: readonly Change[], { project, team }: PageConfig): readonly Change[] {
  return changes.map((change) =>
    change.kind === 'create' && change.entity === 'task'
      ? { ...change, fields: { ...(project !== null && { project }), ...(team !== null && { team }), ...change.fields } }
      : change,
  );
}

function read(key: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

/** The snapshot with only the rows that this place shows; what the others say of them stays. */
export function narrowed(snapshot: WikiSnapshot, { project, team, entries }: PageConfig, name: 'task' | 'kpi', listed: readonly string[] | null = entries): WikiSnapshot {
  if (project === null && team === null && listed === null) return snapshot;
  const wanted = listed === null ? undefined : new Set(listed);
  const { entities } = snapshot;
  if (name === 'kpi') return wanted === undefined ? snapshot : { ...snapshot, entities: { ...entities, kpi: (entities.kpi ?? []).filter(({ id }) => wanted.has(id)) } };
  const listedNeeds = (entities.dependency ?? []).filter(({ id }) => wanted?.has(id));
  const needs = new Set(listedNeeds.flatMap(({ predecessor, successor }) => [predecessor, successor]));
  const task = (entities.task ?? []).filter(
    (one) => (project === null || one.project === project) && (team === null || one.team === team) && (wanted === undefined || wanted.has(one.id) || needs.has(one.id)),
  );
  return { ...snapshot, entities: { ...entities, task, ...(listedNeeds.length > 0 && { dependency: listedNeeds }) } };
}

/** Calls back with the tags that a list of Bazar leaves, now and at each change: a dynamic one says them, the filters of another hide marks of entries. */
export function onListed(host: HTMLElement, tell: (entries: readonly string[]) => void): void {
  const list = host.closest<HTMLElement>('.entrelacs-list');
  if (list === null) return;
  const marks = list.querySelector('.entrelacs-found');
  const left = (): unknown[] => (marks === null ? (JSON.parse(list.dataset['entries'] ?? '[]') as unknown[]) : [...marks.querySelectorAll<HTMLElement>(':not([style*=none])')].map(({ dataset }) => dataset['id_fiche']));
  const say = () => tell(left().filter((tag) => typeof tag === 'string'));
  new MutationObserver(say).observe(marks ?? list, { attributes: true, subtree: marks !== null, attributeFilter: ['data-entries', 'style'] });
  say();
}
