import { arrangeItems, arrangeMembers, auditRaci, explainEmpty, filterItems, personView, workload } from '@entrelacs/core';
import { randomMatrix } from './raci-matrix.ts';
import { measure, printTable, type Measurement } from './support.ts';

for (const [itemCount, memberCount] of [[1_000, 50], [5_000, 500], [20_000, 500]] as const) {
  const { items, members, teams, projects, today } = randomMatrix(itemCount, memberCount);
  const bar = itemCount === 5_000 ? { bar: 50 } : {};
  const findings = auditRaci({ items, members, projects, today });
  const collapsed = new Set(projects.map(({ id }) => `project:${id}`));
  // The least that any audit must do: look once at every letter.
  const bare = await measure('bare: every letter looked at once', () => {
    let letters = 0;
    for (const item of items) letters += item.accountable.length + item.responsible.length + item.consulted.length + item.informed.length;
    return letters;
  });
  const lines: Measurement[] = [
    bare,
    await measure('audit, workload included', () => auditRaci({ items, members, projects, today }), bar),
    await measure('workload', () => workload({ items, members, today })),
    await measure('rows by project, findings counted', () => arrangeItems(items, { lookups: { projects }, findings })),
    await measure('rows by project, all folded', () => arrangeItems(items, { lookups: { projects }, findings, collapsed })),
    await measure('columns by team, people with a role', () => arrangeMembers(members, { teams, items, onlyWithRoles: true })),
    await measure('search by accent-insensitive words', () => filterItems(items, { search: 'equipe member 12' }, { findings, members })),
    await measure('why nothing is left', () => explainEmpty(items, { search: 'nothing', statuses: ['done'], mine: '3' }, { findings, members })),
    await measure('one person’s view', () => personView(items, '1', today, { findings })),
  ];
  printTable(`RACI, ${itemCount.toLocaleString('en')} tasks x ${memberCount} members (${findings.length} findings)`, lines, { against: bare });
}
