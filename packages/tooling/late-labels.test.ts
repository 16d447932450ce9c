import { join } from 'node:path';
import { build } from 'esbuild';
import type * as core from '@entrelacs/core';
import { fieldLabel, pluralOf } from '@entrelacs/core';
import { describe, expect, it } from 'vitest';
import { root } from './install.mjs';
import { lateLabels, withoutLabels } from './late-labels.mjs';

const program = "export { fieldLabel, fieldsOf, model, pluralOf } from '@entrelacs/core';";

describe('what fields are called, parted from the model', () => {
  it('is said as before, and by the model only of the entities that are the widget’s own', async () => {
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir: root },
      alias: { 'zod/mini': join(root, 'packages', 'tooling', 'inert-zod.mjs') },
      bundle: true,
      format: 'esm',
      write: false,
      plugins: [lateLabels(['task'])],
    });
    const bundled = (await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`)) as typeof core;
    const labelOf = (entity: 'task' | 'dependency', key: string) => bundled.fieldsOf(bundled.model[entity]).find((field) => field.key === key)?.label;

    expect([labelOf('task', 'due'), labelOf('dependency', 'lag')]).toEqual([fieldLabel('task', 'due'), 0]);
    expect([bundled.fieldLabel('dependency', 'lag'), bundled.fieldLabel('task', 'due'), bundled.fieldLabel('task', 'none')]).toEqual([fieldLabel('dependency', 'lag'), fieldLabel('task', 'due'), undefined]);
    expect(bundled.pluralOf('holiday')).toEqual(pluralOf('holiday'));
  });

  it('stays where a file defines no entity', () => {
    const choices = "export const needStates = [{ key: 'asked', label: { fr: 'Demandé', en: 'Requested' } }];";

    expect(withoutLabels(choices, [])).toBe(choices);
  });
});
