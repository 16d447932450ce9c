import type { Lang } from '@entrelacs/core';
import type { DocState } from './doc-state.ts';
import type { PageSpec } from './pages.ts';
import type { Names, TableSpec } from './spec.ts';

/** Address of a widget, by the name of its folder. */
export type WidgetUrl = (widget: string) => string;

/** What the steps of tables, columns and pages depend on. */
export interface Context {
  readonly state: DocState;
  readonly lang: Lang;
  readonly tables: readonly TableSpec[];
  readonly pages: readonly PageSpec[];
  readonly names: Names;
  readonly widgetUrl: WidgetUrl;
}
