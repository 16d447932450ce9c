import { addressIn, customViewIn } from './blueprint/custom-view.ts';
import { rowsOf, text } from './blueprint/raw.ts';
import type { GristApi } from './plugin-api.ts';

/** Options of a section by name. */
type Options = Readonly<Record<string, unknown>>;

/** What a widget knows of the section that it stands in: Grist does not say which one it is. */
export interface OwnSection {
  /** The widget's address, with what Grist added to it. */
  readonly address: string;
  readonly tableId: string | undefined;
  /** All options, as Grist tells them: those that nobody saved among them. */
  readonly told: Options;
}

/**
 * Whether the widget's section keeps these options. Grist tells a widget the options that nobody saved yet as if they were kept, and tells
 * nothing when they are saved: only its sections know. Its own is that of the same widget and table that keeps the others as they are told; where
 * several are alike, any of them; where none is known by its address, any at all. True where the document may not be read.
 */
export async function areOptionsKept({ docApi }: Pick<GristApi, 'docApi'>, options: Options, own: OwnSection): Promise<boolean> {
  const read = await Promise.all([docApi.fetchTable('_grist_Views_section'), docApi.fetchTable('_grist_Tables')]).catch(() => undefined);
  if (read === undefined) return true;
  const [sections, tables] = read.map(rowsOf);
  const table = tables?.find(({ tableId }) => tableId === own.tableId)?.['id'];
  const views = (sections ?? []).map(({ tableRef, options: said }) => ({ tableRef, view: text(said) }));
  const ours = among(views, ({ view, tableRef }) => (table === undefined || tableRef === table) && isAddressOf(addressIn(view), own.address)).map(({ view }) => keptIn(view));
  const likely = among(ours, (kept) => Object.keys({ ...kept, ...own.told }).every((key) => key in options || isSame(kept[key], own.told[key])));
  return likely.some((kept) => Object.entries(options).every(([key, value]) => isSame(kept[key], value)));
}

/** Those that pass, or all where none does. */
function among<Each>(all: readonly Each[], passes: (each: Each) => boolean): readonly Each[] {
  const passing = all.filter(passes);
  return passing.length > 0 ? passing : all;
}

function keptIn(view: string): Options {
  const { widgetOptions } = customViewIn(view);
  return typeof widgetOptions === 'object' && widgetOptions !== null ? (widgetOptions as Options) : {};
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a page stands at an address of the document: Grist adds parameters of its own. */
function isAddressOf(address: string, page: string): boolean {
  if (!URL.canParse(address)) return false;
  const [asked, found] = [new URL(address), new URL(page)];
  return asked.origin + asked.pathname === found.origin + found.pathname && [...asked.searchParams].every(([name, value]) => found.searchParams.get(name) === value);
}
