import type { EntityName } from '../model/field.ts';

/** Something that could not be read or done: a code to translate, and where it is. */
export interface Issue {
  /** One of the codes of the message catalogue, such as `cell.badReference`. */
  readonly code: string;
  readonly entity?: EntityName;
  /** Id of the row on its host. */
  readonly row?: string;
  /** Field of the model, or the host's own column where the model has none. */
  readonly path?: string;
  /** Name of the table as its users see it. */
  readonly table?: string;
  /** What the cell holds, as text, cut to 200 characters. */
  readonly value?: string;
  /** Words of the host, where it gave a reason. */
  readonly detail?: string;
  /** What to say instead of the catalogue's words, which are those of Grist: a title, and what is and what to do. In the reader's language. */
  readonly words?: { readonly title: string; readonly why: string };
}
