import type {
  Dependency,
  Member,
  Milestone,
  NeedState,
  PlanLink,
  PlanTask,
  Project,
  Status,
  TaskSchedule,
  Team,
} from '@entrelacs/core';

/** What a task's shape says: one of the states that call for attention, else how far it has come. */
export type BoardState = 'blocked' | 'late' | 'atRisk' | 'startable' | Status;

/** A task as the board shows it. */
export interface BoardTask {
  readonly id: string;
  readonly task: PlanTask;
  /** Its place in the schedule; absent when it was cancelled. */
  readonly plan: TaskSchedule | undefined;
  readonly state: BoardState;
  /** Calendar days that it is late, or will be. */
  readonly lateDays: number;
  /** Neither done nor cancelled. */
  readonly isOpen: boolean;
  /** What it waits for, and what waits for it. */
  readonly needs: readonly BoardLink[];
  readonly awaited: readonly BoardLink[];
}

/** A link between two tasks of the board, with the need that it stands for. */
export interface BoardLink {
  readonly id: string;
  readonly link: PlanLink;
  readonly from: BoardTask;
  readonly to: BoardTask;
  readonly kind: Dependency['kind'];
  readonly state: NeedState | undefined;
  /** Neither verified nor refused. */
  readonly isOpen: boolean;
  readonly isOverdue: boolean;
  readonly isCritical: boolean;
  readonly isInKnot: boolean;
}

/** Rows of the other tables, by id. */
export interface BoardPeople {
  readonly members: ReadonlyMap<string, Member>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly projects: ReadonlyMap<string, Project>;
  readonly milestones: ReadonlyMap<string, Milestone>;
}
