import type {
  Dependency,
  Member,
  Milestone,
  Need,
  NeedState,
  PlanLink,
  PlanTask,
  Project,
  TaskSchedule,
  TaskState,
  Team,
} from '@entrelacs/core';

/** What a task's shape says: one of the states that call for attention, else how far it has come. */
export type BoardState = TaskState;

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
  /** On a critical path, and open. */
  readonly isCritical: boolean;
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
  /** The need that it stands for; absent for mere information, and for a link without a life of its own. */
  readonly need: Need | undefined;
  /** Somebody still waits for it. */
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
