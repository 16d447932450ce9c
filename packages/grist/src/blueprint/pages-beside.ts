import { customViewIn } from './custom-view.ts';
import type { DocState } from './doc-state.ts';
import { text } from './raw.ts';

/** Names of the pages where somebody put a widget by hand, beside the page of ours that holds it. */
export function pagesBeside({ sections, views }: Pick<DocState, 'sections' | 'views'>, widget: string): string[] {
  const beside = sections.filter(({ kind, mark, options }) => kind === 'custom' && mark === undefined && addressOf(options).includes(`/${widget}/index.html`));
  return views.flatMap(({ ref, name }) => (beside.some(({ view }) => view === ref) ? [name] : []));
}

/** Where a custom section is found: by its address, or by that of the gallery that it was chosen from. */
function addressOf(options: string): string {
  const { url, widgetDef } = customViewIn(options);
  return text(url) || (typeof widgetDef === 'object' && widgetDef !== null ? text((widgetDef as Record<string, unknown>)['url']) : '');
}
