import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../testing/virtual-clock.ts';
import { makeGate } from './gate.ts';
import { retrying } from './retrying.ts';
import { timed } from './timed.ts';

describe('makeGate', () => {
  it('never has more requests under way than the host takes', async () => {
    const clock = virtualClock();
    const gate = makeGate({ parallel: 3 }, clock);
    let [underWay, most] = [0, 0];
    const request = async () => {
      most = Math.max(most, (underWay += 1));
      await clock.sleep(100);
      underWay -= 1;
    };

    await Promise.all(Array.from({ length: 12 }, () => gate(request)));

    expect(most).toBe(3);
    expect(clock.elapsed).toBe(400);
  });

  it('starts no more in a second than the host takes', async () => {
    const clock = virtualClock();
    const gate = makeGate({ parallel: 10, perSecond: 5 }, clock);
    const starts: number[] = [];

    await Promise.all(Array.from({ length: 11 }, () => gate(async () => void starts.push(clock.elapsed))));

    expect(starts).toEqual([0, 0, 0, 0, 0, 1_000, 1_000, 1_000, 1_000, 1_000, 2_000]);
  });

  it.each([
    [0.5, [0, 2_000, 4_000]],
    [1, [0, 1_000, 2_000]],
    [2.5, [0, 0, 800, 800, 1_600]],
  ])('keeps to a share of %f in a second', async (perSecond, expected) => {
    const clock = virtualClock();
    const gate = makeGate({ parallel: 10, perSecond }, clock);
    const starts: number[] = [];

    await Promise.all(expected.map(() => gate(async () => void starts.push(clock.elapsed))));

    expect(starts).toEqual(expected);
  });

  it('lets the next one in after one that failed', async () => {
    const gate = makeGate({ parallel: 1 }, virtualClock());

    await expect(gate(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    expect(await gate(() => Promise.resolve('done'))).toBe('done');
  });

  it('goes on when the clock is set back', async () => {
    let now = 1_000_000;
    const gate = makeGate({ parallel: 1, perSecond: 1 }, { now: () => now, sleep: (wait) => Promise.resolve(void (now += wait)) });
    await gate(() => Promise.resolve());
    now -= 900_000;

    await gate(() => Promise.resolve());

    expect(now).toBeLessThan(1_000_000 - 900_000 + 5_000);
  });
});

describe('retrying', () => {
  /** A sender that gives these answers in turn, and how often it was asked. */
  function answering(...answers: (number | Error | Response)[]) {
    const clock = virtualClock();
    let asked = 0;
    const send = retrying(
      () => {
        const answer = answers[Math.min(asked++, answers.length - 1)] as number | Error | Response;
        if (answer instanceof Error) return Promise.reject(answer);
        return Promise.resolve(typeof answer === 'number' ? new Response(null, { status: answer }) : answer);
      },
      { clock, random: () => 1, tries: 4 },
    );
    return { send, clock, asked: () => asked };
  }
  const read = () => new Request('http://localhost/');
  const write = () => new Request('http://localhost/', { method: 'POST', body: '{}' });
  const refused = Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }) });

  it('comes back when the host said to come later, for writes too', async () => {
    const { send, asked, clock } = answering(429, 503, 200);

    expect((await send(write())).status).toBe(200);
    expect(asked()).toBe(3);
    expect(clock.elapsed).toBe(500 + 1000);
  });

  it('waits as long as the host asks', async () => {
    const { send, clock } = answering(new Response(null, { status: 429, headers: { 'Retry-After': '7' } }), 200);

    await send(write());
    expect(clock.elapsed).toBe(7000);
  });

  it('does not wait an hour', async () => {
    const { send, clock } = answering(new Response(null, { status: 429, headers: { 'Retry-After': '3600' } }));

    expect((await send(read())).status).toBe(429);
    expect(clock.elapsed).toBe(0);
  });

  it('never repeats a write that may have been done', async () => {
    const { send, asked } = answering(500, 200);
    expect((await send(write())).status).toBe(500);
    expect(asked()).toBe(1);

    const broken = answering(new TypeError('terminated'), 200);
    await expect(broken.send(write())).rejects.toThrow('terminated');
    expect(broken.asked()).toBe(1);
  });

  it('repeats a write that never reached the host', async () => {
    const { send, asked } = answering(refused, refused, 200);
    expect((await send(write())).status).toBe(200);
    expect(asked()).toBe(3);
  });

  it('reads again what broke off half-way', async () => {
    const half = () => new Response(new ReadableStream({ start: (body) => body.error(new TypeError('terminated')) }));
    const { send, asked } = answering(half(), new Response('all of it'));

    expect(await (await send(read())).text()).toBe('all of it');
    expect(asked()).toBe(2);
    await expect((await answering(half()).send(write())).text()).rejects.toThrow('terminated');
  });

  it('reads again after a failure, and gives up in the end', async () => {
    expect((await answering(500, new TypeError('terminated'), 200).send(read())).status).toBe(200);
    const { send, asked } = answering(502);
    expect((await send(read())).status).toBe(502);
    expect(asked()).toBe(4);
  });
});

describe('timed', () => {
  it('gives up a host that hangs, before it answers or half-way through', async () => {
    const hanging = timed((request) => new Promise((_resolve, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason as Error))), 20);
    await expect(hanging(new Request('http://localhost/'))).rejects.toMatchObject({ name: 'TimeoutError' });

    const server = createServer((_request, response) => void response.writeHead(200).write('half'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const answer = timed(fetch, 200)(new Request(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
    await expect(answer.then((response) => response.text())).rejects.toMatchObject({ name: 'TimeoutError' });
    server.closeAllConnections();
    server.close();
  });

  it('still lets the caller stop', async () => {
    const stop = new AbortController();
    const send = timed((request) => new Promise((_resolve, reject) => request.signal.addEventListener('abort', () => reject(request.signal.reason as Error))), 60_000);
    const answer = send(new Request('http://localhost/', { signal: stop.signal }));
    stop.abort(new Error('stopped'));
    await expect(answer).rejects.toThrow('stopped');
  });
});
