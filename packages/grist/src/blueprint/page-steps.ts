import type { UserAction } from '../doc-port.ts';
import type { Context } from './context.ts';
import { customViewIn } from './custom-view.ts';
import type { MetaColumn, MetaSection, MetaTable } from './doc-state.ts';
import { liveColumn, liveTable, recordOf } from './installation.ts';
import type { LayoutSpec, PageSpec, SectionSpec } from './pages.ts';
import { jsonObject } from './raw.ts';
import { phases, type RecordWrite, type Step } from './steps.ts';

/** What is missing from or has drifted in one page and its sections. */
export function pageSteps(page: PageSpec, context: Context): Step[] {
  const { state, lang } = context;
  const key = `page:${page.key}`;
  const about = { key, page: page.key, values: { page: page.name[lang] } };
  const record = recordOf(state, 'page', page.key);
  const view = state.views.find(({ ref }) => ref === record?.ref);
  if (view !== undefined) return page.sections.flatMap((section) => sectionSteps(page, section, view.ref, context));

  const orphans = page.sections.flatMap((section) => {
    const found = state.sections.find(({ mark }) => mark === sectionMark(page, section));
    return found === undefined || isRecorded(context, found.ref) ? [] : [[section, found] as const];
  });
  const [first] = orphans;
  if (first !== undefined) {
    const refs = Object.fromEntries(orphans.map(([section, { ref }]) => [section.key, ref]));
    return [
      {
        ...about,
        kind: 'pageAdopted',
        origin: 'new',
        severity: 'info',
        phase: phases.links,
        records: [
          { kind: 'page', entity: page.key, field: '', ref: first[1].view, value: '' },
          ...orphans.map(([section, { ref }]) => sectionRecord(page, section, ref)),
        ],
        actions: () => [['UpdateRecord', '_grist_Views', first[1].view, { layoutSpec: JSON.stringify(layoutOf(page.layout, refs)) }]],
      },
    ];
  }

  const made = page.sections.filter(({ table }) => liveTable(state, table) !== undefined);
  return [
    {
      ...about,
      kind: 'pageMissing',
      origin: record === undefined ? 'new' : 'changed',
      severity: 'warning',
      phase: phases.pages,
      actions: (newId) => {
        const view = newId();
        const refs = Object.fromEntries(made.map(({ key: section }) => [section, newId()]));
        return [
          ['AddRecord', '_grist_Views', view, { name: page.name[lang], type: '' }],
          ['AddRecord', '_grist_Pages', null, { viewRef: view, indentation: 0 }],
          ...made.flatMap((section) => newSection(page, section, view, refs[section.key] ?? 0, context)),
          ...made.flatMap((section) => linkActions(page, section, refs, context)),
        ];
      },
    },
  ];
}

/** The mark that a section of ours bears in its options. */
export function sectionMark(page: PageSpec, section: SectionSpec): string {
  return `${page.key}/${section.key}`;
}

function sectionSteps(page: PageSpec, section: SectionSpec, view: number, context: Context): Step[] {
  const { state, lang } = context;
  const table = liveTable(state, section.table);
  const name = section.title?.[lang] ?? section.widget ?? table?.title ?? context.tables.find(({ key }) => key === section.table)?.title ?? '';
  const about = { key: `section:${page.key}.${section.key}`, page: page.key, section: section.key, values: { page: page.name[lang], section: name } };
  const record = recordOf(state, 'section', page.key, section.key);
  const live = state.sections.find(({ ref }) => ref === record?.ref);
  // Another table stands for the entity: a section keeps its table for life, so a new one takes its place.
  const isMoved = live !== undefined && table !== undefined && live.table !== table.ref;
  if (live !== undefined && table !== undefined && !isMoved) return driftSteps(page, section, live, table, context).map((drift) => ({ ...about, ...drift }));

  const orphan = madeSection(page, section, view, context);
  if (orphan !== undefined) {
    return [
      {
        ...about,
        kind: 'sectionAdopted',
        origin: 'new',
        severity: 'info',
        phase: phases.links,
        records: [sectionRecord(page, section, orphan.ref)],
        actions: () => (isMoved ? replaceActions(page, section, live, context) : relinkActions(page, section, liveSections(page, context, { [section.key]: orphan.ref }), context)),
      },
    ];
  }
  if (isMoved) {
    return [
      {
        ...about,
        kind: 'sectionMoved',
        origin: 'changed',
        severity: 'critical',
        phase: phases.pages,
        values: { ...about.values, table: table.title },
        actions: (newId) => newSection(page, section, view, newId(), context),
      },
    ];
  }
  return [
    {
      ...about,
      kind: 'sectionMissing',
      origin: record === undefined ? 'new' : 'changed',
      severity: 'info',
      phase: phases.pages,
      ...(table === undefined && { blocked: true }),
      actions: (newId) => newSection(page, section, view, newId(), context),
    },
  ];
}

