import type { Criticality } from '../../model/choices.ts';

/** Calendar days that a need may be overdue, or a request stay without an answer, before its project's lead hears of it. */
export type EscalationLimits = Readonly<Record<Criticality, number>>;

/** A day for what is critical, two weeks for what is not pressing. */
export const defaultEscalationLimits: EscalationLimits = { critical: 1, high: 3, normal: 7, low: 14 };
