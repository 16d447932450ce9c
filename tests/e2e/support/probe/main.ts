/** The barest widget: shows what Grist tells it, writes one cell. What ours add to it is ours to answer for. */
const { grist } = globalThis as unknown as {
  readonly grist: {
    ready(options: object): void;
    onRecords(listener: (columns: Readonly<Record<string, unknown[]>>, mappings: { readonly title?: string } | null) => void, options: object): void;
    onRecord(listener: (row: { readonly id: number } | null) => void): void;
    setCursorPos(position: { readonly rowId: number }): Promise<void>;
    readonly selectedTable: { getTableId(): Promise<string> };
    readonly docApi: { applyUserActions(actions: readonly (readonly unknown[])[]): Promise<unknown> };
  };
};

const show = (name: string, text: string) => {
  const output = document.querySelector(`[data-testid="${name}"]`);
  if (output !== null) output.textContent = text;
};
const onClick = (name: string, listener: () => unknown) => document.querySelector(`[data-testid="${name}"]`)?.addEventListener('click', listener);

/** `?bare`: paints a counter and nothing else. */
const isBare = new URLSearchParams(location.search).has('bare');
let changes = 0;
let title: string | undefined;
grist.ready({ requiredAccess: 'full', allowSelectBy: true, columns: ['title', 'project', 'responsible', 'accountable'].map((name) => ({ name, optional: true })) });
grist.onRecords(
  (columns, mappings) => {
    changes += 1;
    title = mappings?.title;
    if (!isBare) show('rows', JSON.stringify(columns[title ?? 'id']));
    show('changes', String(changes));
  },
  { expandRefs: false, keepEncoded: true, format: 'columns' },
);
grist.onRecord((row) => show('cursor', String(row?.id)));
onClick('write', async () => {
  const table = await grist.selectedTable.getTableId();
  await grist.docApi
    .applyUserActions([['UpdateRecord', table, 1, { [title ?? '']: 'Written by the probe' }]])
    .then(() => show('refusal', 'none'))
    .catch((error: Error & { code?: string }) => show('refusal', `${error.code}: ${error.message}`));
});
onClick('select', () => grist.setCursorPos({ rowId: 2 }));
