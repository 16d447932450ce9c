/**
 * What parts of a bundle hand each other, by the names that it has in the part that hands it out. The bundler gives it a second name for the way
 * (`export{ze as q}`, `import{q as t}`), and with some two hundred of them the list weighs as much as a toolbar's menu.
 */

/** @typedef {{ name: string, code: string, map?: string | undefined }} Part - A file of a bundle, its map as JSON. */
/** @typedef {typeof import('@jridgewell/sourcemap-codec')} Codec */

const handedOut = /export\{([^{}]*)\};?\s*$/;
const taken = /import\{([^{}]*)\}from["`]\.\/([\w.-]+)["`];?/g;

/**
 * The same parts, with one name for what goes from one to the other. Their first line ends no statement but imports before the first that is none.
 *
 * @param {readonly Part[]} parts
 * @param {(name: string) => boolean} isShared - Whether a part is only ever imported by others of these: whatever a page or `import()` asks for keeps its names.
 * @returns {Promise<Part[]>}
 */
export async function withOwnNames(parts, isShared) {
  const codec = await import('@jridgewell/sourcemap-codec');
  const names = new Map(parts.filter(({ name }) => isShared(name)).map(({ name, code }) => [name, pairsIn(handedOut.exec(code)?.[1] ?? '')]));
  return parts.map((part) => takenByOwnNames(handedOutByOwnNames(part, names), names, codec));
}

/**
 * @param {Part} part
 * @param {ReadonlyMap<string, ReadonlyMap<string, string>>} names
 */
function handedOutByOwnNames(part, names) {
  const own = names.get(part.name);
  return own === undefined ? part : { ...part, code: part.code.replace(handedOut, `export{${[...own.values()].join()}};\n`) };
}

/**
 * @param {Part} part
 * @param {ReadonlyMap<string, ReadonlyMap<string, string>>} names
 * @param {Codec} codec
 */
function takenByOwnNames({ name, code, map }, names, codec) {
  let [end, added] = [0, 0];
  const renamed = code.replace(taken, (whole, list, from, at) => {
    const own = names.get(from);
    if (own === undefined) return whole;
    const items = [...pairsIn(list)].map(([local, handed]) => [own.get(handed) ?? handed, local]);
    const text = `import{${items.map(([handed, local]) => (handed === local ? local : `${handed} as ${local}`)).join()}}from"./${from}";`;
    end = at + whole.length;
    added += text.length - whole.length;
    return text;
  });
  return { name, code: renamed, map: map === undefined || added === 0 ? map : JSON.stringify({ ...JSON.parse(map), mappings: shifted(JSON.parse(map).mappings, end, added, codec) }) };
}

/**
 * What stands behind `as` by what stands before it, or the other way round: of `a as b,c`, b → a and c → c.
 *
 * @param {string} list
 * @returns {Map<string, string>}
 */
function pairsIn(list) {
  return new Map(list.split(',').filter(Boolean).map((item) => {
    const [first = '', second = first] = item.trim().split(/\s+as\s+/);
    return [second, first];
  }));
}

/**
 * Mappings of a module whose first line has grown before a column.
 *
 * @param {string} mappings
 * @param {number} column
 * @param {number} by
 * @param {Codec} codec
 */
function shifted(mappings, column, by, { decode, encode }) {
  const [first = [], ...rest] = decode(mappings);
  for (const segment of first) if (segment[0] >= column) segment[0] += by;
  return encode([first, ...rest]);
}
