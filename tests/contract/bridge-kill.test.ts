import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sqliteState, type ReadRequest, type Side, type SideChange } from '@entrelacs/bridge';
import { SimWorld, settleAndCheck, simSettings, type Act, } from '@entrelacs/bridge/testing';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChildMessage } from './support/bridge-child.ts';

const root = join(import.meta.dirname, '..', '..');
let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'entrelacs-kill-'));
  // Beside the package's own modules: the drivers' binaries are found from there.
  program = join(root, 'packages', 'bridge', 'node_modules', '.cache', `bridge-child-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, 'support', 'bridge-child.ts')],
    outfile: program,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['libsql', 'pg'],
    logLevel: 'warning',
  });
}, 60_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(program, { force: true });
});

/** Rows on both sides, some alike, some new, some with references, and then edits on both: a run has something of everything to do. */
async function aWorld(path: string): Promise<SimWorld> {
  const world = new SimWorld(simSettings(), [await sqliteState(path)]);
  const add = (side: Act['side'], pick: number, kind: 'add' | 'addNameless' = 'add') => world.act({ do: kind, side, pick, field: 0 });
  for (const side of ['grist', 'wiki'] as const) for (const pick of [0, 1, 2]) add(side, pick);
  await world.run({ do: 'run', machine: 0, fates: [], acts: [] });
  add('grist', 1, 'addNameless');
  add('wiki', 2);
  for (const [side, pick, field] of [['grist', 0, 0], ['grist', 1, 2], ['grist', 2, 1], ['wiki', 0, 1], ['wiki', 3, 3], ['wiki', 5, 4], ['grist', 5, 3]] as const) world.act({ do: 'edit', side, pick, field });
  world.act({ do: 'remove', side: 'wiki', pick: 4, field: 0 });
  return world;
}

/** Runs the program, and kills it at its point `at`: even points before the request is served or the commit begun, odd ones after. Gives how many points it passed, or null when it was killed. */
async function runUntil(world: SimWorld, path: string, at: number): Promise<number | null> {
  const child = fork(program, [path, JSON.stringify(world.settings)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  let point = 0;
  let isKilled = false;
  const kill = () => {
    isKilled = true;
    child.kill('SIGKILL');
  };
  const code = await new Promise((resolve) => {
    child.on('message', (message: ChildMessage) => {
      if (isKilled) return;
      const isCommit = message.point.startsWith('commit');
      if (point === at) return kill();
      point += 1;
      void (isCommit ? Promise.resolve(undefined) : serve(world, message)).then((answer) => {
        if (isKilled) return;
        if (!isCommit) {
          if (point === at) return kill();
          point += 1;
        }
        reply(child, message.n, answer);
      });
    });
    child.once('exit', resolve);
  });
  if (!isKilled) expect(code).toBe(0);
  return isKilled ? null : point;
}

function serve(world: SimWorld, { point, argument }: ChildMessage): Promise<unknown> {
  const [name, method] = point.split('.');
  const side: Side = name === 'grist' ? world.sides.grist.side : world.sides.wiki.side;
  switch (method) {
    case 'identify':
      return side.identify();
    case 'read':
      return side.read(argument as ReadRequest);
    case 'write':
      return side.write(argument as readonly SideChange[]);
    case 'keepLog': {
      const { before, log } = argument as { readonly before?: string; readonly log: string };
      return side.keepLog?.(before, log) ?? Promise.resolve(false);
    }
    default:
      return side.leaveMark?.(String(argument)) ?? Promise.resolve();
  }
}

function reply(child: ChildProcess, n: number, answer: unknown): void {
  if (child.connected) child.send({ n, answer });
}

/** A run killed at that point, or left to end; then somebody goes on writing, and later runs put all right. */
async function runAndSettle(at: number): Promise<number | null> {
  const path = join(folder, `state-${at}.sqlite`);
  const world = await aWorld(path);
  const passed = await runUntil(world, path, at);
  world.act({ do: 'edit', side: 'grist', pick: 0, field: 0 });
  world.act({ do: 'edit', side: 'wiki', pick: 1, field: 0 });
  expect({ at, problems: await settleAndCheck(world) }).toEqual({ at, problems: [] });
  await world.state.close();
  return passed;
}

it('completes a run killed at any of its requests and commits, on a real SQLite, and doubles nothing', async () => {
  const points = (await runAndSettle(Number.POSITIVE_INFINITY)) ?? 0;
  expect(points).toBeGreaterThan(40);

  let next = 0;
  const killOnes = async (): Promise<void> => {
    while (next < points) {
      next += 1;
      await runAndSettle(next - 1);
    }
  };
  // Each waits for its processes most of the time.
  await Promise.all([killOnes(), killOnes(), killOnes(), killOnes()]);
}, 300_000);
