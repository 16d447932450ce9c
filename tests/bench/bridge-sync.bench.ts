/*
 * The sync itself: first sync of 2,000 members, 500 projects and 5,000 tasks into an empty wiki, then nothing changed, then 10 changes; state in SQLite on this disk. The hosts answer a
 * write after 100 ms and keep Grist's limits. "Least" is the time that the limits allow: batches of each entity after those it refers to, as many at once as the host takes.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings, makeGate, sqliteState, sync, systemClock, type Side, type SideLimits, type SideName, type SyncSettings } from '@entrelacs/bridge';
import { SimSide } from '@entrelacs/bridge/testing';
import { printRows } from './support.ts';

const settings: SyncSettings = defaultSettings(['member', 'team', 'project', 'milestone', 'task']);
const fields = Object.fromEntries(settings.entities.map((rule) => [rule.entity, rule.fields.map(({ key }) => key)]));
const limits: Record<SideName, SideLimits> = {
  grist: { batchRows: 500, batchBytes: 900_000, parallel: 10, perSecond: 5 },
  wiki: { batchRows: 100, batchBytes: 7_000_000, parallel: 4 },
};

/** A host that takes 100 ms for a write, within its limits. */
function slow(side: SimSide): Side {
  const gate = makeGate(side.limits, systemClock);
  return {
    name: side.name,
    limits: side.limits,
    identify: () => gate(() => side.identify()),
    read: (request) => gate(() => side.read(request)),
    write: (changes) =>
      gate(async () => {
        await systemClock.sleep(100);
        return side.write(changes);
      }),
    leaveMark: (mark) => gate(() => side.leaveMark(mark)),
    keepLog: (before, log) =>
      gate(async () => {
        await systemClock.sleep(100);
        return side.keepLog(before, log);
      }),
  };
}

function fill(side: SimSide): void {
  for (let n = 0; n < 10; n += 1) side.add('team', `t${n}`, { name: `Équipe ${n}`, purpose: 'Tenir les délais' });
  const [team] = side.rows.keys();
  const member = (n: number) => `${11 + (n % 2_000)}`;
  for (let n = 0; n < 2_000; n += 1) side.add('member', `m${n}`, { name: `Membre ${n}`, team: team ?? null, active: true, capacityHours: 20, delegate: member(n + 1) });
  for (let n = 0; n < 500; n += 1) side.add('project', `p${n}`, { name: `Projet ${n}`, objective: 'Servir cent foyers d’ici à juin', lead: member(n), contributors: [member(n), member(n + 7)], status: 'active', start: '2026-02-01' });
  for (let n = 0; n < 5_000; n += 1) side.add('task', `k${n}`, { title: `Tâche ${n}`, project: `${2_011 + (n % 500)}`, responsible: [member(n)], accountable: [member(n + 3)], status: 'doing', due: '2026-05-04', progress: n % 100, tags: ['terrain'] });
}

async function measureDirection(from: SideName): Promise<Record<string, string>[]> {
  const folder = mkdtempSync(join(tmpdir(), 'entrelacs-bench-'));
  const sides = { grist: new SimSide('grist', fields, limits.grist), wiki: new SimSide('wiki', fields, limits.wiki) };
  fill(sides[from]);
  const to = from === 'grist' ? 'wiki' : 'grist';
  const state = await sqliteState(join(folder, 'state.sqlite'));
  const ports = { grist: slow(sides.grist), wiki: slow(sides.wiki), state };
  const timed = async (name: string, bar: number, requests?: number): Promise<Record<string, string>> => {
    const before = { requests: sides.grist.requests + sides.wiki.requests, cpu: process.cpuUsage() };
    const start = performance.now();
    const report = await sync(ports, settings, { pair: 'bench' });
    const took = performance.now() - start;
    const cpu = process.cpuUsage(before.cpu);
    const asked = sides.grist.requests + sides.wiki.requests - before.requests;
    const missed = took > bar || (requests !== undefined && asked > requests);
    if (missed) process.exitCode = 1;
    return { case: `${from} to ${to}: ${name}`, time: `${Math.round(took)} ms`, cpu: `${Math.round((cpu.user + cpu.system) / 1000)} ms`, bar: `${Math.round(bar)} ms${missed ? ' MISSED' : ''}`, 'x of bar': (took / bar).toFixed(2), requests: String(asked), writes: String(report.writes.length), memory: `${Math.round(process.memoryUsage().rss / 1e6)} MB` };
  };

  // Batches of rows, entity after entity; the members' delegates come in a second turn, since they name each other.
  const { batchRows, parallel, perSecond } = limits[to];
  const rows = [10, 2_000, 500, 5_000, 2_000];
  const batches = rows.map((count) => Math.ceil(count / batchRows));
  const least = Math.max(batches.reduce((sum, count) => sum + Math.ceil(count / parallel) * 100, 0), perSecond === undefined ? 0 : (batches.reduce((sum, count) => sum + count, 0) * 1000) / perSecond);
  const lines = [await timed(`first sync, least ${least} ms`, least * 1.2), await timed('nothing changed', 1_000, 12)];
  const edited = [...sides[from].rows.values()].filter(({ entity }) => entity === 'project').slice(0, 10);
  for (const [n, row] of edited.entries()) sides[from].edit(row, 'objective', `changed ${n}`);
  lines.push(await timed('10 changes', 2_000));
  await state.close();
  rmSync(folder, { recursive: true, force: true });
  return lines;
}

// Each direction in a process of its own: what one took must not count as the other's memory.
const [, program = '', direction] = process.argv;
if (direction === 'grist' || direction === 'wiki') {
  printRows(`Sync of 7,510 rows, from ${direction}`, await measureDirection(direction));
} else {
  for (const from of ['grist', 'wiki']) if (spawnSync(process.execPath, [...process.execArgv, program, from], { stdio: 'inherit' }).status !== 0) process.exitCode = 1;
}
