import { addressIn } from './custom-view.ts';
import type { DocState } from './doc-state.ts';

/** Names of the pages where somebody put a widget by hand, beside the page of ours that holds it. */
export function pagesBeside({ sections, views }: Pick<DocState, 'sections' | 'views'>, widget: string): string[] {
  const beside = sections.filter(({ kind, mark, options }) => kind === 'custom' && mark === undefined && addressIn(options).includes(`/${widget}/index.html`));
  return views.flatMap(({ ref, name }) => (beside.some(({ view }) => view === ref) ? [name] : []));
}
