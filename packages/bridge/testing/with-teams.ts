import { sync, type RunReport, type SyncOptions } from '../src/index.ts';
import { simSettings } from './sim-settings.ts';
import type { SimRow, SimSide } from './sim-side.ts';
import { SimWorld } from './sim-world.ts';

/** A document with that many teams, `t0` and on, beside an empty wiki, and a run between them. */
export function withTeams(count: number, changes: Parameters<typeof simSettings>[0] = {}): { readonly world: SimWorld; readonly run: (options?: Partial<SyncOptions>) => Promise<RunReport> } {
  const world = new SimWorld(simSettings(changes));
  for (let n = 0; n < count; n += 1) world.sides.grist.add('team', `t${n}`, { name: `Team ${n}`, purpose: `Purpose ${n}` });
  return { world, run: (options = {}) => sync({ ...world.sides, state: world.state }, world.settings, { pair: 'pair', ...options }) };
}

/** The row of that uid. RangeError where there is none. */
export function rowOf(side: SimSide, uid: string): SimRow {
  const row = [...side.rows.values()].find((one) => one.uid === uid);
  if (row === undefined) throw new RangeError(uid);
  return row;
}
