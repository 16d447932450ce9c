import { customViewIn } from './blueprint/custom-view.ts';
import { rowsOf, text } from './blueprint/raw.ts';
import type { GristApi } from './plugin-api.ts';

/**
 * Whether some section of the document keeps these options. Grist tells a widget the options that nobody saved yet as if they were kept, and
 * tells nothing when they are saved: only its sections know. True where the document may not be read.
 */
export async function areOptionsKept({ docApi }: Pick<GristApi, 'docApi'>, options: Readonly<Record<string, unknown>>): Promise<boolean> {
  const sections = await docApi.fetchTable('_grist_Views_section').then(rowsOf, () => undefined);
  if (sections === undefined) return true;
  return sections.some((section) => {
    const { widgetOptions } = customViewIn(text(section['options']));
    const kept = typeof widgetOptions === 'object' && widgetOptions !== null ? (widgetOptions as Record<string, unknown>) : {};
    return Object.entries(options).every(([key, value]) => JSON.stringify(kept[key]) === JSON.stringify(value));
  });
}
