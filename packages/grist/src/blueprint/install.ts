import type { DocPort } from '../doc-port.ts';
import { compare, type BlueprintOptions } from './compare.ts';
import { readDocState } from './doc-state.ts';
import { reconcile, type RunOptions, type RunResult } from './reconcile.ts';
import type { Step } from './steps.ts';

/**
 * Puts the blueprint into a document, or completes one that was interrupted or is of an older version. What somebody
 * changed or deleted since is left as it is: that is the doctor's. Nothing is done to a document that has it all.
 */
export function installBlueprint(port: DocPort, options: BlueprintOptions & RunOptions): Promise<RunResult> {
  return reconcile(port, options, ({ origin }) => origin === 'new', options);
}

/** What an installation would do now, in its first steps; empty when it is complete. */
export async function planInstallation(port: DocPort, options: BlueprintOptions): Promise<Step[]> {
  return compare(await readDocState(port), options).filter(({ origin }) => origin === 'new');
}
