/** One action of Grist on its document. */
export type Action = readonly [name: string, ...args: unknown[]];

/** Values by column. */
export type Columns = Record<string, unknown[]>;

interface ViewInstance {
  readonly cursor: { rowIndex(): number | null };
  readonly viewData: { getRowId(index: number): number | 'new' };
}

interface SectionModel {
  viewInstance(): ViewInstance | null;
}

/** The part of Grist's page that tests handle. */
interface GristPage {
  readonly gristDocPageModel: {
    readonly currentDoc: { get(): object; set(doc: object): void };
    readonly gristDoc: {
      get(): {
        readonly docData: { sendActions(actions: readonly Action[]): Promise<unknown[]> };
        readonly docComm: {
          fetchTable: (tableId: string) => Promise<{ readonly tableData: readonly [string, string, number[], Columns] }>;
          applyUserActions: unknown;
          acceptingWrites?: unknown;
        };
        readonly docModel: { readonly viewSections: { getRowModel(ref: number): SectionModel } };
        readonly activeViewId: { get(): number | string };
        openDocPage(viewRef: number): Promise<void>;
        moveToCursorPos(position: { rowId: number; sectionId: number; fieldIndex?: number }): Promise<void>;
      };
    };
  };
}

/** Functions that run inside Grist's page: each stands alone, for Playwright sends their text. */
export const inGrist = {
  async actions(actions: readonly Action[]): Promise<unknown[]> {
    return (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get().docData.sendActions(actions);
  },

  async table(tableId: string): Promise<Columns> {
    const { tableData } = await (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get().docComm.fetchTable(tableId);
    return { id: tableData[2], ...tableData[3] };
  },

  async cell({ tableId, rowId, columnId }: { tableId: string; rowId: number; columnId: string }): Promise<unknown> {
    const { tableData } = await (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get().docComm.fetchTable(tableId);
    return tableData[3][columnId]?.[tableData[2].indexOf(rowId)];
  },

  async openPage(viewRef: number): Promise<void> {
    await (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get().openDocPage(viewRef);
  },

  isPageShown(viewRef: number): boolean {
    const doc = (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get();
    return doc.activeViewId.get() === viewRef && document.querySelector('.view_leaf') !== null;
  },

  /** Takes the keyboard back from a widget's frame. */
  leaveWidget(): void {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    globalThis.focus();
  },

  async moveToCell({ tableId, rowId, columnId }: { tableId: string; rowId: number; columnId: string | undefined }): Promise<void> {
    const doc = (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get();
    const read = async (table: string) => {
      const { tableData } = await doc.docComm.fetchTable(table);
      return tableData[2].map((id, row) => ({ id, value: (column: string) => tableData[3][column]?.[row] }));
    };
    const tableRef = (await read('_grist_Tables')).find((row) => row.value('tableId') === tableId)?.id;
    const sections = await read('_grist_Views_section');
    const grid = sections.find((row) => row.value('tableRef') === tableRef && row.value('parentId') === doc.activeViewId.get() && row.value('parentKey') === 'record');
    if (grid === undefined) throw new Error(`The page shows no grid of ${tableId}.`);
    const column = (await read('_grist_Tables_column')).find((row) => row.value('parentId') === tableRef && row.value('colId') === columnId)?.id;
    const fields = (await read('_grist_Views_section_field')).filter((row) => row.value('parentId') === grid.id);
    fields.sort((a, b) => Number(a.value('parentPos')) - Number(b.value('parentPos')));
    const fieldIndex = fields.findIndex((field) => field.value('colRef') === column);
    if (columnId !== undefined && fieldIndex < 0) throw new Error(`The grid of ${tableId} shows no column ${columnId}.`);
    await doc.moveToCursorPos({ rowId, sectionId: grid.id, ...(fieldIndex >= 0 && { fieldIndex }) });
  },

  async cursorRow(tableId: string): Promise<number | undefined> {
    const doc = (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get();
    const tables = (await doc.docComm.fetchTable('_grist_Tables')).tableData;
    const tableRef = tables[2].find((_, row) => tables[3]['tableId']?.[row] === tableId);
    const sections = (await doc.docComm.fetchTable('_grist_Views_section')).tableData;
    const grid = sections[2].find(
      (_, row) => sections[3]['tableRef']?.[row] === tableRef && sections[3]['parentId']?.[row] === doc.activeViewId.get() && sections[3]['parentKey']?.[row] === 'record',
    );
    if (grid === undefined) throw new Error(`The page shows no grid of ${tableId}.`);
    const view = doc.docModel.viewSections.getRowModel(grid).viewInstance();
    const row = view?.viewData.getRowId(view.cursor.rowIndex() ?? 0);
    return typeof row === 'number' ? row : undefined;
  },

  makeReadOnly(): void {
    const { currentDoc } = (globalThis as unknown as GristPage).gristDocPageModel;
    currentDoc.set({ ...currentDoc.get(), isReadonly: true, access: 'viewers' });
  },

  refuseWrites({ code, message }: { code: string; message: string }): void {
    const { docComm } = (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get();
    docComm.acceptingWrites ??= docComm.applyUserActions;
    docComm.applyUserActions = () => Promise.reject(Object.assign(new Error(message), { code }));
  },

  hideTable({ tableId, code, message }: { tableId: string; code: string; message: string }): void {
    const { docComm } = (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get();
    const fetchTable = docComm.fetchTable.bind(docComm);
    docComm.fetchTable = (asked) => (asked === tableId ? Promise.reject(Object.assign(new Error(message), { code })) : fetchTable(asked));
  },

  hideRows({ tableId, rowIds }: { tableId: string; rowIds: readonly number[] }): void {
    const { docComm } = (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get();
    const fetchTable = docComm.fetchTable.bind(docComm);
    docComm.fetchTable = async (asked) => {
      const answer = await fetchTable(asked);
      if (asked !== tableId) return answer;
      const [kind, name, ids, columns] = answer.tableData;
      const kept = [...ids.keys()].filter((at) => !rowIds.includes(ids[at] ?? 0));
      const cells = Object.fromEntries(Object.entries(columns).map(([colId, values]) => [colId, kept.map((at) => values[at])]));
      return { ...answer, tableData: [kind, name, kept.map((at) => ids[at] ?? 0), cells] };
    };
  },

  acceptWrites(): void {
    const { docComm } = (globalThis as unknown as GristPage).gristDocPageModel.gristDoc.get();
    if (docComm.acceptingWrites !== undefined) docComm.applyUserActions = docComm.acceptingWrites;
  },
};
