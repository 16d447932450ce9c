import { buildGraph, needsOf, type Member, type Need, type Snapshot, type Task } from '@entrelacs/core';

/** A need with the rows that it is about. */
export interface NeedRow {
  readonly need: Need;
  readonly from: Task;
  readonly to: Task;
  readonly providers: readonly Member[];
  readonly askers: readonly Member[];
  /** It is this reader's turn. */
  readonly isMine: boolean;
}

/** Which needs to show. */
export interface NeedFilter {
  readonly project?: string | undefined;
  readonly team?: string | undefined;
  /** Only what this person brings or waits for. */
  readonly member?: string | undefined;
  /** Only what this task waits for or brings. */
  readonly task?: string | undefined;
  /** Only this need, open or not. */
  readonly need?: string | undefined;
  readonly me?: string | undefined;
  readonly today: string;
}

/** Needs that are open, or refused and still to be replaced: the reader's turn first, then the longest overdue, then by day. */
export function needRows({ entities }: Snapshot, { project, team, member, task: only, need: one, me, today }: NeedFilter): NeedRow[] {
  const tasks = new Map((entities.task ?? []).map((task) => [task.id, task]));
  const members = new Map((entities.member ?? []).map((person) => [person.id, person]));
  const needs = needsOf(buildGraph(entities.task ?? [], entities.dependency ?? []), { today, members: entities.member ?? [] });
  const peopleOf = (ids: readonly string[]) => ids.flatMap((id) => members.get(id) ?? []);
  const isOf = (task: Task) => (project === undefined || task.project === project) && (team === undefined || task.team === team);
  const rows = needs.flatMap((need): NeedRow[] => {
    const [from, to] = [tasks.get(need.provider.task), tasks.get(need.asker.task)];
    if (from === undefined || to === undefined || !(isOf(from) || isOf(to))) return [];
    if (one === undefined ? !need.isOpen && need.turn === undefined : need.id !== one) return [];
    if (only !== undefined && from.id !== only && to.id !== only) return [];
    if (member !== undefined && ![...need.provider.members, ...need.asker.members].includes(member)) return [];
    return [{ need, from, to, providers: peopleOf(need.provider.members), askers: peopleOf(need.asker.members), isMine: me !== undefined && need.turn?.members.includes(me) === true }];
  });
  return rows.sort(
    (a, b) => Number(b.isMine) - Number(a.isMine) || b.need.overdueDays - a.need.overdueDays || (a.need.dueOn ?? '9').localeCompare(b.need.dueOn ?? '9') || a.to.title.localeCompare(b.to.title),
  );
}
