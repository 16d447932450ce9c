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

/** The entities whose rows carry the four roles. */
export type RaciEntity = 'task' | 'deliverable';

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
  /** The person it is about; the first of `members` where there are several. */
  readonly member?: string;
  /** The project it is about. */
  readonly project?: string;
  /** The role whose cell answers it. */
  readonly role?: RaciRole;
  /** Every row whose cell it marks, when it is about a person or a project. */
  readonly items?: readonly string[];
  /** Every person it is about, when it speaks of several. */
  readonly members?: readonly string[];
  /** Figures and names for its sentence; days as `YYYY-MM-DD`. */
  readonly values: MessageValues;
}
