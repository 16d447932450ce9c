// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { GristApi } from './plugin-api.ts';
import { unsavedTeller } from './unsaved-options.ts';

/** A section that keeps options, and shows them with its defaults. */
function section(kept: object) {
  const held: { kept: object; shown: object } = { kept, shown: { view: 'map', ...kept } };
  const grist = { docApi: { fetchTable: () => Promise.resolve({ id: [1], options: [JSON.stringify({ customView: JSON.stringify({ widgetOptions: held.kept }) })] }) } } as unknown as Pick<GristApi, 'docApi'>;
  const told = vi.fn<(isUnsaved: boolean) => void>();
  return { held, told, look: unsavedTeller(grist, () => held.shown, told) };
}

describe('a choice of how a section shows', () => {
  it('is to be saved, and once its user comes back from saving it, is not', async () => {
    const { held, told, look } = section({ lanes: 'team' });
    await look({ lanes: 'project' });
    expect(told.mock.calls).toEqual([[true]]);

    held.kept = held.shown = { view: 'map', lanes: 'project' };
    dispatchEvent(new Event('focus'));

    await vi.waitFor(() => expect(told.mock.calls).toEqual([[true], [false]]));
  });

  it('is no more to be saved once its user took it back', async () => {
    const { held, told, look } = section({ lanes: 'team' });
    held.shown = { view: 'map', lanes: 'project' };
    await look({ lanes: 'project' });

    held.shown = { view: 'map', lanes: 'team' };
    dispatchEvent(new Event('focus'));

    await vi.waitFor(() => expect(told.mock.calls).toEqual([[true], [false]]));
  });
});
