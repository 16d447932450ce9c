import { build } from 'esbuild';
import { expect, it } from 'vitest';
import * as core from '@entrelacs/core';
import { root } from '@entrelacs/tooling/install.mjs';

type Core = Pick<typeof core, 'entityNames' | 'fieldsOf' | 'model' | 'newEntity'>;

it('leaves a widget’s bundle every field of the model, and what an empty row means', async () => {
  expect(modelOf(await bundledCore())).toEqual(modelOf(core));
});

it('throws where a widget asks a schema to parse', async () => {
  const bundled = await bundledCore();

  expect(() => bundled.model.task.schema.parse({ id: '1' })).toThrow(/carries no validator/);
});

function modelOf({ entityNames: names, fieldsOf: fields, model: entities, newEntity: empty }: Core) {
  return names.map((name) => ({ name, fields: fields(entities[name]), empty: empty(name, '1') }));
}

/** The model as the build of a widget makes it. */
async function bundledCore(): Promise<Core> {
  const { outputFiles } = await build({
    stdin: { contents: "export { entityNames, fieldsOf, model, newEntity } from '@entrelacs/core';", resolveDir: root },
    alias: { 'zod/mini': `${root}/packages/tooling/inert-zod.mjs` },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`)) as Core;
}
