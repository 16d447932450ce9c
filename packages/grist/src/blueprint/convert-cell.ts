import { dayNumber, isoDay, type Lang } from '@entrelacs/core';

/** What a cell's value can be turned into: `undefined` when it cannot be read as the column's type. */
export type CellConverter = (raw: unknown) => unknown;

/** What a conversion depends on besides the cell. */
export interface ConvertOptions {
  readonly lang: Lang;
  /** Rows of the table that a reference points to, by their title in lower case; undefined for a title that several rows have. */
  readonly rowByTitle?: ReadonlyMap<string, number | undefined>;
}

/** How to read cells of any type as those of a column's type (`Date`, `Ref` ..., without its table). */
export function cellConverter(type: string, { lang, rowByTitle = new Map() }: ConvertOptions): CellConverter {
  const rowOf = (raw: unknown): number | undefined => {
    if (typeof raw === 'number') return [...rowByTitle.values()].includes(raw) ? raw : undefined;
    return typeof raw === 'string' ? rowByTitle.get(raw.trim().toLowerCase()) : undefined;
  };
  switch (type) {
    case 'Date':
    case 'DateTime':
      return (raw) => secondsOf(raw, lang);
    case 'Numeric':
      return numberOf;
    case 'Int':
      return (raw) => {
        const value = numberOf(raw);
        return Number.isInteger(value) ? value : undefined;
      };
    case 'Bool':
      return booleanOf;
    case 'Ref':
      return (raw) => {
        const [only, ...others] = itemsOf(raw);
        return others.length > 0 ? undefined : rowOf(only);
      };
    case 'RefList':
      return (raw) => {
        const rows = itemsOf(raw).map(rowOf);
        return rows.length === 0 || rows.includes(undefined) ? undefined : ['L', ...rows];
      };
    case 'ChoiceList':
      return (raw) => {
        const items = itemsOf(raw);
        return items.length === 0 ? undefined : ['L', ...items.map(String)];
      };
    default:
      return (raw) => {
        const items = itemsOf(raw);
        return items.length === 0 ? undefined : items.map(String).join(', ');
      };
  }
}

/** Is there nothing in the cell? */
export function isBlank(raw: unknown): boolean {
  return raw === null || raw === undefined || raw === '' || (Array.isArray(raw) && raw.length <= 1);
}

function itemsOf(raw: unknown): (string | number)[] {
  if (Array.isArray(raw)) return raw[0] === 'L' ? raw.slice(1).filter((item) => typeof item === 'string' || typeof item === 'number') : [];
  if (typeof raw === 'number') return [raw];
  if (typeof raw !== 'string') return [];
  return raw
    .split(/[,;\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function numberOf(raw: unknown): number | undefined {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string' || raw.trim() === '') return undefined;
  const value = Number(raw.replace(/[\s\u00a0\u202f%€$]/g, '').replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
}

function booleanOf(raw: unknown): boolean | undefined {
  if (typeof raw === 'boolean') return raw;
  const word = String(typeof raw === 'number' || typeof raw === 'string' ? raw : '').trim().toLowerCase();
  if (['1', 'true', 'vrai', 'oui', 'yes', 'x'].includes(word)) return true;
  return ['0', 'false', 'faux', 'non', 'no'].includes(word) ? false : undefined;
}

/** Seconds of a day at midnight UTC: days as Grist writes them in either language, year first or last. */
function secondsOf(raw: unknown, lang: Lang): number | undefined {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string') return undefined;
  // A Date column that was made text by an action, not in Grist's interface, holds seconds.
  if (/^-?\d{6,11}(\.0*)?$/.test(raw)) return Number(raw);
  const yearFirst = /^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(raw);
  const yearLast = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/.exec(raw);
  const parts = yearFirst !== null ? yearFirst.slice(1) : yearLast === null ? undefined : lang === 'fr' ? [yearLast[3], yearLast[2], yearLast[1]] : [yearLast[3], yearLast[1], yearLast[2]];
  if (parts === undefined) return undefined;
  const [year = '', month = '', day = ''] = parts;
  const days = dayNumber(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return Number.isNaN(days) ? undefined : days * 86_400;
}

/** A day of the model as a Grist Date cell. */
export function dateCell(iso: string): number {
  return dayNumber(iso) * 86_400;
}

/** The day of a Grist Date cell. */
export function dayOfCell(seconds: number): string {
  return isoDay(Math.floor(seconds / 86_400));
}
