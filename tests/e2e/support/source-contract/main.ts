import { createGristSource, gristInPage, type GristApi, type GristSource } from '@entrelacs/grist';
import { ready, sourceContract, until, type ContractHost } from '../../../contract/source.contract.ts';

/** Runs the contract of sources on the rows of a real Grist: one promise a call of `keepsPromise`. */
const grist = gristInPage();
if (grist === undefined) throw new Error('Grist’s own script did not load.');
const { docApi } = grist;
const write = (...call: Parameters<GristApi['docApi']['applyUserActions']>) => docApi.applyUserActions(...call);

let steps = 0;
let resets = 0;
let refused: Error | undefined;
let held: Promise<void> | undefined;
let letGo: () => void = () => undefined;

/** The same Grist, its writes held back or refused as a test wants. */
const watched: GristApi = {
  ...grist,
  docApi: {
    ...docApi,
    applyUserActions: async (...call: Parameters<typeof write>) => {
      await held;
      const error = refused;
      refused = undefined;
      if (error !== undefined) throw error;
      const answer = await write(...call);
      steps += 1;
      return answer;
    },
  },
};

const fields = ['title', 'project', 'status', 'responsible', 'accountable', 'consulted', 'informed', 'due', 'effortHours'];
const source: GristSource = createGristSource(watched, {
  entity: 'task',
  fields,
  joins: ['member', 'team', 'project'],
  params: new URLSearchParams(location.search),
});

const host: ContractHost = {
  source,
  renameTask: async (id, title) => void (await write([['UpdateRecord', 'Tasks', Number(id), { title }]])),
  removeTask: async (id) => void (await write([['RemoveRecord', 'Tasks', Number(id)]])),
  addMember: async (name) => void (await write([['AddRecord', 'Members', null, { name }]])),
  undo: () => Promise.resolve(source.undo()),
  steps: () => Promise.resolve(steps),
  refuseNext: ({ code, message }) => {
    refused = Object.assign(new Error(message), code === undefined ? {} : { code });
  },
  hold: () => {
    held = new Promise((resolve) => (letGo = resolve));
  },
  release: () => {
    held = undefined;
    letGo();
  },
  close: () => undefined,
};

/** Puts the sample's rows back, by their numbers; how often that was done stands in the members' hours, which tells these rows from the same ones before. */
async function reset(): Promise<void> {
  resets += 1;
  const removals = await Promise.all(['Tasks', 'Members', 'Projects', 'Teams'].map(async (tableId) => ['BulkRemoveRecord', tableId, (await docApi.fetchTable(tableId))['id'] ?? []]));
  await write(removals);
  await write([
    ['BulkAddRecord', 'Teams', [1, 2], { name: ['Atelier', 'Bureau'] }],
    ['BulkAddRecord', 'Members', [1, 2, 3], { name: ['Ana', 'Bob', 'Cléo'], team: [1, 1, 2], capacityHours: [resets, resets, resets] }],
    ['BulkAddRecord', 'Projects', [1, 2], { name: ['Site', 'Salon'] }],
    [
      'BulkAddRecord',
      'Tasks',
      [1, 2, 3, 4],
      {
        title: ['Statuts', 'Maquette', 'Budget', 'Affiche'],
        project: [1, 1, 2, 0],
        status: ['En cours', 'À faire', 'Terminé', ''],
        responsible: [['L', 1, 2], ['L', 2], null, null],
        accountable: [3, 1, 0, 0],
        due: [1_793_491_200, null, null, null],
        effortHours: [12, null, 4, null],
      },
    ],
  ]);
  await until(source, ({ entities }) => entities.task?.length === 4 && entities.member?.length === 3 && entities.task[0]?.title === 'Statuts' && entities.member[2]?.capacityHours === resets);
}

/** What is wrong with one promise of the contract; undefined when it is kept. */
async function keepsPromise(name: string): Promise<string | undefined> {
  try {
    await ready(source);
    await reset();
    await sourceContract.find((promise) => promise.name === name)?.run(host);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    host.release();
    refused = undefined;
  }
}

Object.assign(globalThis, { keepsPromise });
