import { refLinkId, type Change, type Dependency, type LinkType } from '@entrelacs/core';
import type { Board } from './board/board.ts';
import type { BoardLink, BoardTask } from './board/types.ts';

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

/** A link that the second task names in a cell of its own, in a table without rows for links. */
export function linkNamed(predecessor: string, { id, task }: BoardTask): Change[] {
  return [{ kind: 'update', entity: 'task', id, fields: { dependsOn: [...(task.dependsOn ?? []), predecessor] } }];
}

/** Whether a link is a word in its second task's cell, without a row and a life of its own. */
export function isNamedLink({ id, from, to }: Pick<BoardLink, 'id' | 'from' | 'to'>): boolean {
  return id === refLinkId(to.id, from.id) && to.task.dependsOn?.includes(from.id) === true;
}

/** Another value for some fields of a link. */
export function linkChanged(id: string, fields: Partial<Omit<Dependency, 'id' | 'uid'>> | Readonly<Record<string, undefined>>): Change[] {
  return [{ kind: 'update', entity: 'dependency', id, fields }];
}

/** A link is deleted. */
export function linkRemoved(link: BoardLink): Change[] {
  const { id, from, to } = link;
  if (!isNamedLink(link)) return [{ kind: 'remove', entity: 'dependency', id }];
  return [{ kind: 'update', entity: 'task', id: to.id, fields: { dependsOn: (to.task.dependsOn ?? []).filter((named) => named !== from.id) } }];
}

/** A task is deleted, and with it every link that leads to it or from it. */
export function taskRemoved({ needs, awaited, id }: BoardTask): Change[] {
  const rows = needs.filter((link) => !isNamedLink(link));
  return [...[...rows, ...awaited].flatMap(linkRemoved), { kind: 'remove', entity: 'task', id }];
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
