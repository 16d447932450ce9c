/** Parts of the element that its first paint does without; each is fetched when it is first needed. */
export const parts = {
  detail: () => import('./detail/kpi-detail.ts'),
  flow: () => import('./flow/kpi-flow.ts'),
  pulse: () => import('./pulse/kpi-pulse.ts'),
  dialog: () => import('./forms/kpi-dialog.ts'),
  report: () => import('./exports/kpi-report.ts'),
  exports: () => import('./exports/exports.ts'),
  issues: () => import('./issue-text.ts'),
  rows: () => import('./rows/kpi-rows.ts'),
};

/** Name of a part that is fetched when it is first needed. */
export type PartName = keyof typeof parts;
