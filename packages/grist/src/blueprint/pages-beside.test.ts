import { describe, expect, it } from 'vitest';
import type { MetaSection } from './doc-state.ts';
import { pagesBeside } from './pages-beside.ts';

const section = (ref: number, view: number, customView: object, mark?: string): MetaSection => ({
  ref, view, table: 1, kind: 'custom', title: '', linkFrom: 0, linkFromColumn: 0, linkColumn: 0, options: JSON.stringify({ customView: JSON.stringify(customView) }), ...(mark !== undefined && { mark }),
});
const views = [1, 2, 3, 4].map((ref) => ({ ref, name: `Page ${ref}`, layout: '' }));
const url = 'https://widgets.example/setup/index.html?lang=fr';

describe('pagesBeside', () => {
  it('names pages where a widget was put by its address or from the gallery, but not ours nor those of other widgets', () => {
    const sections = [
      section(11, 1, { url }),
      section(12, 2, { url }, 'setup/setup'),
      section(13, 3, { url: null, widgetDef: { url } }),
      section(14, 4, { url: 'https://widgets.example/raci/index.html' }),
    ];

    expect(pagesBeside({ sections, views }, 'setup')).toEqual(['Page 1', 'Page 3']);
  });

  it('names none where options are not what they should be', () => {
    expect(pagesBeside({ sections: [{ ...section(11, 1, {}), options: '{' }, section(12, 2, { url: 3 })], views }, 'setup')).toEqual([]);
  });
});
