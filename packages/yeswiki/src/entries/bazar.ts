/** A field of a form as YesWiki describes it (`prepared`); each type has properties of its own. */
export interface BazarField {
  readonly type?: string;
  readonly name?: string | null;
  readonly propertyname?: string | null;
  readonly label?: string;
  readonly required?: boolean;
  readonly helper?: string;
  readonly read_acl?: string;
  readonly write_acl?: string;
  readonly subType?: string;
  readonly linkedObjectName?: string;
  /** Labels by key; an empty list where there are none. */
  readonly options?: Readonly<Record<string, string>> | readonly string[];
}

/** A form as YesWiki's own API gives it. */
export interface BazarForm {
  readonly bn_id_nature: string | number;
  readonly bn_label_nature: string;
  readonly bn_template: string;
  /** Lines of the form, cut into cells. */
  readonly template?: readonly (readonly string[])[];
  /** A field a line; an object by index where YesWiki does not know a line's type. */
  readonly prepared?: readonly BazarField[] | Readonly<Record<string, BazarField>>;
}

/** An entry as YesWiki keeps it: values by property, beside its own (`id_fiche`, `id_typeannonce`, dates, owner ...). */
export type BazarEntry = Readonly<Record<string, unknown>>;

/** Entries by tag. */
export type BazarEntries = Readonly<Record<string, BazarEntry>>;
