import { describe, expect, it } from 'vitest';
import { documentInAddress, restPort, type RestFailure, type RestOptions } from './rest-port.ts';

const options = { server: 'https://grist.example', doc: 'abcdefghijkl', apiKey: 'secret' };

/** A port whose server gives that answer, and the requests that it was asked. */
function portAnswering(status: number, body: string, headers: Record<string, string> = {}, given: Partial<RestOptions> = {}) {
  const asked: Request[] = [];
  const send = (request: Request) => {
    asked.push(request);
    return Promise.resolve(new Response(body, { status, headers }));
  };
  return { port: restPort({ ...options, send, ...given }), asked };
}

const failureOf = (promise: Promise<unknown>) => promise.then(() => undefined, (error: unknown) => error as RestFailure);

describe('restPort', () => {
  it('reads a table by columns', async () => {
    const { port, asked } = portAnswering(200, '{"id":[1,2],"title":["Statuts","Budget"]}');

    expect(await port.fetchTable('Tasks')).toEqual({ id: [1, 2], title: ['Statuts', 'Budget'] });
    expect(asked[0]?.url).toBe('https://grist.example/api/docs/abcdefghijkl/tables/Tasks/data');
    expect(asked[0]?.headers.get('Authorization')).toBe('Bearer secret');
  });

  it('writes cells as they are, not as a person’s typing', async () => {
    const { port, asked } = portAnswering(200, '{"actionNum":1,"retValues":[[7]],"isModification":true}');

    expect(await port.applyActions([['BulkAddRecord', 'Tasks', [null], { title: ['=1'] }]])).toEqual([[7]]);
    expect(asked[0]?.url).toContain('/apply?noparse=1');
    expect(await asked[0]?.json()).toEqual([['BulkAddRecord', 'Tasks', [null], { title: ['=1'] }]]);
  });

  it('knows the actions that it did, and none that changed nothing', async () => {
    const { port } = portAnswering(200, '{"actionNum":12,"retValues":[null],"isModification":true}');
    await port.applyActions([['UpdateRecord', 'Tasks', 1, { title: 'Statuts' }]]);
    expect([...port.done]).toEqual([12]);

    const { port: idle } = portAnswering(200, '{"actionNum":12,"retValues":[null],"isModification":false}');
    await idle.applyActions([['UpdateRecord', 'Tasks', 1, { title: 'Statuts' }]]);
    expect([...idle.done]).toEqual([]);
  });

  it('tells which cells changed between two states', async () => {
    const deltas = { Tasks: { updateRows: [2], removeRows: [3], addRows: [], columnDeltas: { consulted: { 2: [[['L', 1]], [null]], 3: [[['L', 3]], null] } }, columnRenames: [] } };
    const { port, asked } = portAnswering(200, JSON.stringify({ summary: 'right', details: { leftChanges: {}, rightChanges: { tableRenames: [], tableDeltas: deltas } } }));

    const changes = await port.changes('4 aaa', '6 bbb');

    expect(asked[0]?.url).toContain('/compare?left=aaa&right=bbb&maxRows=');
    expect(changes.get('Tasks')?.get('consulted')).toEqual(new Map([['2', { before: ['L', 1], after: null }], ['3', { before: ['L', 3], after: undefined }]]));
  });

  it('says what a server that is no Grist is', async () => {
    const { port } = portAnswering(200, '<!doctype html><title>Bienvenue</title>');
    expect(await failureOf(port.fetchTable('Tasks'))).toMatchObject({ code: 'rest.notGrist' });

    const { port: other } = portAnswering(404, '<html>Not Found</html>');
    expect(await failureOf(other.describe())).toMatchObject({ code: 'rest.notGrist', status: 404 });
  });

  it('passes on how long to wait', async () => {
    const { port } = portAnswering(429, '{"error":"Too many"}', { 'Retry-After': '3' });
    expect(await failureOf(port.fetchTable('Tasks'))).toMatchObject({ code: 'rest.tooMany', retryAfter: 3 });
  });
});

describe('documentInAddress', () => {
  it.each([
    ['https://docs.getgrist.com/doc/9Ed3wbkVpwAe', { server: 'https://docs.getgrist.com', doc: '9Ed3wbkVpwAe' }],
    ['https://atelier.getgrist.com/9Ed3wbkVpwAe/Atelier-Lumiere/p/3', { server: 'https://atelier.getgrist.com', doc: '9Ed3wbkVpwAe' }],
    ['http://localhost:8484/o/docs/9Ed3wbkVpwAe/Atelier', { server: 'http://localhost:8484/o/docs', doc: '9Ed3wbkVpwAe' }],
    ['http://localhost:8484/o/docs/doc/new~9Ed3wbkVpwAeRfN5bAPYS2', { server: 'http://localhost:8484/o/docs', doc: 'new~9Ed3wbkVpwAeRfN5bAPYS2' }],
    ['https://docs.getgrist.com/ws/12/', undefined],
    ['Atelier', undefined],
  ])('reads %s', (address, expected) => {
    expect(documentInAddress(address)).toEqual(expected);
  });
});
