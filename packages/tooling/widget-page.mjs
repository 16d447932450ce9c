/**
 * What a widget's index.html may hold, so that it works under our Content-Security-Policy and without another host.
 */

/**
 * The Content-Security-Policy that every widget's page carries in a `<meta>`: seen to work with Grist's theme, lit and Chart.js.
 * The nonce is for `<style id="grist-theme" nonce="coop"></style>`, which Grist's script fills.
 */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:; style-src 'self' 'nonce-coop'";

/**
 * A widget's page for a server that is somebody's site too: its scripts may load nothing from there but themselves, and send no form, so that they cannot act with a visitor's cookies.
 *
 * @param {string} html - The text of a page that has no problems.
 * @returns {string}
 */
export function pageOnSite(html) {
  const closed = html.replace(contentSecurityPolicy, `${contentSecurityPolicy.replace("connect-src 'self'", "connect-src 'none'").replace("img-src 'self'", 'img-src')}; base-uri 'none'; form-action 'none'`);
  if (closed === html) throw new TypeError('html: has no policy to close');
  return closed;
}

/**
 * Lists what is wrong with a widget's page; nothing when it is fine.
 *
 * @param {string} html - The text of its index.html.
 * @returns {string[]} Sentences.
 */
export function pageProblems(html) {
  /** @type {string[]} */
  const problems = [];
  const markup = html.replace(/<!--[\s\S]*?-->/g, '');

  const meta = /<meta\b[^>]*http-equiv="Content-Security-Policy"[^>]*>/i.exec(markup);
  const policy = meta && /content="([^"]*)"/i.exec(meta[0])?.[1];
  if (!policy) problems.push('has no <meta http-equiv="Content-Security-Policy">');
  else if (normalise(policy) !== normalise(contentSecurityPolicy)) problems.push(`has another Content-Security-Policy than contentSecurityPolicy: ${policy}`);

  for (const [, attributes = '', body = ''] of markup.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi)) {
    if (body.trim() !== '') problems.push('has an inline script');
    else if (!/\bsrc\s*=/i.test(attributes)) problems.push('has a script without src');
  }
  for (const [, body = ''] of markup.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi)) {
    if (body.trim() !== '') problems.push('has an inline style sheet');
  }
  for (const [tag] of markup.matchAll(/<[a-z][^>]*>/gi)) {
    if (/\sstyle\s*=/i.test(tag)) problems.push(`has a style attribute: ${tag}`);
    if (/\son[a-z]+\s*=/i.test(tag)) problems.push(`has an inline handler: ${tag}`);
    if (/\s(?:src|href)\s*=\s*["']?(?:[a-z]+:)?\/\//i.test(tag)) problems.push(`needs another host: ${tag}`);
  }
  for (const script of ['../grist-plugin-api.js', 'main.js']) {
    if (!new RegExp(`src="(?:\\./)?${script.replace(/[./]/g, '\\$&')}"`).test(markup)) problems.push(`does not load ${script}`);
  }
  return problems;
}

/** @param {string} policy */
function normalise(policy) {
  return policy.split(';').map((part) => part.trim().replace(/\s+/g, ' ')).filter(Boolean).sort().join('; ');
}
