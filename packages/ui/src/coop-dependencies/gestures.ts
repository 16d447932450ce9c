import type { Change, Dependency, LinkType } from '@entrelacs/core';
import type { Board } from './board/board.ts';
import type { BoardLink } from './board/types.ts';

/** A task more; in the project or team that is looked at. */
export function taskAdded(title: string, fields: { readonly project?: string | undefined; readonly team?: string | undefined } = {}): Change[] {
  const { project, team } = fields;
  return [{ kind: 'create', entity: 'task', fields: { title, ...(project !== undefined && { project }), ...(team !== undefined && { team }) } }];
}

/** A link: the second task needs something of the first. */
export function linkDrawn(predecessor: string, successor: string, fields: { readonly type?: LinkType; readonly need?: string } = {}): Change[] {
  const { type = 'FS', need } = fields;
  return [{ kind: 'create', entity: 'dependency', fields: { predecessor, successor, type, kind: 'blocking', state: 'requested', ...(need !== undefined && need !== '' && { need }) } }];
}

/** Another value for some fields of a link. */
export function linkChanged(id: string, fields: Partial<Omit<Dependency, 'id' | 'uid'>> | Readonly<Record<string, undefined>>): Change[] {
  return [{ kind: 'update', entity: 'dependency', id, fields }];
}

/** A link is deleted. */
export function linkRemoved(id: string): Change[] {
  return [{ kind: 'remove', entity: 'dependency', id }];
}

/** A task is deleted, and with it every link that leads to it or from it. */
export function taskRemoved({ needs, awaited, id }: { readonly id: string; readonly needs: readonly BoardLink[]; readonly awaited: readonly BoardLink[] }): Change[] {
  return [...[...needs, ...awaited].map((link): Change => ({ kind: 'remove', entity: 'dependency', id: link.id })), { kind: 'remove', entity: 'task', id }];
}

/** Another title for a task. */
export function taskRenamed(id: string, title: string): Change[] {
  return [{ kind: 'update', entity: 'task', id, fields: { title } }];
}

/** What takes some changes back: former values, and rows that were created removed; undefined when only the host's own undo can. */
export function takenBack(changes: readonly Change[], created: readonly string[], board: Board): Change[] | undefined {
  const back: Change[] = [];
  const ids = [...created];
  for (const change of changes) {
    if (change.kind === 'remove') return undefined;
    if (change.kind === 'create') {
      const id = ids.shift();
      if (id !== undefined) back.unshift({ kind: 'remove', entity: change.entity, id });
      continue;
    }
    const row = (change.entity === 'task' ? board.byId.get(change.id)?.task : board.linkById.get(change.id)?.link) as Readonly<Record<string, unknown>> | undefined;
    if (row === undefined) return undefined;
    const fields = Object.fromEntries(Object.keys(change.fields).map((key) => [key, row[key]]));
    back.push({ ...change, fields });
  }
  return back;
}
