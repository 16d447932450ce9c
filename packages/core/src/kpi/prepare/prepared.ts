import type { EntityName } from '../../model/field.ts';
import type { Entity } from '../../model/model.ts';
import type { Stage } from '../../model/stages.ts';
import type { Snapshot } from '../../source/source.ts';
import { dayNumber } from '../../time/day-number.ts';
import { Kept } from './kept.ts';
import { calendarOf, type Calendar } from '../time/calendar.ts';
import type { Frequency } from '../time/period.ts';

/** Means of the answers that a host publishes for a finished week. */
export interface PulseResult {
  /** `2026-W47`: the week in which these answers were enough to be shown. */
  readonly week: string;
  readonly answers: number;
  readonly trust: number;
  readonly respect: number;
  readonly communication: number;
  readonly climate: number;
}

/** What the metrics need to know besides rows. */
export interface PrepareOptions {
  /** The day it is where the document is, `YYYY-MM-DD`. */
  readonly today: string;
  /** The collective's own stages, in working order. */
  readonly stages?: readonly Stage[];
  /** How many years back series go; 10 when left out. Older rows are in no period. */
  readonly years?: number;
  /** Service level expectation for a task in days, where the collective set one; else the 85 % of what it did lately. */
  readonly expectationDays?: number;
  /** Results of the pulse where the host publishes them (its table PulseResults): then raw answers are not read at all. */
  readonly pulseResults?: readonly PulseResult[];
  /** How often each member is asked to answer the pulse; monthly when left out. */
  readonly pulseRhythm?: Frequency;
  /** What was kept of the snapshot before: rows that are the same are not read again. */
  readonly kept?: Kept;
}

const none: readonly never[] = [];

/** Rows of a document made ready for metrics: days read once, shared by all; each part is made when first asked for. */
export class Prepared {
  readonly today: number;
  readonly stages: readonly Stage[];
  readonly expectationDays: number | undefined;
  readonly pulseRhythm: Frequency;
  readonly pulseResults: readonly PulseResult[] | undefined;
  readonly years: number;
  readonly kept: Kept;
  private readonly entities: Snapshot['entities'];
  private readonly parts = new Map<unknown, unknown>();
  private readonly periodParts: Readonly<Record<Frequency, Map<unknown, unknown>>> = { weekly: new Map(), monthly: new Map(), quarterly: new Map() };

  constructor(entities: Snapshot['entities'], options: PrepareOptions) {
    this.today = dayNumber(options.today);
    if (Number.isNaN(this.today)) throw new RangeError(`today: ${options.today} is no calendar day`);
    this.years = options.years ?? 10;
    if (!(this.years > 0 && this.years <= 100)) throw new RangeError(`years: ${this.years} is not between 0 and 100`);
    this.entities = entities;
    this.stages = options.stages ?? none;
    this.kept = options.kept ?? new Kept();
    this.expectationDays = options.expectationDays;
    this.pulseResults = options.pulseResults;
    this.pulseRhythm = options.pulseRhythm ?? 'monthly';
  }

  /** Rows of an entity; none where the document has no table for it. */
  rows<Name extends EntityName>(name: Name): readonly Entity<Name>[] {
    return this.entities[name] ?? none;
  }

  /** What a function makes of these rows: computed at the first call, the same value after. */
  once<Part>(make: (prepared: Prepared) => Part): Part {
    if (!this.parts.has(make)) this.parts.set(make, make(this));
    return this.parts.get(make) as Part;
  }

  /** What a function makes of these rows for one length of period; see `once`. */
  per<Part>(frequency: Frequency, make: (prepared: Prepared, frequency: Frequency) => Part): Part {
    const known = this.periodParts[frequency];
    if (!known.has(make)) known.set(make, make(this, frequency));
    return known.get(make) as Part;
  }

  /** The periods of that frequency up to today. */
  calendar(frequency: Frequency): Calendar {
    return this.per(frequency, calendarFor);
  }
}

function calendarFor({ today, years }: Prepared, frequency: Frequency): Calendar {
  return calendarOf(frequency, today, years);
}

/** Makes rows ready for metrics; costs nothing until a metric asks. RangeError when `today` is no day. */
export function prepare(entities: Snapshot['entities'], options: PrepareOptions): Prepared {
  return new Prepared(entities, options);
}
