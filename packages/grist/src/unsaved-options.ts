import { areOptionsKept } from './kept-options.ts';
import type { GristApi } from './plugin-api.ts';

/**
 * What tells whether options chosen in a section are still to be saved in Grist: called with each choice, and by itself, until they are,
 * whenever the user comes back to the widget: saving, or taking back, is done outside of it. `told` gives the options as Grist tells them.
 */
export function unsavedTeller(
  grist: Pick<GristApi, 'docApi' | 'getSelectedTableIdSync'>,
  told: () => Readonly<Record<string, unknown>>,
  tell: (isUnsaved: boolean) => void,
): (choice: object) => void {
  const chosen = new Set<string>();
  let asked = 0;
  const look = async (choice: object): Promise<void> => {
    asked += 1;
    const mine = asked;
    for (const key of Object.keys(choice)) chosen.add(key);
    const now: Readonly<Record<string, unknown>> = { ...told(), ...choice };
    const options = Object.fromEntries([...chosen].map((key) => [key, now[key]]));
    const isKept = await areOptionsKept(grist, options, { address: location.href, tableId: grist.getSelectedTableIdSync?.(), told: told() });
    if (mine !== asked) return;
    if (isKept) chosen.clear();
    tell(!isKept);
  };
  addEventListener('focus', () => chosen.size > 0 && void look({}));
  return (choice) => void look(choice);
}
