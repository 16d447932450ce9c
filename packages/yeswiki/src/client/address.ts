/** Values of a query; those undefined are left out. */
export type Query = Readonly<Record<string, string | undefined>>;

/**
 * The address of a route under the wiki's own: `https://wiki.example/?` takes `&` before the query, an address without `?` (rewritten) takes `?`.
 * Tags of entries and names are encoded.
 */
export function routeAddress(base: string, path: readonly string[], query: Query = {}): string {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [`${encodeURIComponent(key)}=${encodeURIComponent(value)}`]));
  const route = path.map(encodeURIComponent).join('/');
  const isPlain = base.includes('?');
  const start = isPlain || base.endsWith('/') ? base : `${base}/`;
  return `${start}${route}${given.length === 0 ? '' : `${isPlain ? '&' : '?'}${given.join('&')}`}`;
}

/**
 * The wiki's own address out of what people copy: a page's, `wakka.php`'s, with or without `?`. Addresses of a rewritten wiki cannot be told from a page's: give its root.
 */
export function wikiAddress(given: string): string {
  const url = new URL(given.trim());
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new TypeError(`given: not the address of a wiki: ${given}`);
  const path = url.pathname.replace(/(?:wakka|index)\.php$/, '');
  const isRoot = path === '' || path.endsWith('/');
  return isRoot ? `${url.origin}${path === '' ? '/' : path}?` : `${url.origin}${path}/?`;
}
