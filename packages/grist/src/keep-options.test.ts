// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SectionOptions } from './grist-source.ts';
import { keepOptions } from './keep-options.ts';

type Options = Readonly<Record<string, unknown>>;

/** A widget in the only section of a document: what the section keeps, what Grist tells of it, and what was handed to Grist. */
function widget(kept: Options) {
  const held = { kept };
  const url = location.href;
  const docApi = {
    fetchTable: (table: string) =>
      Promise.resolve(table === '_grist_Tables' ? { id: [1], tableId: ['Tasks'] } : { id: [1], tableRef: [1], options: [JSON.stringify({ customView: JSON.stringify({ url, widgetOptions: held.kept }) })] }),
  };
  const element = Object.assign(new EventTarget(), { options: {}, unsaved: false });
  let tell = (_options: SectionOptions): void => undefined;
  const setOption = vi.fn<(key: string, value: unknown) => void>();
  const source = { setOption, onOptions: (listener: typeof tell) => ((tell = listener), () => undefined) };
  keepOptions({ docApi, getSelectedTableIdSync: () => 'Tasks' } as unknown as Parameters<typeof keepOptions>[0], source, element, (options) => ({ view: 'map', ...options }));
  const shows = (options: Options) => tell({ options, linking: {} });
  shows(kept);
  return { held, element, setOption, shows, choose: (detail: Options) => element.dispatchEvent(new CustomEvent('coop-options', { detail })) };
}

afterEach(() => vi.restoreAllMocks());

describe('a choice of how a section shows', () => {
  it('is handed to Grist, and what Grist tells to the element', () => {
    const { element, setOption, choose } = widget({ lanes: 'team' });

    choose({ lanes: 'project', rows: 'roomy' });

    expect(element.options).toEqual({ view: 'map', lanes: 'team' });
    expect(setOption.mock.calls).toEqual([['lanes', 'project'], ['rows', 'roomy']]);
  });

  it('is to be saved, and once its user comes back from saving it, is not', async () => {
    const { held, element, shows, choose } = widget({ lanes: 'team' });
    choose({ lanes: 'project' });
    shows({ lanes: 'project' });
    await vi.waitFor(() => expect(element.unsaved).toBe(true));

    held.kept = { lanes: 'project' };
    dispatchEvent(new Event('focus'));

    await vi.waitFor(() => expect(element.unsaved).toBe(false));
  });

  it('is no more to be saved once its user took it back', async () => {
    const { element, shows, choose } = widget({ lanes: 'team' });
    choose({ lanes: 'project' });
    shows({ lanes: 'project' });
    await vi.waitFor(() => expect(element.unsaved).toBe(true));

    shows({ lanes: 'team' });
    dispatchEvent(new Event('focus'));

    await vi.waitFor(() => expect(element.unsaved).toBe(false));
  });
});
