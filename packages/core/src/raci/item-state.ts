import type { RaciItem } from './types.ts';

/** Whether work is still due on it: neither done nor cancelled. A row without status is open. */
export function isOpen(item: Pick<RaciItem, 'status'>): boolean {
  return item.status !== 'done' && item.status !== 'cancelled';
}

/** Whether it is open and its due day has passed. */
export function isLate(item: Pick<RaciItem, 'status' | 'due'>, today: string): boolean {
  return item.due !== undefined && item.due < today && isOpen(item);
}

/** Whether somebody has begun: a status that says so, or a start that was noted. */
export function hasStarted(item: Pick<RaciItem, 'status' | 'startedOn'>): boolean {
  return item.status === 'doing' || item.status === 'review' || item.startedOn !== undefined;
}
