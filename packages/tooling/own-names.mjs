/**
 * What parts of a bundle hand each other, by the names that it has in the part that hands it out. The bundler gives it a second name for the way
 * (`export{ze as q}`, `import{q as t}`), and with some two hundred of them the list weighs as much as a toolbar's menu.
 */

/** @typedef {{ name: string, code: string, map?: string | undefined }} Part - A file of a bundle, its map as JSON. */

const handedOut = /export\{([^{}]*)\};?\s*$/;
const taken = /import\{([^{}]*)\}from["`]\.\/([\w.-]+)["`];?/g;
const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * The same parts, with one name for what goes from one to the other. Their first line ends no statement but imports before the first that is none.
 *
 * @param {readonly Part[]} parts
 * @param {(name: string) => boolean} isShared - Whether a part is only ever imported by others of these: whatever a page or `import()` asks for keeps its names.
 * @returns {Part[]}
 */
export function withOwnNames(parts, isShared) {
  const names = new Map(parts.filter(({ name }) => isShared(name)).map(({ name, code }) => [name, pairsIn(handedOut.exec(code)?.[1] ?? '')]));
  return parts.map((part) => takenByOwnNames(handedOutByOwnNames(part, names), names));
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
 */
function takenByOwnNames({ name, code, map }, names) {
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
  return { name, code: renamed, map: map === undefined || added === 0 ? map : JSON.stringify({ ...JSON.parse(map), mappings: shifted(JSON.parse(map).mappings, end, added) }) };
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
 */
function shifted(mappings, column, by) {
  const end = mappings.indexOf(';');
  const line = (end < 0 ? mappings : mappings.slice(0, end)).split(',');
  let at = 0;
  const moved = line.findIndex((segment) => (at += numberIn(segment).value) >= column);
  if (moved < 0 || line[0] === '') return mappings;
  const { value, length } = numberIn(line[moved] ?? '');
  line[moved] = inDigits(value + by) + (line[moved] ?? '').slice(length);
  return line.join() + (end < 0 ? '' : mappings.slice(end));
}

/**
 * The first number of a segment (base 64, variable length), and how many digits it takes.
 *
 * @param {string} segment
 */
function numberIn(segment) {
  let [bits, length] = [0, 0];
  for (let digit = 32; digit & 32; length++) {
    digit = digits.indexOf(segment[length] ?? 'A');
    bits |= (digit & 31) << (5 * length);
  }
  return { value: bits & 1 ? -(bits >> 1) : bits >> 1, length };
}

/** @param {number} value */
function inDigits(value) {
  let bits = value < 0 ? (-value << 1) | 1 : value << 1;
  let text = '';
  do {
    text += digits[bits > 31 ? (bits & 31) | 32 : bits];
    bits >>>= 5;
  } while (bits > 0);
  return text;
}
