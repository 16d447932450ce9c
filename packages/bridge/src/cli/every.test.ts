import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine, type CommandLine } from '../../testing/command-line.ts';
import { virtualClock } from '../../testing/virtual-clock.ts';
import type { CliIo } from './io.ts';

let line: CommandLine;
beforeEach(async () => {
  line = await commandLine();
});
afterEach(() => line.end());

/** A service that is told to stop while it waits for the `turns`th time, and how long it waited each time. */
function serviceOf(turns: number): { readonly io: Partial<CliIo>; readonly waits: number[] } {
  const stopping = new AbortController();
  const clock = virtualClock();
  const waits: number[] = [];
  const sleep = (milliseconds: number): Promise<void> => {
    // Shorter waits are those between requests.
    if (milliseconds > 60_000) waits.push(Math.round(milliseconds / 60_000));
    if (waits.length >= turns) stopping.abort();
    return clock.sleep(milliseconds);
  };
  return { io: { clock: { now: () => clock.now(), sleep }, stopping: stopping.signal }, waits };
}

describe('a command that stays in service', () => {
  it.each(['sync', 'backup', 'alerts'])('does its work again at each interval until it is stopped: %s', async (command) => {
    const { io, waits } = serviceOf(3);

    expect(await line.run([command, '--every', '5m'], io)).toMatchObject({ code: 0, err: '' });

    expect(waits).toEqual([5, 5, 5]);
  });

  it('says a failure, and goes on', async () => {
    const { send } = line.hosts;
    line.hosts.send = (request) => {
      line.hosts.send = send;
      return Promise.resolve(Response.json({ error: `No view access to ${request.url}` }, { status: 403 }));
    };
    const { io, waits } = serviceOf(2);

    expect(await line.run(['sync', '--every', '5m', '--lang', 'en'], io)).toMatchObject({ code: 0, err: expect.stringContaining('document') as string });

    expect(waits).toEqual([5, 5]);
  });

  it('has done what it was asked once it is stopped, whatever waits then: a service that is stopped has not failed', async () => {
    line.hosts.send = (request) => Promise.resolve(Response.json({ error: `No view access to ${request.url}` }, { status: 403 }));
    expect(await line.run(['sync'])).toMatchObject({ code: 1 });

    expect(await line.run(['sync', '--every', '5m'], serviceOf(2).io)).toMatchObject({ code: 0 });
  });

  it('takes one interval, of a form that it knows', async () => {
    expect(await line.run(['sync', '--once', '--every', '5m'])).toMatchObject({ code: 2 });
    expect(await line.run(['sync', '--every', '5x', '--lang', 'en'])).toMatchObject({ code: 2, err: expect.stringContaining('“5x” is no interval') as string });
    expect(await line.run(['sync', '--once'])).toMatchObject({ code: 0 });
  });
});
