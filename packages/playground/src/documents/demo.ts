import type { Lang } from '@entrelacs/core';
import { demoCollective } from '@entrelacs/core/demo';
import { installBlueprint, installDemo, pages, todayIn, type DocPort } from '@entrelacs/grist';

/** How a document is to be filled. */
export interface FillOptions {
  readonly lang: Lang;
  readonly widgetUrl: (widget: string) => string;
  /** Told how many steps are done, of those known so far. */
  readonly onProgress: (done: number, known: number) => void;
}

/** Installs the demo by the code of the `setup` widget; gives the reference of the page to open. */
export async function fillDemoDocument(port: DocPort, { lang, widgetUrl, onProgress }: FillOptions): Promise<number> {
  let count = 0;
  const { left } = await installBlueprint(port, {
    lang,
    widgetUrl,
    onProgress: ({ done, left: waiting }) => onProgress((count += done.length), count + waiting.length),
  });
  if (left.length > 0) throw new Error(`Not installed: ${left.map(({ key }) => key).join(', ')}`);
  await port.applyActions([['RemoveTable', 'Table1']]);
  const seed = 1;
  await installDemo(port, demoCollective({ seed, today: todayIn(undefined, new Date()), lang }), { lang, seed: String(seed), onProgress: (rows, total) => onProgress(count + rows, count + total) });

  const name = pages.find(({ key }) => key === 'raci')?.name[lang];
  const views = await port.fetchTable('_grist_Views');
  const row = views['name']?.indexOf(name) ?? -1;
  return row < 0 ? 0 : (views['id']?.[row] as number);
}
