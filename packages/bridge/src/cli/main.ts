import { confirm, isCancel, password, text } from '@clack/prompts';
import { systemClock } from '../clock.ts';
import { openState } from '../state/open-state.ts';
import { runCli } from './run.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The second one means it.
    if (stopping.signal.aborted) process.exit(130);
    stopping.abort();
  });
}

// Whoever reads may stop reading: `entrelacs conflicts | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const answered = (answer: string | symbol): string | undefined => (isCancel(answer) || typeof answer === 'symbol' ? undefined : answer);

process.exitCode = await runCli(process.argv.slice(2), {
  out: (line) => void process.stdout.write(line),
  err: (line) => void process.stderr.write(line),
  isTerminal: process.stdout.isTTY && process.stdin.isTTY,
  environment: process.env,
  folder: process.cwd(),
  clock: systemClock,
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  random: Math.random,
  send: fetch,
  ask: {
    text: async (message, initialValue) => answered(await text({ message, ...(initialValue !== undefined && { initialValue }) })),
    secret: async (message) => answered(await password({ message })),
    confirm: async (message) => (await confirm({ message })) === true,
  },
  openState,
  stopping: stopping.signal,
});
