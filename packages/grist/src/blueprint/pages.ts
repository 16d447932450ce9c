import type { Labels } from '@entrelacs/core';
import type { TableKey } from './spec.ts';

/** What a section of a page shows. */
export interface SectionSpec {
  /** Unique within its page. */
  readonly key: string;
  readonly table: TableKey;
  /** Name of the widget's folder; a native grid without it. */
  readonly widget?: string;
  readonly access?: 'none' | 'read table' | 'full';
  /** Fields of the table, by the widget's own column names. */
  readonly mapping?: Readonly<Record<string, string | readonly string[]>>;
  /** Columns that a grid shows, in order; those that a linked table lacks are left out. */
  readonly columns?: readonly string[];
  readonly title?: Labels;
  /** Follows the cursor of another section, or shows only the rows whose `column` points to the row selected there. */
  readonly follows?: { readonly section: string; readonly column?: string };
}

/** Sections over each other, then side by side, and so on in turn; each with its share of the room. */
export type LayoutSpec = { readonly leaf: string; readonly size?: number } | { readonly children: readonly LayoutSpec[]; readonly size?: number };

/** A page of the blueprint: widgets beside native grids, already placed, mapped and linked. */
export interface PageSpec {
  readonly key: string;
  readonly name: Labels;
  /** What it holds, in three words. */
  readonly about: Labels;
  readonly sections: readonly SectionSpec[];
  readonly layout: LayoutSpec;
}

const who = ['responsible', 'accountable', 'consulted', 'informed'] as const;

