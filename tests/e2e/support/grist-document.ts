import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { root } from '@entrelacs/tooling/install.mjs';
import { inGrist, type Action, type Columns } from './in-grist.ts';
import type { Watch } from './watch.ts';

/** A row of a table, with its id. */
export type Row = Readonly<Record<string, unknown>> & { readonly id: number };

/** Where and how to place a widget. */
export interface WidgetPlacement {
  readonly widget: string;
  readonly table: string;
  readonly access?: 'none' | 'read table' | 'full';
  /** The page to add it to; a new one named so when there is none. */
  readonly page: string;
  /** Columns of the table, by the widget's name for them. */
  readonly mapping?: Readonly<Record<string, string | readonly string[]>>;
  /** Parameters put into the widget's address. */
  readonly parameters?: Readonly<Record<string, string>>;
}

const axeSource = () => readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A document open in the real Grist, as a test sees and handles it. */
export class GristDocument {
  readonly page: Page;
  readonly watch: Watch;
  private readonly widgetsUrl: string;

  constructor(page: Page, watch: Watch, widgetsUrl: string) {
    this.page = page;
    this.watch = watch;
    this.widgetsUrl = widgetsUrl;
  }

  /** Does user actions as somebody else's edit would: one undo step of this document. */
  actions(actions: readonly Action[]): Promise<unknown[]> {
    return this.page.evaluate(inGrist.actions, actions);
  }

  /** A table's raw values, by column. */
  table(tableId: string): Promise<Columns> {
    return this.page.evaluate(inGrist.table, tableId);
  }

