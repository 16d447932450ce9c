import type { DocState, Step } from '@entrelacs/grist';
import type { ChangeView, TypeView } from '@entrelacs/ui/coop-setup';

/** One thing that a step changes. */
export function changeView(step: Step, state: DocState): ChangeView {
  return { sign: step.kind.endsWith('Missing') ? '+' : '~', code: step.kind, values: step.values, ...typesOf(step, state) };
}

/** Types of a step in the host's words, each with the title of its table. */
export function typesOf({ values }: Step, state: DocState): { type?: TypeView; was?: TypeView } {
  const typeOf = (full: unknown): TypeView | undefined => {
    if (typeof full !== 'string') return undefined;
    const [name = '', target] = full.split(':');
    const table = name.startsWith('Ref') ? (state.tables.find(({ id }) => id === target)?.title ?? target) : undefined;
    return { name, ...(table !== undefined && { table }) };
  };
  const [type, was] = [typeOf(values['type']), typeOf(values['was'])];
  return { ...(type !== undefined && { type }), ...(was !== undefined && { was }) };
}
