import type { DocPort, UserAction } from '@entrelacs/grist';

const people = [
  ['Ana Ferreira', 'ana@chantier.example', 'Bureau'],
  ['Benoît Le Goff', 'benoit@chantier.example', 'Maçonnerie'],
  ['Chloé Martin', 'chloe@chantier.example', 'Charpente'],
  ['Driss Amrani', 'driss@chantier.example', 'Électricité'],
  ['Elsa Nguyen', 'elsa@chantier.example', 'Bureau'],
] as const;

/** Task, lot, who does it (ChoiceList of names), pilot and consulted (rows of Membres), informed (free text), due day, state. */
const works = [
  ['Permis affiché', 'Préparation', ['Ana Ferreira'], 1, [5], '', '2026-01-12', 'Fini'],
  ['Fondations', 'Gros œuvre', ['Benoît Le Goff', 'Driss Amrani'], 2, [1], 'Elsa Nguyen', '2026-02-20', 'En cours'],
  ['Élévation des murs', 'Gros œuvre', ['Benoît Le Goff'], 2, [3, 4], 'Ana Ferreira, Elsa Nguyen', '2026-03-30', 'À faire'],
  ['Charpente', 'Couvert', ['Chloé Martin'], 3, [2], 'Ana Ferreira ; Driss Amrani', '2026-04-24', 'À faire'],
  ['Réseau électrique', 'Second œuvre', ['Driss Amrani'], 0, [], '', '2026-05-15', 'À faire'],
  ['Réception', 'Livraison', [], 1, [5], 'Chloé Martin', '', 'À faire'],
] as const;

/**
 * Fills a document as a team might have before it met Entrelacs: `Membres`, `Suivi chantier` whose roles are a ChoiceList, a Ref, a
 * RefList and a Text, and a table that already bears the name `Tasks`. Gives the reference of the page to open.
 */
export async function fillForeignDocument(port: DocPort): Promise<number> {
  const created = await port.applyActions([
    ['AddTable', 'Membres', [text('Nom'), text('Courriel'), text('Pole', 'Pôle')]],
    ['AddTable', 'Suivi chantier', [
      text('Tache', 'Tâche'),
      text('Lot'),
      { id: 'Qui_fait', type: 'ChoiceList', label: 'Qui fait', widgetOptions: JSON.stringify({ choices: people.map(([name]) => name) }) },
      { id: 'Pilote', type: 'Ref:Membres', label: 'Pilote' },
      { id: 'Consultes', type: 'RefList:Membres', label: 'Consultés' },
      text('Informes', 'Informés'),
      { id: 'Echeance', type: 'Date', label: 'Échéance', widgetOptions: JSON.stringify({ dateFormat: 'DD/MM/YYYY' }) },
      { id: 'Etat', type: 'Choice', label: 'État', widgetOptions: JSON.stringify({ choices: ['À faire', 'En cours', 'Fini'] }) },
    ]],
    ['AddTable', 'Tasks', [text('Sujet'), text('Notes')]],
  ]);
  const [members, tracking, notes] = created as [AddedTable, AddedTable, AddedTable];

  const columns = await port.fetchTable('_grist_Tables_column');
  const columnRef = (table: AddedTable, id: string) =>
    columns['id']?.find((_, row) => columns['parentId']?.[row] === table.id && columns['colId']?.[row] === id) as number;
  const name = columnRef(members, 'Nom');
  await port.applyActions([
    ...['Pilote', 'Consultes'].flatMap((id): UserAction[] => [
      ['UpdateRecord', '_grist_Tables_column', columnRef(tracking, id), { visibleCol: name }],
      ['SetDisplayFormula', tracking.table_id, null, columnRef(tracking, id), `$${id}.Nom`],
    ]),
    ['BulkAddRecord', members.table_id, people.map(() => null), { Nom: people.map(([n]) => n), Courriel: people.map(([, mail]) => mail), Pole: people.map(([, , team]) => team) }],
    ['BulkAddRecord', tracking.table_id, works.map(() => null), {
      Tache: works.map(([task]) => task),
      Lot: works.map(([, lot]) => lot),
      Qui_fait: works.map(([, , doers]) => (doers.length === 0 ? null : ['L', ...doers])),
      Pilote: works.map(([, , , pilot]) => pilot),
      Consultes: works.map(([, , , , consulted]) => (consulted.length === 0 ? null : ['L', ...consulted])),
      Informes: works.map(([, , , , , informed]) => informed),
      Echeance: works.map(([, , , , , , due]) => (due === '' ? null : Date.parse(due) / 1000)),
      Etat: works.map(([, , , , , , , state]) => state),
    }],
    ['BulkAddRecord', notes.table_id, [null, null], { Sujet: ['Assurance', 'Clés du local'], Notes: ['Rappeler la MAIF', 'Chez Elsa'] }],
    ['RemoveTable', 'Table1'],
  ]);
  return tracking.views[0].id;
}

interface AddedTable {
  readonly id: number;
  readonly table_id: string;
  readonly views: readonly [{ readonly id: number }];
}

function text(id: string, label = id) {
  return { id, type: 'Text', label };
}
