import type { Lang, MessageValues } from '@entrelacs/core';

/** A column that an installation makes. */
export interface SetupColumn {
  readonly label: string;
  /** Type of the host, without its table. */
  readonly type: string;
  readonly refersTo?: string;
  readonly description?: string;
  readonly formula?: 'computed' | 'filled';
  /** A column of ours that a table of the user's own gets. */
  readonly isAdded?: boolean;
}

/** A table that an installation makes, or the user's own that stands for it. */
export interface SetupTable {
  readonly key: string;
  readonly title: string;
  readonly isLinked: boolean;
  readonly columns: readonly SetupColumn[];
}

/** A page that an installation makes. */
export interface SetupPage {
  readonly key: string;
  readonly name: string;
  readonly about: string;
}

/** A table of the user's own that has the name of one of ours. */
export interface SetupClash {
  readonly key: string;
  readonly theirs: string;
  readonly ours: string;
  readonly table: number;
  readonly canLink: boolean;
}

/** An entity that a table of the user's own may stand for. */
export interface SetupLinkable {
  readonly key: string;
  readonly label: string;
  readonly fields: readonly SetupLinkField[];
  readonly extras: readonly SetupLinkExtra[];
}

/** A field that a column of the user's own may hold. */
export interface SetupLinkField {
  readonly key: string;
  readonly label: string;
  readonly required: boolean;
  /** Types of columns that may hold it; any where there are none. */
  readonly types: readonly string[];
  /** Table that the column must refer to, by its id on the host. */
  readonly refersTo?: string;
  /** A column of ours may be added where theirs has none. */
  readonly canAdd: boolean;
}

/** Columns that fill themselves, which serve one thing: its messages stand under `setup.extra.<key>`. */
export interface SetupLinkExtra {
  readonly key: string;
  readonly fields: readonly string[];
  readonly labels: readonly string[];
  /** One of these fields is needed. */
  readonly needs: readonly string[];
}

/** A table of the user's own, to link. */
export interface SetupOwnTable {
  readonly ref: number;
  readonly title: string;
  readonly columns: readonly SetupOwnColumn[];
}

/** A column of a table of the user's own. */
export interface SetupOwnColumn {
  readonly ref: number;
  readonly label: string;
  readonly type: string;
  readonly refersTo?: string;
}

/** A table of the user's own for an entity: which columns it has for its fields, and which of ours it gets. */
export interface LinkDraft {
  readonly entity: string;
  readonly table: number;
  readonly columns: Readonly<Record<string, number>>;
  readonly added: readonly string[];
}

/** A link that holds, or will once the installation is done. */
export interface SetupLink {
  readonly draft: LinkDraft;
  /** Title of the user's table, and what it stands for. */
  readonly theirs: string;
  readonly label: string;
}

/** What tables of the user's own there are, and what they may stand for. */
export interface LinkingView {
  readonly ownTables: readonly SetupOwnTable[];
  readonly links: readonly SetupLink[];
  /** Columns of a table that seem to hold an entity's fields. */
  readonly suggest: (entity: string, table: number) => Readonly<Record<string, number>>;
}

/** What a link, or its end, would change in an installed document. */
export interface LinkPlanView {
  readonly changes: readonly ChangeView[];
  readonly cells: { readonly total: number; readonly readable: number };
  /** Rows of the example that would lose what they mention: they go first. */
  readonly demoRows: number;
}

/** What an installation in one language would make of the document. */
export interface SetupOverview {
  readonly tables: readonly SetupTable[];
  readonly pages: readonly SetupPage[];
  readonly clashes: readonly SetupClash[];
  readonly linkables: readonly SetupLinkable[];
}

/** How many rows the demo has, where that is known. */
export interface DemoCounts {
  readonly members: number;
  readonly teams: number;
  readonly projects: number;
  readonly tasks: number;
  readonly dependencies: number;
  readonly rows: number;
}

/** The first opening: what will be, before the button. */
export interface WelcomeView extends LinkingView {
  /** An installation was begun: it goes on in the language that it has. */
  readonly unfinished?: Lang;
  readonly overview: Readonly<Record<Lang, SetupOverview>>;
  readonly demo?: DemoCounts;
}

