import type { Status } from '../model/choices.ts';
import type { Change } from '../source/source.ts';
import type { CellRoles } from './roles.ts';
import type { RaciItem } from './types.ts';

/** A next step that a person may take on a row; `handOver` asks to whom (see `handOver`). */
export type ItemAct = 'start' | 'submit' | 'approve' | 'sendBack' | 'complete' | 'handOver';

const statusAfter: Readonly<Record<Exclude<ItemAct, 'handOver'>, Status>> = {
  start: 'doing',
  submit: 'review',
  approve: 'done',
  sendBack: 'doing',
  complete: 'done',
};

/**
 * What a person with these roles may do next, the likeliest first: R starts, then submits; A approves or sends back what
 * is to be reviewed; who holds both completes. C and I have nothing to press. A row without status can only be handed over.
 */
export function actsOf(item: Pick<RaciItem, 'status' | 'accountable'>, roles: CellRoles): readonly ItemAct[] {
  const approves = roles.includes('accountable');
  const does = roles.includes('responsible');
  if (!approves && !does) return [];
  if (approves && item.status === 'review') return ['approve', 'sendBack'];
  if (does && item.status === 'todo') return ['start', 'handOver'];
  if (does && item.status === 'doing') return [approves && item.accountable.length === 1 ? 'complete' : 'submit', 'handOver'];
  return ['handOver'];
}

/** What to write when an act is taken on a task. */
export function changesOfAct(item: Pick<RaciItem, 'id'>, act: Exclude<ItemAct, 'handOver'>): Change[] {
  return [{ kind: 'update', entity: 'task', id: item.id, fields: { status: statusAfter[act] } }];
}