/** A section that was made for a page and is not recorded yet, over the table that it should show. */
function madeSection(page: PageSpec, section: SectionSpec, view: number, context: Context): MetaSection | undefined {
  const table = liveTable(context.state, section.table);
  return context.state.sections.find(({ mark, view: owner, ref, table: shown }) => mark === sectionMark(page, section) && owner === view && shown === table?.ref && !isRecorded(context, ref));
}

/** Links a section that was made again, and those that followed it and follow nothing since. */
function relinkActions(page: PageSpec, section: SectionSpec, refs: Readonly<Record<string, number>>, context: Context): UserAction[] {
  const isFree = (key: string) => context.state.sections.find(({ ref }) => ref === refs[key])?.linkFrom === 0;
  return page.sections.filter(({ key, follows }) => key === section.key || (follows?.section === section.key && isFree(key))).flatMap((each) => linkActions(page, each, refs, context));
}

/** Puts new sections in the places of those of a page that show another table than they should: all of them at once, since one text holds the layout. */
function replaceActions(page: PageSpec, section: SectionSpec, former: MetaSection, context: Context): UserAction[] {
  const { state } = context;
  const recorded = liveSections(page, context, {});
  const made = page.sections.flatMap((each) => {
    const found = madeSection(page, each, former.view, context);
    return found === undefined ? [] : [[each.key, found.ref] as const];
  });
  const refs = { ...recorded, ...Object.fromEntries(made) };
  const inPlaceOf = new Map(made.flatMap(([key, ref]) => (recorded[key] === undefined ? [] : [[recorded[key], ref] as const])));
  const view = state.views.find(({ ref }) => ref === former.view);
  const layout = JSON.stringify(withLeaves(jsonObject(view?.layout ?? ''), inPlaceOf));
  const tied = page.sections.filter(({ key, follows }) => key === section.key || follows?.section === section.key);
  return [
    ['UpdateRecord', '_grist_Views', former.view, { layoutSpec: layout }],
    ['RemoveRecord', '_grist_Views_section', former.ref],
    ...tied.flatMap((each) => linkActions(page, each, refs, context)),
  ];
}

function withLeaves(layout: unknown, inPlaceOf: ReadonlyMap<number, number>): unknown {
  if (Array.isArray(layout)) return layout.map((part) => withLeaves(part, inPlaceOf));
  if (typeof layout !== 'object' || layout === null) return layout;
  return Object.fromEntries(Object.entries(layout).map(([key, value]) => [key, key === 'leaf' && typeof value === 'number' ? (inPlaceOf.get(value) ?? value) : withLeaves(value, inPlaceOf)]));
}

type Drift = Omit<Step, 'key' | 'page' | 'section' | 'values'>;

function driftSteps(page: PageSpec, section: SectionSpec, live: MetaSection, table: MetaTable, context: Context): Drift[] {
  const drift = (kind: Drift['kind'], severity: Drift['severity'], actions: () => UserAction[], origin: Drift['origin'] = 'changed'): Drift => ({ kind, origin, severity, phase: phases.links, actions });
  /** The options of a section are one text: each change of it is a phase of its own, on what the one before left. */
  const inTurn = (step: Drift): Drift => ({ ...step, phase: phases.options + drifts.length / 10 });
  const drifts: Drift[] = [];
  const links = linkActions(page, section, liveSections(page, context, { [section.key]: live.ref }), context);
  if (live.linkFrom === 0 && links.length > 0) drifts.push(drift('sectionUnlinked', 'info', () => links));
  if (section.widget === undefined || live.kind !== 'custom') return drifts;

  const view = customViewIn(live.options);
  const wanted = mappingOf(section, context);
  const current = typeof view['columnsMapping'] === 'object' && view['columnsMapping'] !== null ? (view['columnsMapping'] as Record<string, unknown>) : {};
  const refs = new Set(context.state.columns.filter(({ table: owner }) => owner === table.ref).map(({ ref }) => ref));
  const broken = Object.keys(wanted).filter((name) => !isAlive(current[name], refs));
  const rewrite = (changes: Record<string, unknown>) => (): UserAction[] => [['UpdateRecord', '_grist_Views_section', live.ref, { options: optionsText(live, changes) }]];
  if (broken.length > 0) {
    const isDead = broken.every((name) => current[name] !== undefined && current[name] !== null);
    const repaired = { ...current, ...Object.fromEntries(broken.map((name) => [name, wanted[name]])) };
    drifts.push(inTurn(drift('sectionMapping', 'critical', rewrite({ columnsMapping: repaired }), isDead ? 'new' : 'changed')));
  }
  if (rank(view['access']) < rank(section.access)) drifts.push(inTurn(drift('sectionAccess', 'critical', rewrite({ access: section.access }))));
  const url = context.widgetUrl(section.widget);
  if (view['url'] !== url) drifts.push(inTurn(drift('sectionAddress', 'info', rewrite({ url, mode: 'url' }))));
  return drifts;
}

