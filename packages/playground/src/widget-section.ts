import type { Lang } from '@entrelacs/core';
import type { DocPort } from '@entrelacs/grist';

/** Where the widgets are served: the same host, another port, as `index.html` says. */
export function widgetsUrl(): string {
  const port = document.querySelector<HTMLMetaElement>('meta[name="entrelacs-widgets-port"]')?.content ?? '';
  return `${location.protocol}//${location.hostname}:${port}/`;
}

/** The address of a widget that speaks a language. */
export function widgetUrl(name: string, language: Lang): string {
  return `${widgetsUrl()}${name}/index.html?lang=${language}`;
}

/** Puts a widget with full access on a new page over a table; gives the page's reference. */
export async function addWidgetPage(port: DocPort, url: string, tableRef: number, title: string): Promise<number> {
  const [created] = (await port.applyActions([['CreateViewSection', tableRef, 0, 'custom', null, null]])) as [{ viewRef: number; sectionRef: number }];
  const customView = { mode: 'url', url, widgetId: null, widgetDef: null, access: 'full', pluginId: '', sectionId: '', renderAfterReady: false, widgetOptions: null, columnsMapping: null };
  await port.applyActions([
    ['UpdateRecord', '_grist_Views_section', created.sectionRef, { title, options: JSON.stringify({ customView: JSON.stringify(customView) }) }],
    ['UpdateRecord', '_grist_Views', created.viewRef, { name: title }],
  ]);
  return created.viewRef;
}
