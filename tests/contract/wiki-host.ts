import { createWikiClient, createWikiSource, type WikiSource } from '@entrelacs/yeswiki';
import { FakeWiki, type FakeWikiOptions } from '@entrelacs/yeswiki/testing';
import type { ContractHost } from './source.contract.ts';

/** The sample document as entries of a wiki. */
export const sampleEntries: NonNullable<FakeWikiOptions['rows']> = {
  project: { 1: { name: 'Association' }, 2: { name: 'Site' } },
  member: { 1: { name: 'Ana' }, 2: { name: 'Bob', account: 'InesMorel' }, 3: { name: 'Cléo' } },
  task: {
    1: { title: 'Statuts', project: '1', status: 'doing', responsible: ['1', '2'], accountable: ['3'], due: '2026-11-01', effortHours: 12 },
    2: { title: 'Maquette', project: '1', responsible: ['2'], accountable: ['1'] },
    3: { title: 'Budget', project: '2', status: 'done', effortHours: 4 },
    4: { title: 'Affiche' },
  },
};

/** A source over the routes of a wiki in memory. */
export function fakeWikiHost(options: FakeWikiOptions = {}): ContractHost & { readonly wiki: FakeWiki; readonly source: WikiSource } {
  const wiki = new FakeWiki({ rows: sampleEntries, ...options });
  const client = createWikiClient({ base: wiki.base, token: wiki.token, fetch: wiki.fetch });
  const source = createWikiSource({ client, entities: ['task', 'member', 'project'], lang: 'fr', every: 0 });
  const elsewhere = async (change: () => void) => {
    change();
    await source.refresh();
  };
  return {
    wiki,
    source,
    lacks: ['undo', 'lastWins'],
    renameTask: (id, title) => elsewhere(() => wiki.entries.put('task', id, { title })),
    removeTask: async (id) => wiki.entries.drop('task', id),
    addMember: (name) => elsewhere(() => wiki.entries.put('member', '9', { name })),
    undo: () => Promise.reject(new Error('A wiki has no undo.')),
    steps: async () => wiki.writes,
    refuseNext: ({ code, message }) => {
      wiki.faults.nextWrite = () => refusalOf(code, message);
    },
    hold: () => {
      wiki.faults.holdWrites = true;
    },
    release: () => wiki.release(),
    close: () => source.close(),
  };
}

const codes: Readonly<Record<string, readonly [string, number]>> = { AUTH_NO_EDIT: ['auth.required', 401], ACL_DENY: ['access.denied', 403] };

function refusalOf(code: string | undefined, message: string): Response {
  if (message === 'Failed to fetch') throw new TypeError(message);
  const [known, status] = codes[code ?? ''] ?? ['field.type', 422];
  return new Response(JSON.stringify({ code: known, message }), { status });
}
