/**
 * What a widget's bundle carries in the place of `zod/mini`: the shape and the metadata of the model, without its validator. Widgets read a
 * host's cells by the metadata of the fields and never parse; a schema that is asked to parse here throws.
 */

/** @typedef {{ check(): Inert, shape?: object, parse(): never }} Inert */

/** @param {object} [shape] @returns {Inert} */
function inert(shape) {
  /** @type {Inert} */
  const schema = {
    check: () => schema,
    ...(shape && { shape }),
    parse() {
      throw new TypeError('This bundle carries no validator: see packages/tooling/inert-zod.mjs.');
    },
  };
  return schema;
}

const value = () => inert();

/** @param {object} shape */
export const strictObject = (shape) => inert(shape);
export { value as string, value as number, value as boolean, value as array, value as optional, value as _default, value as regex, value as refine };
export { value as enum };

/** Metadata by schema, as `z.registry`. */
export function registry() {
  const known = new WeakMap();
  return {
    /** @param {object} schema @param {unknown} meta */
    add: (schema, meta) => known.set(schema, meta),
    /** @param {object} schema */
    get: (schema) => known.get(schema),
  };
}
