import type { EntityName, Issue, Lang } from '@entrelacs/core';
import type { WikiAnswer } from '../client/answer.ts';
import type { Binding, ChangesAnswer, WireResult } from '../routes.ts';
import { mostChanges, type WikiClient } from '../wiki-client.ts';
import { changedFields, conflictIssue, reconcile, valuesOf, type EditConflict, type Values } from './conflicts.ts';
import { decodeRow } from './decode-row.ts';
import { failureIssue, partly } from './failure-issue.ts';
import type { Rows } from './rows.ts';
import { isNew, newNamesIn, renamedEdit, wireChange, type RowEdit } from './wire-changes.ts';

/** How often an edit is sent again because others saved other fields of its row. */
const mostAttempts = 4;

/** An edit of a row, and what was seen of that row when it was made. */
export interface SeenEdit {
  readonly edit: RowEdit;
  /** Undefined where the row is one's own of a moment ago. */
  readonly seen: Values | undefined;
}

/** What became of a gesture. */
export interface Written {
  /** Ids of the rows created, by the name that the gesture gave them. */
  readonly ids: ReadonlyMap<string, string>;
  readonly issue?: Issue;
  readonly conflicts: readonly EditConflict[];
}

/** An edit over the row as it is now. */
interface PutOver {
  readonly edit: RowEdit;
  /** Nobody changed anything of that row since it was seen. */
  readonly isAsSeen: boolean;
  readonly conflict?: EditConflict;
}

/** What writing needs. */
export interface WriterHost {
  readonly client: Pick<WikiClient, 'changes'>;
  readonly rows: Rows;
  readonly binding: Binding | undefined;
  readonly lang: () => Lang;
}

/**
 * Writes gestures, one after the other. An edit whose row somebody else saved meanwhile is sent again for the version that is current, as long as none of its fields is another
 * than the one that was seen, or those that are can be put together; else it is a conflict, and nothing of that row is written.
 */
export class Writer {
  private readonly host: WriterHost;
  private queue: Promise<unknown> = Promise.resolve();
  /** Why rows that later gestures may name were not created. */
  private readonly missing = new Map<string, Issue>();
  /** Who saved a row meanwhile. */
  private readonly savers = new Map<string, string | undefined>();
  /** Versions that were written here. */
  private readonly own = new Map<string, string>();
  private count = 0;

  constructor(host: WriterHost) {
    this.host = host;
  }

  /** Writes in turn. `edits` is asked for when its turn comes: ids of rows created before are in it. */
  write(edits: () => readonly SeenEdit[]): Promise<Written> {
    const written = this.queue.then(() => this.writeNow(edits()));
    this.queue = written;
    return written;
  }

  private async writeNow(edits: readonly SeenEdit[]): Promise<Written> {
    const ids = new Map<string, string>();
    const issues: Issue[] = [];
    const conflicts: EditConflict[] = [];
    let done = 0;
    let waiting = edits.filter(({ edit }) => {
      const issue = this.reasonNotToSend(edit, edits);
      if (issue !== undefined) issues.push(issue);
      return issue === undefined;
    });
    for (let attempt = 0; waiting.length > 0; attempt += 1) {
      const ready = waiting.flatMap((one) => {
        const over = this.putOver(renamedEdit(one.edit, ids), one.seen);
        if (over.conflict !== undefined) conflicts.push(over.conflict);
        return over.conflict === undefined ? [{ ...over, one }] : [];
      });
      const again: SeenEdit[] = [];
      for (let from = 0; from < ready.length; from += mostChanges) {
        const part = ready.slice(from, from + mostChanges).map((each) => ({ ...each, edit: renamedEdit(each.edit, ids) }));
        const answer = await this.send(part.map(({ edit }) => edit));
        if (!answer.ok) {
          issues.push(failureIssue(answer.failure, this.host.lang(), placeOf(part[0]?.edit)));
          break;
        }
        for (const [index, each] of part.entries()) {
          const outcome = this.take(each, answer.value.results[index], attempt, ids);
          if (outcome === 'done') done += 1;
          else if (outcome === 'again') again.push(each.one);
          else issues.push(outcome);
        }
      }
      waiting = again;
    }
    const lang = this.host.lang();
    issues.push(...conflicts.map((conflict) => conflictIssue(conflict, lang)));
    const [first] = issues;
    for (const { edit } of edits) if (edit.kind === 'create' && !ids.has(edit.id) && first !== undefined) this.missing.set(edit.id, first);
    return { ids, conflicts, ...(first !== undefined && { issue: done > 0 ? partly(first, lang) : first }) };
  }

