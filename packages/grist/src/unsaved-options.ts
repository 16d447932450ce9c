import type { GristApi } from './plugin-api.ts';

/**
 * What tells whether options chosen in a section are still to be saved in Grist: called with each choice, and by itself, until they are,
 * whenever the user comes back to the widget: saving, or taking back, is done outside of it. `shown` gives the options as the section shows them.
 */
export function unsavedTeller(grist: Pick<GristApi, 'docApi'>, shown: () => object, tell: (isUnsaved: boolean) => void): (choice: object) => Promise<void> {
  const chosen = new Set<string>();
  let asked = 0;
  const look = async (choice: object): Promise<void> => {
    asked += 1;
    const mine = asked;
    for (const key of Object.keys(choice)) chosen.add(key);
    const now = new Map<string, unknown>(Object.entries({ ...shown(), ...choice }));
    // Fetched once somebody changes how a widget shows.
    const { areOptionsKept } = await import('./kept-options.ts');
    const isKept = await areOptionsKept(grist, Object.fromEntries([...chosen].map((key) => [key, now.get(key)])));
    if (mine !== asked) return;
    if (isKept) chosen.clear();
    tell(!isKept);
  };
  addEventListener('focus', () => chosen.size > 0 && void look({}));
  return look;
}