  /** A table's rows. */
  async rows(tableId: string): Promise<Row[]> {
    const columns = await this.table(tableId);
    return (columns['id'] ?? []).map((_, row) => Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[row]])) as Row);
  }

  /** One cell's raw value. */
  async cell(tableId: string, rowId: number, columnId: string): Promise<unknown> {
    return this.page.evaluate(inGrist.cell, { tableId, rowId, columnId });
  }

  /** Names of the pages, in their order. */
  async pages(): Promise<string[]> {
    const [pages, views] = [await this.rows('_grist_Pages'), await this.rows('_grist_Views')];
    return pages.sort((a, b) => Number(a['pagePos']) - Number(b['pagePos'])).map((page) => String(views.find((view) => view.id === page['viewRef'])?.['name']));
  }

  /** Goes to a page by its name. */
  async showPage(name: string): Promise<void> {
    const viewRef = await this.viewRef(name);
    await this.page.evaluate(inGrist.openPage, viewRef);
    await this.page.waitForFunction(inGrist.isPageShown, viewRef);
  }

  /** The inside of a widget, for locators: survives the reloads of its frame. */
  inWidget(name: string): FrameLocator {
    return this.page.frameLocator(`iframe[src*="/${name}/index.html"]`);
  }

  /** A widget's iframe element. */
  widgetElement(name: string): Locator {
    return this.page.locator(`iframe[src*="/${name}/index.html"]`);
  }

  /** A widget's frame, for `evaluate`: as it is now, once its script has started. */
  async widgetFrame(name: string): Promise<Frame> {
    const handle = await this.widgetElement(name).elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error(`There is no frame of the widget ${name}.`);
    await frame.waitForLoadState('load');
    return frame;
  }

  /** Presses Grist's undo. */
  async undo(): Promise<void> {
    await this.page.locator('.test-undo').click();
  }

  /** Presses Grist's redo. */
  async redo(): Promise<void> {
    await this.page.locator('.test-redo').click();
  }

  /** Types into a cell of a grid on the page shown, as a person would. */
  async typeInGrid(tableId: string, rowId: number, columnId: string, text: string): Promise<void> {
    await this.page.evaluate(inGrist.leaveWidget);
    await this.page.evaluate(inGrist.moveToCell, { tableId, rowId, columnId });
    await this.page.keyboard.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** The row of Grist's cursor in the grid of a table on the page shown; undefined on the row for new records. */
  cursorRow(tableId: string): Promise<number | undefined> {
    return this.page.evaluate(inGrist.cursorRow, tableId);
  }

  /** Moves Grist's cursor in the grid of a table on the page shown. */
  async moveCursor(tableId: string, rowId: number): Promise<void> {
    await this.page.evaluate(inGrist.moveToCell, { tableId, rowId, columnId: undefined });
  }

  /** Places a widget over a table, mapped and with the access given. Gives the section's reference. */
  async addWidget({ widget, table, access = 'full', page, mapping, parameters = {} }: WidgetPlacement): Promise<number> {
    const tableRef = (await this.rows('_grist_Tables')).find((row) => row['tableId'] === table)?.id;
    const columns = (await this.rows('_grist_Tables_column')).filter((row) => row['parentId'] === tableRef);
    const refOf = (columnId: string) => {
      const found = columns.find((column) => column['colId'] === columnId);
      if (found === undefined) throw new Error(`${table} has no column ${columnId}.`);
      return found.id;
    };
    const view = (await this.rows('_grist_Views')).find((row) => row['name'] === page)?.id ?? 0;
    const [created] = (await this.actions([['CreateViewSection', tableRef, view, 'custom', null, null]])) as [{ viewRef: number; sectionRef: number }];
    const url = `${this.widgetsUrl}${widget}/index.html?${new URLSearchParams(parameters).toString()}`;
    const columnsMapping = mapping && Object.fromEntries(Object.entries(mapping).map(([name, ids]) => [name, typeof ids === 'string' ? refOf(ids) : ids.map(refOf)]));
    const customView = { mode: 'url', url, widgetId: null, widgetDef: null, access, pluginId: '', sectionId: '', renderAfterReady: false, widgetOptions: null, columnsMapping: columnsMapping ?? null };
    await this.actions([
      ['UpdateRecord', '_grist_Views_section', created.sectionRef, { title: widget, options: JSON.stringify({ customView: JSON.stringify(customView) }) }],
      ['UpdateRecord', '_grist_Views', created.viewRef, { name: page }],
    ]);
    return created.sectionRef;
  }

  /** Changes the access of the sections that show a widget: Grist reloads its frame. */
  async setAccess(widget: string, access: 'none' | 'read table' | 'full'): Promise<void> {
    const changed: Action[] = [];
    for (const section of await this.rows('_grist_Views_section')) {
      const options = parse(section['options']);
      const customView = parse(options['customView']);
      if (!String(customView['url']).includes(`/${widget}/index.html`)) continue;
      changed.push(['UpdateRecord', '_grist_Views_section', section.id, { options: JSON.stringify({ ...options, customView: JSON.stringify({ ...customView, access }) }) }]);
    }
    await this.actions(changed);
  }

  /** Makes this document a viewer's: widgets opened from now on get `readonly=true`, and writes are refused as the recordings show. */
  async makeReadOnly(): Promise<void> {
    await this.page.evaluate(inGrist.makeReadOnly);
    await this.refuseWrites('AUTH_NO_EDIT', 'No write access');
  }

  /** Refuses every write of a widget with the host's code and words, until `acceptWrites`. */
  async refuseWrites(code: string, message: string): Promise<void> {
    await this.page.evaluate(inGrist.refuseWrites, { code, message });
  }

  /** Hides a table from widgets with the host's code and words, as an access rule does; what its references show stays. */
  async hideTable(tableId: string): Promise<void> {
    await this.page.evaluate(inGrist.hideTable, { tableId, code: 'ACL_DENY', message: 'Blocked by table read access rules' });
  }

  /** Hides some rows of a table from widgets, as an access rule does; formulas still see them. */
  async hideRows(tableId: string, rowIds: readonly number[]): Promise<void> {
    await this.page.evaluate(inGrist.hideRows, { tableId, rowIds });
  }

  /** Ends `refuseWrites`. */
  async acceptWrites(): Promise<void> {
    await this.page.evaluate(inGrist.acceptWrites);
  }

  /** What axe finds in a widget: one line a rule broken, with the elements. */
  async axe(widget: string): Promise<string[]> {
    const frame = await this.widgetFrame(widget);
    await frame.evaluate(axeSource());
    return frame.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<{ violations: { id: string; help: string; nodes: { target: unknown[] }[] }[] }> } };
      const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
      return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => JSON.stringify(target)).join(', ')})`);
    });
  }

  /** Takes a picture for docs/screenshots/: of the page, or of one widget. Written when it is missing or UPDATE_SCREENSHOTS is set. */
  async screenshot(name: string, { widget }: { readonly widget?: string } = {}): Promise<void> {
    const target = widget === undefined ? this.page : this.widgetElement(widget);
    const picture = join(root, 'docs', 'screenshots', `${name}.png`);
    const isWanted = Boolean(process.env['UPDATE_SCREENSHOTS']) || !existsSync(picture);
    await mkdir(dirname(picture), { recursive: true });
    await target.screenshot({ animations: 'disabled', ...(isWanted && { path: picture }) });
  }

  /** Closes the document and fails on what the watch found: errors, violations, other hosts. */
  async close(): Promise<void> {
    await this.page.context().close();
    const { problems } = this.watch;
    if (problems.length > 0) throw new Error(`Went wrong meanwhile:\n${problems.join('\n')}`);
  }

  private async viewRef(name: string): Promise<number> {
    const view = (await this.rows('_grist_Views')).find((row) => row['name'] === name);
    if (view === undefined) throw new Error(`There is no page "${name}": ${(await this.pages()).join(', ')}.`);
    return view.id;
  }
}

function parse(text: unknown): Record<string, unknown> {
  return typeof text === 'string' && text !== '' ? (JSON.parse(text) as Record<string, unknown>) : {};
}
