import type { LagUnit, LinkType, NeedState } from '../../model/choices.ts';
import type { Dependency } from '../../model/dependency.ts';
import type { Task } from '../../model/task.ts';
import type { Issue } from '../../source/issue.ts';

/** Fields that a table may have or not. */
type Known<Fields> = { readonly [Key in keyof Fields]?: Fields[Key] | undefined };

/** A task as the dependency board needs it: a row of Tasks, or of a mapped table that has a title and whatever else it has. */
export type PlanTask = Pick<Task, 'id' | 'title'> & Known<Omit<Task, 'id' | 'title'>>;

/** A link as the board needs it: a row of Dependencies, or one read from a "depends on" column. */
export type PlanLink = Pick<Dependency, 'id' | 'predecessor' | 'successor'> & Known<Omit<Dependency, 'id' | 'predecessor' | 'successor'>>;

/** Link types by the code that the graph's arrays hold: bit 0 says that the successor's end waits, bit 1 that the predecessor's start is waited for. */
export const linkTypeCodes: Readonly<Record<LinkType, number>> = { FS: 0, FF: 1, SS: 2, SF: 3 };

/** Bit of a link type's code: it holds the successor's finish (FF, SF), not its start. */
export const holdsFinish = 1;

/** Bit of a link type's code: it waits for the predecessor's start (SS, SF), not its finish. */
export const waitsForStart = 2;

/** Units of a lag by the code that the graph's arrays hold. */
export const lagUnitCodes: Readonly<Record<LagUnit, number>> = { workdays: 0, days: 1, percent: 2 };

/** Where a need stands, by the code that the graph's arrays hold: 0 for a link without a life of its own. */
export const needCodes: Readonly<Record<NeedState, number>> = { requested: 1, accepted: 2, delivered: 3, verified: 4, refused: 5 };

/**
 * Tasks and the links between them, by index. Tasks and links are in the order of their ids, so that the order of the
 * rows changes nothing; links that cannot be drawn are left out and said in `issues`.
 */
export interface DependencyGraph {
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  /** Index of a task by its id. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Predecessor of each link. */
  readonly from: Int32Array;
  /** Successor of each link. */
  readonly to: Int32Array;
  /** Type of each link, one of `linkTypeCodes`. */
  readonly type: Uint8Array;
  /** 1 for a link that makes its successor wait; 0 for mere information, a refused need, or an end that was cancelled. */
  readonly binding: Uint8Array;
  /** Lag of each link in its own unit, cut to a century. */
  readonly lag: Float64Array;
  /** Unit of each lag, one of `lagUnitCodes`. */
  readonly lagUnit: Uint8Array;
  /** Where the need of each link stands, one of `needCodes`. */
  readonly need: Uint8Array;
  /** Links that leave task `i` are `outLinks[outStart[i]]` up to `outStart[i + 1]`. */
  readonly outStart: Int32Array;
  readonly outLinks: Int32Array;
  /** Links that enter task `i` are `inLinks[inStart[i]]` up to `inStart[i + 1]`. */
  readonly inStart: Int32Array;
  readonly inLinks: Int32Array;
  /** What could not be drawn, in the order of the links. */
  readonly issues: readonly Issue[];
}
