/** The three places of the element. */
export const kpiPlaces = ['board', 'flow', 'pulse'] as const;
/** The board, the charts of flow, or the pulse. */
export type KpiPlace = (typeof kpiPlaces)[number];

/** How far back the page of an indicator looks. */
export const kpiRanges = ['quarter', 'year', 'twoYears'] as const;
/** Three months, a year or two. */
export type KpiRange = (typeof kpiRanges)[number];

/** What a section keeps of how its indicators are shown. */
export interface KpiOptions {
  readonly place?: KpiPlace;
  readonly range?: KpiRange;
  /** The rule of a table that was only mapped. */
  readonly rule?: MappedRule;
}

/** How the figures of a mapped table are judged: what its rows do not say. */
export interface MappedRule {
  readonly direction?: 'higherIsBetter' | 'lowerIsBetter';
  readonly target?: number;
  readonly warning?: number;
  readonly critical?: number;
}

/** The options that a host kept, without what cannot be understood. */
export function readOptions(kept: Readonly<Record<string, unknown>>): KpiOptions {
  const { place, range, rule } = kept;
  return {
    ...(kpiPlaces.some((one) => one === place) && { place: place as KpiPlace }),
    ...(kpiRanges.some((one) => one === range) && { range: range as KpiRange }),
    ...(typeof rule === 'object' && rule !== null && { rule: readRule(rule as Readonly<Record<string, unknown>>) }),
  };
}

function readRule({ direction, target, warning, critical }: Readonly<Record<string, unknown>>): MappedRule {
  return {
    ...((direction === 'higherIsBetter' || direction === 'lowerIsBetter') && { direction }),
    ...(typeof target === 'number' && { target }),
    ...(typeof warning === 'number' && { warning }),
    ...(typeof critical === 'number' && { critical }),
  };
}
