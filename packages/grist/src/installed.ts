import type { EntityName, Lang } from '@entrelacs/core';
import type { DocPort } from './doc-port.ts';

/** Tables that an installation put into a document: those of the model, and the choices for the whole document. */
export type InstalledKey = EntityName | 'settings';

/** A table of the document that holds an entity: its id, and the column of each field. */
export interface InstalledTable {
  readonly tableId: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** What an installation says of a document: its language, and which table is which. */
export interface Installed {
  readonly lang: Lang;
  readonly tables: { readonly [Key in InstalledKey]?: InstalledTable };
}

/** Reads a document's installation; undefined where there is none. */
export type ReadInstalled = (port: DocPort) => Promise<Installed | undefined>;
