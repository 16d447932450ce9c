import { newEntity } from '../source/new-entity.ts';
import { addDays, isoWeek, mondayOf } from '../time/weeks.ts';
import type { Annotation, Baseline, Kpi, KpiTarget, Measure } from '../model/kpi.ts';
import type { Pulse } from '../model/pulse.ts';
import { isClosed } from './calendar.ts';
import { cellsIn, linesIn, type Context } from './context.ts';
import { annotationLines, baselineValues, kpiLines, pulseComments } from './indicators.ts';

const frequencies: Readonly<Record<string, Kpi['frequency']>> = { w: 'weekly', m: 'monthly', q: 'quarterly' };

/** Indicators, what they aim at, and what was entered, frozen and noted over two years. */
export interface Indicators {
  readonly kpis: readonly Kpi[];
  readonly targets: readonly KpiTarget[];
  readonly measures: readonly Measure[];
  readonly baselines: readonly Baseline[];
  readonly annotations: readonly Annotation[];
  readonly pulses: readonly Pulse[];
}

/** Makes indicators and two years of what is entered by hand. */
export function makeIndicators(context: Context): Indicators {
  const { say, person, day } = context;
  const kpis: Kpi[] = [];
  const targets: KpiTarget[] = [];
  for (const line of linesIn(kpiLines)) {
    const [fr = '', en = '', family, axis, source, unitFr = '', unitEn = '', direction, owner = '', frequency = '', criticality, aims = ''] = cellsIn(line);
    const kpi = String(kpis.length + 1);
    kpis.push(
      newEntity('kpi', kpi, {
        name: say(`${fr}|${en}`),
        family,
        axis,
        source,
        unit: say(`${unitFr}|${unitEn}`),
        direction: direction === '+' ? 'higherIsBetter' : 'lowerIsBetter',
        owner: person(owner),
        frequency: frequencies[frequency],
        criticality,
        audience: family === 'engagement' ? ['facilitator', 'contributor'] : ['sponsor', 'lead'],
        pendingPeriods: frequency === 'w' ? 2 : 1,
        ...(frequency === 'w' && { hysteresis: direction === '+' ? 1 : 0.3 }),
      }),
    );
    for (const aim of aims.split(',')) {
      const [from = 0, target, warning, critical] = aim.split(':').map(Number);
      targets.push(newEntity('kpiTarget', String(targets.length + 1), { kpi, from: day(from), target, warning, critical }));
    }
  }
  return {
    kpis,
    targets,
    measures: makeMeasures(context),
    baselines: baselineValues.split(',').map((text, n) => {
      const [kpi = 0, value, spread] = text.split(' ').map(Number);
      return newEntity('baseline', String(n + 1), { kpi: String(kpi), on: day(-680), value, spread });
    }),
    annotations: linesIn(annotationLines).map((line, n) => {
      const [on, fr = '', en = '', project = ''] = cellsIn(line);
      return newEntity('annotation', String(n + 1), { on: day(Number(on)), text: say(`${fr}|${en}`), ...(project !== '' && { project }) });
    }),
    pulses: makePulses(context),
  };
}

/** Values entered by hand; `weeksAgo` weeks ago they stood at `from`, and go to `to`. */
function makeMeasures({ today, random, say }: Context): Measure[] {
  const measures: Measure[] = [];
  const monday = mondayOf(today);
  const weekly = (kpi: string, from: number, to: number, noise: number, most: number) => {
    for (let week = 104; week >= 1; week -= 1) {
      const begins = addDays(monday, -7 * week);
      if (isClosed(begins)) continue;
      add(kpi, addDays(begins, 4), within(to + ((from - to) * week) / 104 + (random.next() - 0.5) * noise, most), random.chance(0.02) ? say('Panne du transporteur|Carrier’s breakdown') : undefined);
    }
  };
  const monthly = (kpi: string, from: number, to: number, noise: number, most: number, last: number) => {
    for (let month = 24; month >= last; month -= 1) {
      if (random.chance(0.06)) continue;
      const value = to + ((from - to) * month) / 24 + (random.next() - 0.5) * noise;
      add(kpi, addDays(today, -Math.round(month * 30.4)), Math.round(Math.min(value, most) * 10) / 10);
    }
  };
  const add = (kpi: string, on: string, value: number, comment?: string) =>
    measures.push(newEntity('measure', String(measures.length + 1), { kpi, on, value, ...(comment !== undefined && { comment }) }));
  monthly('9', 4, 4.4, 0.3, 5, 1);
  weekly('10', 80, 93, 9, 100);
  weekly('11', 9, 4, 6, 40);
  // Nobody has entered this one for a while: it shows as due for an update.
  monthly('12', 1.2, 2.3, 0.8, 20, 3);
  return measures;
}

function within(value: number, most: number): number {
  return Math.min(Math.max(Math.round(value), 0), most);
}

/** Answers to the pulse, a week after another; too few to be shown while the firm is closed. */
function makePulses({ today, random, say }: Context): Pulse[] {
  const pulses: Pulse[] = [];
  const monday = mondayOf(today);
  for (let week = 104; week >= 1; week -= 1) {
    const begins = addDays(monday, -7 * week);
    const answers = isClosed(begins) ? random.between(1, 3) : random.between(8, 17);
    // Trust grows as needs are met faster; two people leaving hurt for a season.
    const mood = 3.9 - (0.8 * week) / 104 - (week < 30 && week > 16 ? 0.45 : 0);
    const score = (offset: number) => Math.min(Math.max(Math.round(mood + offset + (random.next() + random.next() - 1) * 1.6), 1), 5);
    for (let n = 0; n < answers; n += 1) {
      pulses.push(
        newEntity('pulse', String(pulses.length + 1), {
          week: isoWeek(begins),
          trust: score(0),
          respect: score(0.3),
          communication: score(-0.3),
          climate: score(0.1),
          ...(random.chance(0.03) && { comment: say(random.pick(linesIn(pulseComments))) }),
        }),
      );
    }
  }
  return pulses;
}