function newSection(page: PageSpec, section: SectionSpec, view: number, ref: number, context: Context): UserAction[] {
  const { state, lang, widgetUrl } = context;
  const table = liveTable(state, section.table);
  if (table === undefined) return [];
  const mark = sectionMark(page, section);
  const options =
    section.widget === undefined
      ? { entrelacs: mark }
      : {
          entrelacs: mark,
          verticalGridlines: true,
          horizontalGridlines: true,
          zebraStripes: false,
          numFrozen: 0,
          customView: JSON.stringify({
            mode: 'url',
            url: widgetUrl(section.widget),
            widgetId: null,
            widgetDef: null,
            access: section.access ?? 'none',
            pluginId: '',
            sectionId: '',
            renderAfterReady: false,
            widgetOptions: null,
            columnsMapping: section.mapping === undefined ? null : mappingOf(section, context),
          }),
        };
  const columns = section.widget === undefined ? shownColumns(section, table, context) : [];
  return [
    [
      'AddRecord',
      '_grist_Views_section',
      ref,
      {
        tableRef: table.ref,
        parentId: view,
        parentKey: section.widget === undefined ? 'record' : 'custom',
        title: section.title?.[lang] ?? '',
        options: JSON.stringify(options),
        sortColRefs: '[]',
        defaultWidth: 100,
        borderWidth: 1,
      },
    ],
    ...columns.map(({ ref: colRef }): UserAction => ['AddRecord', '_grist_Views_section_field', null, { parentId: ref, colRef }]),
  ];
}

function shownColumns(section: SectionSpec, table: MetaTable, { state }: Context): MetaColumn[] {
  const chosen = (section.columns ?? []).flatMap((field) => liveColumn(state, section.table, field) ?? []);
  if (chosen.length > 0) return chosen;
  return state.columns.filter(({ table: owner, id }) => owner === table.ref && id !== 'manualSort' && !id.startsWith('gristHelper_'));
}

function linkActions(page: PageSpec, section: SectionSpec, refs: Readonly<Record<string, number>>, { state }: Context): UserAction[] {
  if (section.follows === undefined) return [];
  const from = refs[section.follows.section];
  const own = refs[section.key];
  const column = section.follows.column === undefined ? undefined : liveColumn(state, section.table, section.follows.column);
  const source = page.sections.find(({ key }) => key === section.follows?.section);
  // In a table of the user's own the column may hold names, or rows of another table: nothing can be chosen by them.
  const isTied = section.follows.column === undefined || (source !== undefined && column?.type.replace(/^Ref(List)?:/, '') === liveTable(state, source.table)?.id);
  if (from === undefined || own === undefined || !isTied) return [];
  return [['UpdateRecord', '_grist_Views_section', own, { linkSrcSectionRef: from, linkSrcColRef: 0, linkTargetColRef: column?.ref ?? 0 }]];
}

function liveSections(page: PageSpec, { state }: Context, others: Readonly<Record<string, number>>): Record<string, number> {
  const recorded = page.sections.flatMap(({ key }) => {
    const ref = recordOf(state, 'section', page.key, key)?.ref;
    return state.sections.some((live) => live.ref === ref) ? [[key, ref ?? 0] as const] : [];
  });
  return { ...Object.fromEntries(recorded), ...others };
}

function mappingOf(section: SectionSpec, { state }: Context): Record<string, number | number[]> {
  const refOf = (field: string) => liveColumn(state, section.table, field)?.ref;
  return Object.fromEntries(
    Object.entries(section.mapping ?? {}).flatMap(([name, fields]): [string, number | number[]][] => {
      if (typeof fields !== 'string') return [[name, fields.map(refOf).filter((ref) => ref !== undefined)]];
      const ref = refOf(fields);
      return ref === undefined ? [] : [[name, ref]];
    }),
  );
}

function isAlive(mapped: unknown, refs: ReadonlySet<number>): boolean {
  if (Array.isArray(mapped)) return mapped.length > 0 && mapped.every((ref) => typeof ref === 'number' && refs.has(ref));
  return typeof mapped === 'number' && refs.has(mapped);
}

function optionsText(section: MetaSection, changes: Record<string, unknown>): string {
  return JSON.stringify({ ...jsonObject(section.options), customView: JSON.stringify({ ...customViewIn(section.options), ...changes }) });
}

function rank(access: unknown): number {
  return ['none', 'read table', 'full'].indexOf(typeof access === 'string' ? access : 'none');
}

function layoutOf(layout: LayoutSpec, refs: Readonly<Record<string, number>>): Record<string, unknown> {
  if ('leaf' in layout) return { leaf: refs[layout.leaf], ...(layout.size !== undefined && { size: layout.size }) };
  const children = layout.children.filter((child) => 'children' in child || refs[child.leaf] !== undefined);
  return { children: children.map((child) => layoutOf(child, refs)), ...(layout.size !== undefined && { size: layout.size }) };
}

function sectionRecord(page: PageSpec, section: SectionSpec, ref: number): RecordWrite {
  return { kind: 'section', entity: page.key, field: section.key, ref, value: '' };
}

function isRecorded({ state }: Context, ref: number): boolean {
  return state.records.some((record) => record.kind === 'section' && record.ref === ref);
}
