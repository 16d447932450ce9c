import { entityNames, fieldsOf, isoWeek, addDays, model, mondayOf, type Entity, type EntityName, type Lang } from '@entrelacs/core';
import { demoCollective } from '@entrelacs/core/demo';
import type { DemoFile, DemoRow, WireFields, WireValue } from '../routes.ts';
import { toWire } from '../wire-values.ts';

const seed = 1;
/** The day that the file is made for: always the same, so that one version of the extension is one file. A Monday. */
export const demoDay = '2026-11-23';
/** Weeks of answers to the pulse that the wiki gets: each answer is a page there. */
const pulseWeeks = 12;
/** A demo has the public holidays of four years: those of the next four come from a later one, for wikis that install it then. */
const holidayYears = 4;

/** The demo collective as rows that the extension's installer writes, made for the Monday of a day. */
export function demoFile(version: string, today = demoDay): DemoFile {
  const day = mondayOf(today);
  return { version, day, fixed: ['holiday'], rows: { fr: rowsIn('fr', day), en: rowsIn('en', day) } };
}

function rowsIn(lang: Lang, day: string): DemoFile['rows'][Lang] {
  const collective = demoCollective({ seed, today: day, lang });
  const firstWeek = isoWeek(addDays(day, -7 * pulseWeeks));
  const later = demoCollective({ seed, today: `${Number(day.slice(0, 4)) + holidayYears}-06-01`, lang }).holiday;
  const kept = {
    ...collective,
    pulse: collective.pulse.filter(({ week = '' }) => week >= firstWeek),
    holiday: [...new Map([...collective.holiday, ...later].map((holiday) => [holiday.on, holiday])).values()],
  };
  return Object.fromEntries(entityNames.map((name) => [name, kept[name].map((row, index) => demoRow(name, name === 'holiday' ? { ...row, id: String(index + 1) } : row))]));
}

function demoRow(entity: EntityName, row: Entity): DemoRow {
  const id = nameOf(entity, row.id);
  return { id, fields: { ...fieldsWritten(entity, row), uid: id } };
}

/** The fields that hold something, references by the names of the demo's rows. */
function fieldsWritten(entity: EntityName, row: Entity): WireFields {
  const values: Readonly<Record<string, unknown>> = { ...row };
  return Object.fromEntries(
    fieldsOf(model[entity]).flatMap((field): (readonly [string, WireValue])[] => {
      const value = toWire(values[field.key]);
      if (value === null || (Array.isArray(value) && value.length === 0)) return [];
      const { entity: other } = field;
      if (other === undefined) return [[field.key, value]];
      return [[field.key, Array.isArray(value) ? value.map((each) => nameOf(other, String(each))) : nameOf(other, String(value))]];
    }),
  );
}

function nameOf(entity: EntityName, id: string): string {
  return `demo-${entity}-${id}`;
}
