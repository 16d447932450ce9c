/** Widths of letters, in heights of their font: thousands of titles share a few. */
const widths = new Map<string, number>();

/**
 * What goes into some room of a title, with dots where it is not all of it.
 *
 * @param room - In heights of the font.
 * @param widthOf - Width of a letter, in heights of the font. Asked once a letter.
 */
export function cutTitle(title: string, room: number, widthOf: (letter: string) => number): string {
  let [width, kept] = [0, ''];
  const dots = known('…', widthOf);
  let shown = '';
  for (const letter of title) {
    width += known(letter, widthOf);
    if (width > room) return `${shown.trimEnd()}…`;
    kept += letter;
    if (width + dots <= room) shown = kept;
  }
  return title;
}

function known(letter: string, widthOf: (letter: string) => number): number {
  const width = widths.get(letter) ?? widthOf(letter);
  widths.set(letter, width);
  return width;
}
