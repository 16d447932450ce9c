/** Names of signs that people and editors write; every sign may also stand by its number. */
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0', laquo: '«', raquo: '»', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', hellip: '…', ndash: '–', mdash: '—', middot: '·', bull: '•',
  euro: '€', deg: '°', copy: '©', reg: '®', times: '×', agrave: 'à', acirc: 'â', auml: 'ä', aelig: 'æ', ccedil: 'ç', egrave: 'è', eacute: 'é', ecirc: 'ê', euml: 'ë', icirc: 'î', iuml: 'ï', ocirc: 'ô', ouml: 'ö',
  oelig: 'œ', ugrave: 'ù', ucirc: 'û', uuml: 'ü', ntilde: 'ñ', iacute: 'í', oacute: 'ó', uacute: 'ú', aacute: 'á', Agrave: 'À', Acirc: 'Â', Ccedil: 'Ç', Egrave: 'È', Eacute: 'É', Ecirc: 'Ê', Icirc: 'Î', Ocirc: 'Ô', OElig: 'Œ', Ugrave: 'Ù',
};

const lineEnds = /<br\s*\/?>(?:\r?\n)?|<\/(?:p|div|li|h[1-6]|tr|blockquote)>(?:\r?\n)?/gi;
const tags = /<!--[\s\S]*?-->|<\/?[a-z][^<>]*>/gi;
const signs = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{2,8}));/g;
const lastSign = 0x10ffff;

/** The text that stored HTML shows: Bazar keeps texts as purified HTML. Ends of blocks are line ends, other tags fall away, signs are decoded once. */
export function plainText(stored: string): string {
  const bare = /[<&]/.test(stored) ? decoded(stored.replace(lineEnds, '\n').replace(tags, '')) : stored;
  return bare.replace(/\r\n/g, '\n').replace(/\n+$/, '');
}

function decoded(html: string): string {
  return html.replace(signs, (sign, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name] ?? sign;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16);
    return code > 0 && code <= lastSign && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : sign;
  });
}
