// Only `export *`: a bundler splits a widget's code by file where nothing is re-exported by name.
export type { ColumnSpec, TableKey, TableSpec } from './spec.ts';
export type { WidgetUrl } from './context.ts';
export type { TableLink, TableLinks } from './link-records.ts';
export * from './tables.ts';
export * from './pages.ts';
export * from './doc-state.ts';
export * from './installation.ts';
export * from './steps.ts';
export * from './compare.ts';
export * from './reconcile.ts';
export * from './install.ts';
export * from './link.ts';
export * from './doctor.ts';
export * from './demo.ts';
export * from './demo-cells.ts';
export * from './rules.ts';
export * from './overview.ts';
export * from '../source/refusal.ts';