/** Every page, in the order of the menu. A page added here is installed in new documents, and offered as an upgrade in the others once `blueprintVersion` goes up. */
export const pages: readonly PageSpec[] = [
  {
    key: 'setup',
    name: { fr: 'Démarrer', en: 'Start here' },
    about: { fr: 'cette page', en: 'this page' },
    sections: [
      { key: 'setup', widget: 'setup', table: 'settings', access: 'full' },
      { key: 'settings', table: 'settings', columns: ['label', 'key', 'value'] },
    ],
    layout: { children: [{ leaf: 'setup', size: 80 }, { leaf: 'settings', size: 20 }] },
  },
  {
    key: 'raci',
    name: { fr: 'Qui fait quoi', en: 'Who does what' },
    about: { fr: 'matrice RACI', en: 'RACI matrix' },
    sections: [
      { key: 'raci', widget: 'raci', table: 'task', access: 'full', mapping: mapped('title', ...who, 'project', 'milestone', 'segment', 'team', 'status', 'criticality', 'start', 'due', 'startedOn', 'doneOn', 'durationDays', 'effortHours', 'progress', 'joins'), follows: { section: 'tasks' } },
      { key: 'tasks', table: 'task', columns: ['title', 'project', 'milestone', 'status', ...who, 'start', 'due', 'isLate', 'progress', 'criticality', 'team', 'effortHours'], follows: { section: 'raci' } },
    ],
    layout: { children: [{ leaf: 'raci', size: 65 }, { leaf: 'tasks', size: 35 }] },
  },
  {
    key: 'dependencies',
    name: { fr: 'Qui attend qui', en: 'Who needs whom' },
    about: { fr: 'carte des dépendances', en: 'dependency map' },
    sections: [
      {
        key: 'dependencies',
        widget: 'dependencies',
        table: 'task',
        access: 'full',
        mapping: mapped('title', ...who, 'project', 'milestone', 'team', 'status', 'criticality', 'start', 'due', 'durationDays', 'optimisticDays', 'pessimisticDays', 'progress', 'startedOn', 'doneOn', 'baselineStart', 'baselineDue', 'joins'),
        follows: { section: 'waitingTasks' },
      },
      { key: 'needs', table: 'dependency', columns: ['predecessor', 'successor', 'need', 'state', 'kind', 'type', 'lag', 'lagUnit', 'neededBy', 'isLate', 'criteria', 'criticality', 'owner'] },
      { key: 'waitingTasks', table: 'task', columns: ['title', 'isBlocked', 'isStartable', 'start', 'due', 'responsible', 'accountable', 'durationDays'], follows: { section: 'dependencies' } },
    ],
    layout: { children: [{ leaf: 'dependencies', size: 68 }, { size: 32, children: [{ leaf: 'needs', size: 60 }, { leaf: 'waitingTasks', size: 40 }] }] },
  },
  {
    key: 'kpi',
    name: { fr: 'Indicateurs', en: 'KPIs' },
    about: { fr: 'tableau, baromètre', en: 'board, pulse' },
    sections: [
      { key: 'kpi', widget: 'kpi', table: 'kpi', access: 'full', follows: { section: 'kpis' } },
      { key: 'kpis', table: 'kpi', columns: ['name', 'family', 'source', 'unit', 'direction', 'owner', 'frequency', 'criticality', 'audience', 'pendingPeriods', 'hysteresis', 'active', 'axis'], follows: { section: 'kpi' } },
      { key: 'targets', table: 'kpiTarget', columns: ['from', 'target', 'warning', 'critical'], follows: { section: 'kpi', column: 'kpi' } },
      { key: 'measures', table: 'measure', columns: ['on', 'value', 'comment'], follows: { section: 'kpi', column: 'kpi' } },
      { key: 'alerts', table: 'alert', columns: ['on', 'from', 'to', 'value', 'task', 'comment'], follows: { section: 'kpi', column: 'kpi' } },
    ],
    layout: { children: [{ leaf: 'kpi', size: 72 }, { size: 28, children: [{ leaf: 'kpis', size: 34 }, { leaf: 'targets', size: 20 }, { leaf: 'measures', size: 20 }, { leaf: 'alerts', size: 26 }] }] },
  },
  {
    key: 'flow',
    name: { fr: 'Flux du travail', en: 'Flow of work' },
    about: { fr: 'temps de cycle, débit', en: 'cycle time, throughput' },
    sections: [
      { key: 'flow', widget: 'kpi', table: 'task', access: 'full', follows: { section: 'flowTasks' } },
      { key: 'flowTasks', table: 'task', columns: ['title', 'status', 'startedOn', 'reviewOn', 'doneOn', 'accountable', 'project', 'statusLog'], follows: { section: 'flow' } },
    ],
    layout: { children: [{ leaf: 'flow', size: 72 }, { leaf: 'flowTasks', size: 28 }] },
  },
  {
    key: 'projects',
    name: { fr: 'Projets et jalons', en: 'Projects and milestones' },
    about: { fr: 'projets, livrables', en: 'projects, deliverables' },
    sections: [
      { key: 'projects', table: 'project', columns: ['name', 'status', 'objective', 'objectiveApprovedOn', 'sponsor', 'lead', 'facilitator', 'contributors', 'reviewers', 'start', 'due', 'visibility', 'tags'] },
      { key: 'milestones', table: 'milestone', columns: ['title', 'due', 'baselineDue', 'reachedOn', 'isLate', 'segment'], follows: { section: 'projects', column: 'project' } },
      { key: 'deliverables', table: 'deliverable', columns: ['title', ...who], follows: { section: 'projects', column: 'project' } },
      { key: 'segments', table: 'segment', columns: ['title', 'acceptanceCriteria'], follows: { section: 'deliverables', column: 'deliverable' } },
    ],
    layout: {
      children: [
        { leaf: 'projects', size: 40 },
        { size: 60, children: [{ leaf: 'milestones' }, { children: [{ leaf: 'deliverables' }, { leaf: 'segments' }] }] },
      ],
    },
  },
  {
    key: 'members',
    name: { fr: 'Membres et équipes', en: 'Members and teams' },
    about: { fr: 'absences, relais', en: 'absences, delegates' },
    sections: [
      { key: 'teams', table: 'team', columns: ['name', 'purpose', 'stage'] },
      { key: 'members', table: 'member', columns: ['name', 'team', 'capacityHours', 'active', 'awayFrom', 'awayTo', 'delegate', 'email', 'account'], follows: { section: 'teams', column: 'team' } },
      { key: 'holidays', table: 'holiday', columns: ['on', 'name'] },
    ],
    layout: { children: [{ size: 40, children: [{ leaf: 'teams', size: 70 }, { leaf: 'holidays', size: 30 }] }, { leaf: 'members', size: 60 }] },
  },
];

/** Columns that bear the names of the fields mapped to them. */
function mapped(...fields: readonly string[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, field]));
}
