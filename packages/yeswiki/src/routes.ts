import type { EntityName, FieldKind, Labels, Lang, PulseResult } from '@entrelacs/core';

/*
 * What the extension's routes under `/api/entrelacs/` take and answer (docs/wiki-routes.md). Entities cross in the model's own words: keys of its fields, keys of its
 * choices, tags of entries as references, days as `YYYY-MM-DD`, plain text. What Bazar stores instead is the extension's business alone.
 */

/** The value of a field as it crosses; null empties it. */
export type WireValue = string | number | boolean | readonly string[] | null;

/** Values of some fields, by key of the model. */
export type WireFields = Readonly<Record<string, WireValue>>;

/** One entry, as the one who asks may see it. Fields that may not be read are absent. */
export interface WireRow {
  /** The entry's tag. */
  readonly id: string;
  /** Number of the stored version, as text: what an update must name. */
  readonly version: string;
  /** When that version was saved, in ISO 8601 with offset. */
  readonly at: string;
  /** The account that saved it, to programs alone; absent where it was somebody without one. */
  readonly by?: string;
  readonly canWrite: boolean;
  /** Fields that may be read, not written. */
  readonly locked?: readonly string[];
  readonly fields: WireFields;
}

/** Something of an entry that could not be read: one of core's issue codes. */
export interface WireIssue {
  readonly code: string;
  readonly entity: EntityName;
  readonly row?: string;
  readonly path?: string;
  readonly value?: string;
}

/** Where an entity is kept in this wiki. */
export interface WireForm {
  readonly form: number;
  readonly label: string;
  readonly canCreate: boolean;
  /** Fields that the form has and that may be read. */
  readonly fields: readonly string[];
}

/** Answer of `GET entities`. */
export interface EntitiesAnswer {
  readonly wiki: WikiIdentity;
  readonly me: { readonly account: string | null; readonly member: string | null; readonly isAdmin: boolean };
  readonly forms: { readonly [Name in EntityName]?: WireForm };
  readonly entities: { readonly [Name in EntityName]?: readonly WireRow[] };
  readonly issues: readonly WireIssue[];
  readonly settings: Readonly<Record<string, string>>;
  /** Means of the pulse, five answers at least; with the entity `pulse`, for whoever is logged in. Single answers are for administrators. */
  readonly pulseResults?: readonly PulseResult[];
}

/** Which wiki answers: `id` is made once and survives a move; a copy has the same id at another address. */
export interface WikiIdentity {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly lang: Lang;
  readonly timeZone: string;
  /** Version of the extension. */
  readonly version: string;
}

/** Forms and properties that stand for entities of the model where they are not our own forms. */
export type Binding = {
  readonly [Name in EntityName]?: { readonly form: number; readonly fields: Readonly<Record<string, string>> };
};

/** One change of one entry. `key` makes a creation safe to repeat; a created entry may be named `new:x` and referred to by that name later in the same batch. */
export type WireChange =
  | { readonly kind: 'create'; readonly entity: EntityName; readonly id?: string; readonly key?: string; readonly fields: WireFields }
  | { readonly kind: 'update'; readonly entity: EntityName; readonly id: string; readonly version: string; readonly fields: WireFields }
  | { readonly kind: 'remove'; readonly entity: EntityName; readonly id: string; readonly version: string };

/** Body of `POST changes`: at most 100, done in their order, each answered for. */
export interface ChangesBody {
  readonly changes: readonly WireChange[];
  readonly binding?: Binding;
}

/** Answer of `POST changes`, in the order asked. */
export interface ChangesAnswer {
  readonly results: readonly WireResult[];
}

/** How one change ended. */
export type WireResult =
  | {
      readonly ok: true;
      readonly id: string;
      /** A creation that an earlier request with the same key had done: the row is as it is now. */
      readonly existed?: true;
      readonly row?: WireRow;
    }
  | ({ readonly ok: false; readonly status: number } & WireError);

/** Why something was refused; body of every answer that is not 2xx. */
export interface WireError {
  readonly code: WireErrorCode;
  readonly field?: string;
  /** In the wiki's language, for a person. */
  readonly message: string;
  /** With 409: the entry as it is now, who saved it, and what was asked. */
  readonly current?: WireRow;
  readonly by?: string;
  readonly yours?: WireFields;
}

/** Codes of refusals: the HTTP status goes with the code. */
export type WireErrorCode =
  | 'auth.required' // 401
  | 'auth.badKey' // 401
  | 'auth.badToken' // 403: CSRF
  | 'access.denied' // 403
  | 'access.field' // 403
  | 'entry.unknown' // 404: also where it may not be seen
  | 'entity.unknown' // 404
  | 'entry.exists' // 409
  | 'entry.changed' // 409
  | 'body.invalid' // 400
  | 'body.tooLarge' // 413
  | 'field.unknown' // 422
  | 'field.required' // 422
  | 'field.type' // 422
  | 'field.choice' // 422
  | 'field.reference' // 422
  | 'field.date' // 422
  | 'field.number' // 422
  | 'field.range' // 422
  | 'field.tooLong' // 422
  | 'field.twice' // 422: a list holds a value once
  | 'field.several' // 422: a list of one
  | 'dependency.onItself' // 422
  | 'pulse.already' // 409: this person answered this week
  | 'rate.limited' // 429, with Retry-After
  | 'form.missing' // 503: not installed
  | 'server.failed'; // 500

/** State of one part of an installation. */
export interface PartState {
  readonly kind: 'form' | 'list' | 'page' | 'demo' | 'setting';
  /** Entity, list tag, page tag. */
  readonly name: string;
  readonly state: 'ok' | 'missing' | 'drifted' | 'taken';
  /** The id it has, or would get. */
  readonly id?: string;
  /** Sentences in the wiki's language: what differs, what a repair would do. */
  readonly details: readonly string[];
}

