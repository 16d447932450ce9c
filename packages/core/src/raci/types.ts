import type { MessageValues } from '../i18n/translate.ts';
import type { RaciRole } from '../model/raci-fields.ts';
import type { Task } from '../model/task.ts';

/** A row of the matrix: a task, a deliverable, or a row of a mapped table. It may hold several A when the host's table does. */
export type RaciItem = Pick<Task, 'id' | 'title' | RaciRole> &
  Partial<
    Pick<
      Task,
      | 'project'
      | 'segment'
      | 'milestone'
      | 'team'
      | 'status'
      | 'stage'
      | 'start'
      | 'due'
      | 'startedOn'
      | 'doneOn'
      | 'durationDays'
      | 'effortHours'
      | 'progress'
      | 'criticality'
    >
  > & { readonly deliverable?: string | undefined };

/** How much a finding matters; worst first. */
export const severities = ['critical', 'warning', 'info'] as const;

/** Critical, warning or info. */
export type Severity = (typeof severities)[number];

/** One thing that a RACI audit has to say, and what it is about. */
export interface Finding {
  /** A code of the message catalogue, such as `raci.noAccountable`. */
  readonly code: string;
  readonly severity: Severity;
  /** The row it is about. */
  readonly item?: string;
  /** The person it is about. */
  readonly member?: string;
  /** The project it is about. */
  readonly project?: string;
  /** The role whose cell answers it. */
  readonly role?: RaciRole;
  /** Figures for its sentence. */
  readonly values: MessageValues;
}
