import type { Lang } from '@entrelacs/core';
import type { DocPort } from '@entrelacs/grist';

/** Fills a document with the demo; gives the reference of the page to open. */
export async function fillDemoDocument(port: DocPort, _language: Lang, progress: (step: string) => void): Promise<number> {
  progress('Members, Tasks');
  const [, tasks] = (await port.applyActions([
    ['AddTable', 'Members', [{ id: 'name', type: 'Text', label: 'Nom' }]],
    ['AddTable', 'Tasks', [
      { id: 'title', type: 'Text', label: 'Titre' },
      { id: 'accountable', type: 'Ref:Members', label: 'Approuve (A)' },
      { id: 'responsible', type: 'RefList:Members', label: 'Réalise (R)' },
    ]],
    ['BulkAddRecord', 'Members', [null, null], { name: ['Ana', 'Bruno'] }],
    ['BulkAddRecord', 'Tasks', [null, null], { title: ['Statuts', 'Budget'], accountable: [1, 2], responsible: [['L', 1, 2], null] }],
    ['RemoveTable', 'Table1'],
  ])) as [unknown, { views: [{ id: number }] }];
  return tasks.views[0].id;
}