/** Answer of `GET check` and of `POST install`; administrators only. */
export interface CheckAnswer {
  readonly wiki: WikiIdentity;
  readonly parts: readonly PartState[];
  /** To give to Grist as a widget's address. */
  readonly widgetsUrl: string;
  readonly yeswiki: string;
  readonly php: string;
}

/** Body of `POST install`: parts by `kind:name`, or all that is missing or drifted. */
export interface InstallBody {
  readonly parts?: readonly string[];
  readonly demo?: 'install' | 'remove';
  readonly site?: 'install';
}

/** One conflict of the bridge, kept with both values until somebody decides. */
export interface WireConflict {
  readonly id: string;
  readonly entity: EntityName;
  readonly entry: string;
  readonly field: string;
  readonly title: string;
  readonly grist: { readonly value: WireValue; readonly by?: string; readonly at?: string };
  readonly wiki: { readonly value: WireValue; readonly by?: string; readonly at?: string };
  readonly decision?: 'grist' | 'wiki';
}

/** Answer of `GET conflicts` and body of `POST conflicts`, which replaces the list and keeps the decisions about values that are still the same. */
export interface ConflictsBody {
  readonly conflicts: readonly WireConflict[];
}

/** Body of `POST conflicts/{id}`. */
export interface DecisionBody {
  readonly decision: 'grist' | 'wiki';
}

/** Body of `POST pulse`: one anonymous answer. */
export type PulseBody = WireFields;

/** `model/model.json` of the extension: the model as its PHP reads it, made by the build. */
export interface ModelFile {
  readonly version: string;
  readonly entities: readonly ModelEntity[];
  readonly lists: readonly ModelList[];
}

/** One entity, its form in each language, and where each field is kept in it. */
export interface ModelEntity {
  readonly name: EntityName;
  readonly label: Labels;
  readonly plural: Labels;
  /** The field kept as `bf_titre`; null where Bazar names an entry by `titleTemplate`. */
  readonly titleField: string | null;
  /** `bf_titre` of an entry without a name of its own, with properties in double braces; labels of what is referred to stand for it. */
  readonly titleTemplate: Labels | null;
  /**
   * The id that its form gets where that is free: from 1300. Lines `listefiche` and `checkboxfiche` of the forms name such ids in cell 1; who gives a form another id
   * puts it there in every form (`ModelField.entity` says which form a property leads to).
   */
  readonly formId: number;
  /** Rights of its entries, as its form's `acls` line says; an entry in which the field of `publicWhen` has that choice may be read by all (`*`). */
  readonly acl: { readonly read: string; readonly write: string; readonly comment: string };
  readonly publicWhen: { readonly field: string; readonly choice: string } | null;
  readonly form: Readonly<Record<Lang, ModelForm>>;
  readonly fields: readonly ModelField[];
}

/** Columns of YesWiki's table of forms. */
export type ModelForm = Readonly<
  Record<'bn_label_nature' | 'bn_description' | 'bn_condition' | 'bn_sem_context' | 'bn_sem_type' | 'bn_sem_use_template' | 'bn_template' | 'bn_ce_i18n' | 'bn_only_one_entry' | 'bn_only_one_entry_message', string>
>;

/** One field of the model, and the property of an entry that holds it. */
export interface ModelField {
  readonly key: string;
  /**
   * The name that the form's line gives it (cell 1, or 6 where it chooses). YesWiki 4.4 puts the type and the list before it: the field of that *name* says which
   * property an entry has. A field with `within` shares the property of that field: it is the value itself where that is none of our keys. A field that only tables which were mapped
   * have (`mappedOnly` in the model) has no line in our forms.
   */
  readonly property: string;
  readonly kind: FieldKind;
  readonly label: Labels;
  readonly required: boolean;
  readonly private: boolean;
  readonly automatic: boolean;
  readonly single: boolean;
  readonly entity: EntityName | null;
  /** Tag of the list that holds its choices. A boolean chooses `yes` or `no`, and crosses as true or false. */
  readonly list: string | null;
  readonly choices: readonly { readonly key: string; readonly label: Labels }[];
  /** Words of values that a text may hold without being a choice: the computed metrics of a KPI's source. */
  readonly words: readonly { readonly key: string; readonly label: Labels }[];
  readonly within: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly fallback: string | boolean | readonly string[] | null;
  /** Read and write ACL of the field, as Bazar writes them; empty for the entry's own. */
  readonly readAcl: string;
  readonly writeAcl: string;
}

/** A list of Bazar: the choices of a field. */
export interface ModelList {
  readonly tag: string;
  readonly title: Labels;
  readonly values: readonly { readonly key: string; readonly label: Labels }[];
}

/** `model/demo.json` of the extension: the demo collective, a little less of its past than in Grist. */
export interface DemoFile {
  readonly version: string;
  /**
   * The day that the rows were made for, a Monday. Whoever installs moves every `date` and `week`, and the day at the start of each line of a `log`, by the same whole number
   * of weeks, so that this day lands in the current week; entities in `fixed` keep their days.
   */
  readonly day: string;
  readonly fixed: readonly EntityName[];
  /** Rows by entity, those referred to first where they can be. */
  readonly rows: Readonly<Record<Lang, { readonly [Name in EntityName]?: readonly DemoRow[] }>>;
}

/** One entry of the demo; `id` is a name by which other rows refer to it, and its `uid`. */
export interface DemoRow {
  readonly id: string;
  readonly fields: WireFields;
}
