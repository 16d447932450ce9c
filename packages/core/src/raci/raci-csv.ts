import { raciLetters } from '../model/raci-fields.ts';
import type { Member } from '../model/member.ts';
import { csvText, type CsvOptions } from '../csv/csv-text.ts';
import type { ItemLookups } from './arrange-items.ts';
import { rolesByMember } from './roles.ts';
import type { RaciItem } from './types.ts';

/** Words of the first line, in the reader's language. */
export interface RaciCsvHeadings {
  readonly title: string;
  readonly project: string;
  readonly team: string;
  readonly status: string;
  readonly start: string;
  readonly due: string;
}

/** What a matrix is written as CSV from. */
export interface RaciCsvInput extends CsvOptions {
  /** Rows in the order shown. */
  readonly items: readonly RaciItem[];
  /** People in the order shown, one column each. */
  readonly members: readonly Pick<Member, 'id' | 'name'>[];
  readonly headings: RaciCsvHeadings;
  readonly lookups?: Pick<ItemLookups, 'projects' | 'teams'>;
  /** The word for a status; its key when not given. */
  readonly statusWord?: (item: RaciItem) => string;
}

/** The matrix as CSV: one row a task, one column a person, letters in the cells ("A R" for both), days as `YYYY-MM-DD`. */
export function raciCsv({ items, members, headings, lookups = {}, statusWord = ({ stage, status }) => stage ?? status ?? '', ...options }: RaciCsvInput): string {
  const projects = new Map(lookups.projects?.map(({ id, name }) => [id, name]));
  const teams = new Map(lookups.teams?.map(({ id, name }) => [id, name]));
  const head = [headings.title, headings.project, headings.team, headings.status, headings.start, headings.due, ...members.map(({ name }) => name)];
  const rows = items.map((item) => {
    const roles = rolesByMember(item);
    return [
      item.title,
      projects.get(item.project ?? '') ?? item.project,
      teams.get(item.team ?? '') ?? item.team,
      statusWord(item),
      item.start,
      item.due,
      ...members.map(({ id }) => (roles.get(id) ?? []).map((role) => raciLetters[role]).join(' ')),
    ];
  });
  return csvText([head, ...rows], options);
}