/** One change that a repair makes. */
export interface ChangeView {
  readonly sign: '+' | '~';
  /** Message under `setup.change.`. */
  readonly code: string;
  readonly values: MessageValues;
  /** Type of the host, and the one that a column has now, both to put into words. */
  readonly type?: TypeView;
  readonly was?: TypeView;
}

/** A column's type: its name on the host, and the title of the table that a reference points to. */
export interface TypeView {
  readonly name: string;
  readonly table?: string;
}

/** Something that is not as it should be. */
export interface FindingView {
  readonly key: string;
  /** End of its messages' codes. */
  readonly kind: string;
  readonly severity: 'critical' | 'warning' | 'info';
  readonly values: MessageValues;
  readonly isProposed: boolean;
  readonly manual: boolean;
  /** End of a more telling message, such as the field's name. */
  readonly detail?: string;
  readonly type?: TypeView;
  readonly was?: TypeView;
  readonly cells?: { readonly total: number; readonly readable: number };
  readonly changes: readonly ChangeView[];
}

/** A row of the demo that stays when the others go. */
export interface KeptView {
  readonly title: string;
  readonly table: string;
  readonly why: 'edited' | 'referred';
}

/** The demo in an installed document. */
export interface DemoView {
  /** Rows of it that are there. */
  readonly rows: number;
  readonly removable: number;
  readonly kept: readonly KeptView[];
  /** Its writing was interrupted. */
  readonly isPartial: boolean;
  /** A table of the user's own is linked: the demo would have to write into it. */
  readonly isBarred: boolean;
}

/** An access rule to offer. */
export interface RuleView {
  readonly table: string;
  readonly column?: string;
  readonly isInstalled: boolean;
}

/** A document with an installation: how it does, and what can be done. */
export interface DoctorView {
  /** The language of the installation. */
  readonly installed: Lang;
  readonly version?: string;
  readonly latest: string;
  readonly findings: readonly FindingView[];
  readonly inOrder: readonly { readonly kind: 'table' | 'page'; readonly name: string; readonly count: number }[];
  readonly pages: readonly string[];
  /** Pages that hold this widget beside ours, such as the one where it was first put. */
  readonly beside: readonly string[];
  readonly demo?: DemoView;
  readonly linking: LinkingView & { readonly linkables: readonly SetupLinkable[] };
  /** Undefined where they cannot be read. */
  readonly rules?: readonly RuleView[];
}

/** One line of what is being done. */
export interface RunRow {
  /** A message, or the key of a finding. */
  readonly code?: string;
  readonly finding?: string;
  readonly state: 'done' | 'now' | 'waiting' | 'failed';
  readonly done?: number;
  readonly total?: number;
}

/** What the page is doing, or did last. */
export interface RunView {
  readonly kind: 'install' | 'repair' | 'demo' | 'removal' | 'rules' | 'link' | 'unlink';
  readonly rows: readonly RunRow[];
  /** Share of the work that is done, 0 to 1, and about how long the rest will take. */
  readonly fraction: number;
  readonly secondsLeft?: number;
  /** It is over: done, stopped as asked, or failed. */
  readonly ended?: 'done' | 'stopped' | 'failed';
  readonly isStopping?: boolean;
  /** Why it failed: a code of the host, and its words. */
  readonly failure?: { readonly code: string; readonly detail?: string };
}

/** What the page shows: one of the four states, ready being the first opening or the doctor. */
export type SetupState =
  | { readonly state: 'loading' }
  | { readonly state: 'needsAccess'; readonly reason: 'access' | 'viewer' | 'notInGrist' }
  | { readonly state: 'error'; readonly code: string; readonly detail?: string }
  | { readonly state: 'welcome'; readonly welcome: WelcomeView }
  | { readonly state: 'doctor'; readonly doctor: DoctorView };

/** What a member asks of the page. */
export interface SetupEvents {
  'coop-install': { readonly lang: Lang; readonly demo: boolean };
  'coop-link': LinkDraft;
  'coop-unlink': { readonly entity: string };
  'coop-link-plan': { readonly entity: string; readonly draft?: LinkDraft };
  'coop-repair': { readonly keys: readonly string[] };
  'coop-demo-add': undefined;
  'coop-demo-remove': undefined;
  'coop-rules-set': undefined;
  'coop-stop': undefined;
  'coop-check': undefined;
}
