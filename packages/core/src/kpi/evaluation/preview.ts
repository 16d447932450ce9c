import type { KpiState } from '../../model/alert.ts';
import { isoDay } from '../../time/day-number.ts';
import type { Series } from '../series.ts';
import { periodEnd, periodStart } from '../time/period.ts';
import { judge, type Judgement, type Judging, type Turn } from './judge.ts';
import { stateRank } from './evaluate.ts';

/** A time an indicator got worse, to warning or critical. */
export interface Ring {
  readonly state: KpiState;
  /** The day it was known: the end of the period, or today. */
  readonly on: string;
  /** First day of what it speaks of. */
  readonly since: string;
}

/** The times an indicator rang from a day on, oldest first: each change to warning or critical from a better state. */
export function ringsOf(series: Series, { turns }: Pick<Judgement, 'turns'>, from: number): Ring[] {
  return turns
    .filter((turn, at) => isRing(turn, turns[at - 1]))
    .map(({ state, place, since }) => ({ state, on: Math.min(dayOfEnd(series, place), series.today), since: periodStart(series.first + since, series.frequency) }))
    .filter(({ on }) => on >= from)
    .map(({ state, on, since }) => ({ state, on: isoDay(on), since: isoDay(since) }));
}

/** What a rule would have done on past figures: its rings in the year up to today. */
export function previewRule(series: Series, judging: Judging): Ring[] {
  return ringsOf(series, judge(series, judging), series.today - 364);
}

function isRing({ state }: Turn, before: Turn | undefined): boolean {
  return (state === 'warning' || state === 'critical') && !(before?.state === 'critical' || stateRank(before?.state ?? 'ok') <= stateRank(state));
}

function dayOfEnd({ first, frequency }: Series, place: number): number {
  return periodEnd(first + place, frequency);
}
