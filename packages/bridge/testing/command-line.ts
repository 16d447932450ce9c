import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../src/cli/run.ts';
import type { CliIo } from '../src/cli/io.ts';
import { openState } from '../src/state/open-state.ts';
import { bothHosts, type BothHosts } from './both-hosts.ts';
import { virtualClock } from './virtual-clock.ts';

/** A command line in a folder of its own, between two hosts. */
export interface CommandLine {
  readonly folder: string;
  readonly hosts: BothHosts;
  /** Runs a command; what it wrote, and its exit code. */
  run(args: readonly string[], io?: Partial<CliIo>): Promise<{ readonly code: number; readonly out: string; readonly err: string; readonly all: string }>;
  end(): Promise<void>;
}

/** Such a command line, with a config that names both hosts. */
export async function commandLine(): Promise<CommandLine> {
  const folder = await mkdtemp(join(tmpdir(), 'entrelacs-cli-'));
  const hosts = await bothHosts();
  await writeFile(join(folder, 'entrelacs.yaml'), hosts.config);
  return {
    folder,
    hosts,
    end: () => rm(folder, { recursive: true }),
    async run(args, io = {}) {
      let [out, err] = ['', ''];
      const code = await runCli(args, {
        out: (text) => void (out += text),
        err: (text) => void (err += text),
        isTerminal: false,
        environment: hosts.environment,
        folder,
        clock: virtualClock(),
        timeZone: 'Europe/Paris',
        random: () => 0.5,
        send: (request) => hosts.send(request),
        ask: { text: () => Promise.resolve(undefined), secret: () => Promise.resolve(undefined), confirm: () => Promise.resolve(false) },
        openState,
        stopping: new AbortController().signal,
        ...io,
      });
      return { code, out, err, all: out + err };
    },
  };
}
