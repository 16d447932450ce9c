import type { GristSource } from './grist-source.ts';
import type { GristApi } from './plugin-api.ts';

/** An element whose user chooses how a section shows: a choice is told as `coop-options`. */
export interface OptionsElement<Options> extends EventTarget {
  options: Options;
  /** The host shows options that it does not keep yet. */
  unsaved: boolean;
}

/** Hands the options that a user chooses to Grist, and those that Grist tells to the element; says whether some are still to be saved there. */
export function keepOptions<Options>(
  grist: Pick<GristApi, 'docApi' | 'getSelectedTableIdSync'>,
  source: Pick<GristSource, 'onOptions' | 'setOption'>,
  element: OptionsElement<Options>,
  read: (kept: Readonly<Record<string, unknown>>) => Options,
): void {
  let told: Readonly<Record<string, unknown>> = {};
  let looking: Promise<(choice: object) => void> | undefined;
  source.onOptions(({ options }) => {
    told = options;
    element.options = read(options);
  });
  element.addEventListener('coop-options', (event) => {
    const { detail } = event as CustomEvent<object>;
    for (const [key, value] of Object.entries(detail)) source.setOption(key, value);
    // Fetched once somebody changes how a widget shows.
    looking ??= import('./unsaved-options.ts').then(({ unsavedTeller }) => unsavedTeller(grist, () => told, (isUnsaved) => (element.unsaved = isUnsaved)));
    void looking.then((look) => look(detail), () => (looking = undefined));
  });
}
