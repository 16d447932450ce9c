import type { DocPort, UserAction } from '@entrelacs/grist';

/** Grist's document inside its own page: the part that the playground needs. */
export interface GristDoc {
  readonly appModel: { readonly currentUser: { locale?: string } | null };
  readonly docData: { sendActions(actions: readonly UserAction[], description?: string): Promise<unknown[]> };
  readonly docComm: {
    fetchTable(tableId: string): Promise<{ readonly tableData: readonly [string, string, readonly number[], Readonly<Record<string, readonly unknown[]>>] }>;
  };
  openDocPage(viewRef: number): Promise<void>;
}

declare global {
  interface Window {
    bootstrapGrist?: (options: { readonly name: string }) => void;
    gristConfig?: { userLocale?: string };
    gristDocPageModel?: { readonly gristDoc: { get(): GristDoc | null } };
  }
}

/** Starts Grist in this page with an empty document, its interface in a language; resolves once the document is open. */
export async function openGrist(name: string, language: string): Promise<GristDoc> {
  if (window.bootstrapGrist === undefined) throw new Error('Grist’s own script did not load.');
  window.bootstrapGrist({ name });
  // Grist reads it when its main script starts, after this one.
  if (window.gristConfig !== undefined) window.gristConfig.userLocale = language;
  const doc = await documentOpened();
  // Widgets get this as their `language` parameter.
  if (doc.appModel.currentUser !== null) doc.appModel.currentUser.locale = language;
  return doc;
}

/** The port through which the playground does to the document what a widget with full access does. */
export function docPortOfPage(doc: GristDoc): DocPort {
  return {
    async fetchTable(tableId) {
      const { tableData } = await doc.docComm.fetchTable(tableId);
      const [, , ids, columns] = tableData;
      return { id: [...ids], ...Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, [...values]])) };
    },
    applyActions: (actions, description) => doc.docData.sendActions(actions, description),
  };
}

/** Grist tells nobody when the document is there: asked at each frame. */
function documentOpened(): Promise<GristDoc> {
  return new Promise((resolve) => {
    const look = () => {
      const doc = window.gristDocPageModel?.gristDoc.get();
      if (doc) resolve(doc);
      else setTimeout(look, 50);
    };
    look();
  });
}
