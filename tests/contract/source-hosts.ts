import { newEntity } from '@entrelacs/core';
import { createGristSource, createMemorySource } from '@entrelacs/grist';
import { computeJoins, FakeGrist, mappedByName, sampleInstalled, sampleTables } from '@entrelacs/grist/testing';
import type { ContractHost } from './source.contract.ts';

/** The fields of a task that the sample document has columns for. */
export const sampleFields = ['title', 'project', 'status', 'responsible', 'accountable', 'consulted', 'informed', 'due', 'effortHours'];

/** The in-memory twin over the sample. */
export function memoryHost(): ContractHost {
  const task = (id: string, fields: object) => newEntity('task', id, fields);
  const source = createMemorySource({
    entities: {
      member: ['Ana', 'Bob', 'Cléo'].map((name, index) => newEntity('member', String(index + 1), { name })),
      task: [
        task('1', { title: 'Statuts', project: '1', status: 'doing', responsible: ['1', '2'], accountable: ['3'], due: '2026-11-01', effortHours: 12 }),
        task('2', { title: 'Maquette', project: '1', responsible: ['2'], accountable: ['1'] }),
        task('3', { title: 'Budget', project: '2', status: 'done', effortHours: 4 }),
        task('4', { title: 'Affiche' }),
      ],
    },
  });
  const codes: Record<string, string> = { AUTH_NO_EDIT: 'host.noEdit', ACL_DENY: 'host.denied', 'Failed to fetch': 'host.offline' };
  return {
    source,
    renameTask: async (id, title) => source.edit([{ kind: 'update', entity: 'task', id, fields: { title } }]),
    removeTask: async (id) => source.edit([{ kind: 'remove', entity: 'task', id }]),
    addMember: async (name) => source.edit([{ kind: 'create', entity: 'member', id: '9', fields: { name } }]),
    undo: async () => source.undo(),
    steps: async () => source.steps,
    refuseNext: ({ code, message }) => source.refuseNext({ code: codes[code ?? message] ?? 'host.refused', detail: message }),
    hold: () => source.hold(),
    release: () => source.release(),
    close: () => source.close(),
  };
}

/** The Grist source over a stand-in for Grist; mute as grist-static is about errors, or not. */
export function fakeGristHost({ isMute = false, emptyFirst = false, showsLate = false, tellsOnce = false } = {}): ContractHost & { readonly grist: FakeGrist } {
  const grist = new FakeGrist(sampleTables(), { tableId: 'Tasks', mappings: mappedByName('Tasks'), emptyFirst, tellsOnce }, computeJoins);
  Object.assign(grist.faults, { isMute, showsLate });
  const source = createGristSource(grist, {
    entity: 'task',
    fields: sampleFields,
    joins: ['member', 'team', 'project'],
    params: grist.params,
    readInstallation: async () => sampleInstalled(),
    isOnline: () => true,
  });
  return {
    grist,
    source,
    renameTask: (id, title) => grist.editedElsewhere(['UpdateRecord', 'Tasks', Number(id), { title }]),
    removeTask: (id) => grist.editedElsewhere(['RemoveRecord', 'Tasks', Number(id)]),
    addMember: (name) => grist.editedElsewhere(['AddRecord', 'Members', null, { name }]),
    undo: async () => source.undo(),
    steps: async () => grist.bundles.length,
    refuseNext: (reason) => {
      grist.faults.nextWrite = reason;
    },
    hold: () => {
      grist.faults.holdWrites = true;
    },
    release: () => {
      grist.faults.holdWrites = false;
      grist.release();
    },
    close: () => source.close(),
  };
}