  private send(edits: readonly RowEdit[]): Promise<WikiAnswer<ChangesAnswer>> {
    const { client, rows, binding } = this.host;
    const changes = edits.map((edit) => wireChange(edit, rows.wireRow(edit.entity, edit.id)?.version ?? '', this.newKey()));
    return client.changes({ changes, ...(binding !== undefined && { binding }) });
  }

  /** Takes the answer for one edit into the rows: done, to be sent again, or why not. */
  private take({ edit, isAsSeen }: PutOver, result: WireResult | undefined, attempt: number, ids: Map<string, string>): 'done' | 'again' | Issue {
    const { rows } = this.host;
    const { entity, id, kind } = edit;
    if (result?.ok === true) {
      if (kind === 'create') ids.set(id, result.id);
      rows.takeRow(entity, result.id, kind === 'remove' ? undefined : (result.row ?? rows.wireRow(entity, result.id)));
      // A version over somebody else's holds values that nobody here has seen.
      if (isAsSeen && result.row !== undefined) this.own.set(`${entity} ${result.id}`, result.row.version);
      return 'done';
    }
    if (result?.code === 'entry.changed' && result.current !== undefined) {
      rows.takeRow(entity, id, result.current);
      this.savers.set(`${entity} ${id}`, result.by);
      if (attempt < mostAttempts) return 'again';
    }
    const failure = result === undefined ? { code: 'wiki.badAnswer' as const, status: 0, message: '' } : { code: result.code, status: result.status, message: result.message, refusal: result };
    return failureIssue(failure, this.host.lang(), placeOf(edit));
  }

  /** An edit over the row as it is now, against what was seen of it. A row that one removes must be the one that was seen. */
  private putOver(edit: RowEdit, seen: Values | undefined): PutOver {
    const { entity, id, kind } = edit;
    const row = kind === 'create' ? undefined : this.host.rows.wireRow(entity, id);
    if (row === undefined || seen === undefined || this.own.get(`${entity} ${id}`) === row.version) return { edit, isAsSeen: true };
    const now = valuesOf(decodeRow(entity, row, () => undefined));
    const changed = changedFields(entity, seen, now);
    const over = reconcile(edit, seen, now);
    const fields = kind === 'remove' ? changed : over.conflicting;
    if (fields.length === 0) return { edit: over.edit, isAsSeen: changed.length === 0 };
    const by = this.savers.get(`${entity} ${id}`);
    const told = kind === 'remove' ? now : { ...seen, ...Object.fromEntries(Object.keys(edit.fields).map((key) => [key, now[key]])) };
    return { edit, isAsSeen: false, conflict: { id: `${entity} ${id}`, entity, row: id, fields, edit: over.edit, seen: told, ...(by !== undefined && { by }) } };
  }

  /** A new row that an earlier gesture could not create, or a row that is not there. */
  private reasonNotToSend(edit: RowEdit, all: readonly SeenEdit[]): Issue | undefined {
    const own = new Set(all.flatMap((each) => (each.edit.kind === 'create' ? [each.edit.id] : [])));
    const name = newNamesIn(edit).find((each) => !own.has(each));
    if (name !== undefined) return this.missing.get(name) ?? failureIssue(unknownEntry, this.host.lang(), placeOf(edit));
    const isThere = edit.kind === 'create' || isNew(edit.id) || this.host.rows.wireRow(edit.entity, edit.id) !== undefined;
    return isThere ? undefined : failureIssue(unknownEntry, this.host.lang(), placeOf(edit));
  }

  /** A key that makes a creation safe to repeat. */
  private newKey(): string {
    this.count += 1;
    const random = crypto.getRandomValues(new Uint32Array(3));
    return `${[...random].map((part) => part.toString(36)).join('')}-${this.count}`;
  }
}

const unknownEntry = { code: 'entry.unknown', status: 404, message: '' } as const;

function placeOf(edit: RowEdit | undefined): { entity?: EntityName; row?: string } {
  return edit === undefined ? {} : { entity: edit.entity, row: edit.id };
}
