import type { Dependency } from '../../model/dependency.ts';
import type { Change } from '../../source/source.ts';
import type { PlanTask } from '../graph/types.ts';

/** What somebody asks for. */
export type NeedWords = { readonly need: string } & {
  readonly [Key in 'criteria' | 'neededBy' | 'kind' | 'criticality' | 'owner' | 'type' | 'lag' | 'lagUnit']?: Dependency[Key];
};

/** Whom a need is asked of: a task that is there, or a team that has no such task yet. */
export type Provider = { readonly task: string } | { readonly team: string; readonly responsible?: readonly string[]; readonly accountable?: readonly string[] };

/** Name, within the gesture, of the task that a request creates. */
export const newProviderTask = 'new:provider';

/**
 * The changes of a request, one gesture: the need of a task, addressed to another task; for a team without one, that task
 * too, in the asker's project, named by the first line of the need and due when it is needed.
 */
export function requestNeed(asker: Pick<PlanTask, 'id' | 'project'>, provider: Provider, words: NeedWords, today: string): Change[] {
  const { need, neededBy, ...rest } = words;
  const due = neededBy === undefined ? {} : { neededBy };
  const link = (predecessor: string): Change => ({
    kind: 'create',
    entity: 'dependency',
    fields: { ...rest, ...due, predecessor, successor: asker.id, need: need.trim(), state: 'requested', requestedOn: today },
  });
  if ('task' in provider) return [link(provider.task)];
  const { team, responsible = [], accountable = [] } = provider;
  const task: Change = {
    kind: 'create',
    entity: 'task',
    id: newProviderTask,
    fields: {
      title: titleOf(need),
      team,
      ...(asker.project !== undefined && { project: asker.project }),
      ...(neededBy !== undefined && { due: neededBy }),
      ...(responsible.length > 0 && { responsible: [...responsible] }),
      ...(accountable.length > 0 && { accountable: [...accountable] }),
    },
  };
  return [task, link(newProviderTask)];
}

/** The first line of a need, cut to 80 characters at the end of a word. */
function titleOf(need: string): string {
  const [line = ''] = need.trim().split(/\r?\n/);
  const letters = [...line];
  if (letters.length <= 80) return line;
  const cut = letters.slice(0, 79).join('');
  const end = cut.lastIndexOf(' ');
  return `${(end > 40 ? cut.slice(0, end) : cut).trimEnd()}…`;
}
