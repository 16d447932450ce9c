import type { Translate } from '@entrelacs/core';
import { needWord } from '../board/later-words.ts';
import { badgesByNode } from '../map/badges.ts';
import { drawRounded, endOf, type Points } from '../map/link-path.ts';
import { pillPlace, pillWidth } from '../map/pills.ts';
import { SvgPath } from '../map/svg-path.ts';
import { arrowLength, linkStyle, type LinkStyle, type MapLook } from '../map/paint.ts';
import { readPalette, type Palette } from '../map/palette.ts';
import type { MapLink, MapNode, MapScene } from '../map/scene.ts';
import { stateMarkup } from '../map/state-shape.ts';
import { linkPill } from '../board/link-pill.ts';
import { stateWord } from '../board/words.ts';
import type { ExportInput } from './export-board.ts';
import { legendMarkup, legendSize, needMarkup } from './map-legend.ts';

/** Letters of 12 px in a node's line, and in its lower line; titles break there. */
const [titleLetters, wordLetters] = [19, 17] as const;

/** The whole map as an SVG of its own, with its legend: presentation attributes only, text as text, nothing fetched. */
export function mapSvg({ host, scene, t, formats, initials }: ExportInput, palette = readPalette(host, false)): string {
  const look: MapLook = { lit: undefined, cause: new Set(), link: undefined, t, formats };
  const lanes = scene.lanes.map(
    ({ title, count, y, height }, n) =>
      `<rect x="0" y="${y}" width="${scene.width}" height="${height}" fill="${n % 2 === 0 ? palette.surface : palette.surface2}"/><path d="M0 ${y + height}H${scene.width}" stroke="${palette.line2}"/><text x="10" y="${y + 17}" font-weight="600">${escaped(title)} <tspan font-weight="400" fill="${palette.text2}">${escaped(formats.number(count))}</tspan></text>`,
  );
  const links = [...scene.links]
    .map((link) => ({ link, style: linkStyle(link, true, look, palette) }))
    .sort((a, b) => a.style.order - b.style.order)
    .map(({ link, style }) => linkMarkup(link, style, look, palette));
  const nodes = scene.nodes.map((node) => nodeMarkup(node, palette, node.task === undefined ? '' : stateWord(node.task, t, formats).word, initials));
  const badges = badgesByNode(scene);
  const { width, height } = pictureSize(scene);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(palette.font)}" font-size="12" fill="${palette.text}">`,
    `<rect width="${width}" height="${height}" fill="${palette.surface}"/>`,
    ...lanes,
    ...links,
    ...nodes,
    ...scene.nodes.flatMap((node) => (badges.get(node.id) ?? []).map((link) => badgeMarkup(node, link, palette, t))),
    `<g transform="translate(0 ${scene.height + legendSize.height / 2})">${legendMarkup(t, palette, (points, style) => lineMarkup(points, style, palette), escaped)}</g>`,
    '</svg>',
  ].join('\n');
}

/** Size of the picture of a map: the map, and its legend beneath it. */
function pictureSize({ width, height }: Pick<MapScene, 'width' | 'height'>): Pick<MapScene, 'width' | 'height'> {
  return { width: Math.max(width, legendSize.width), height: height + legendSize.height };
}

/** An SVG as a picture at twice its size, less where a browser would not take it; undefined when it takes none. */
export async function mapPng(svg: string, scene: Pick<MapScene, 'width' | 'height'>): Promise<Blob | undefined> {
  const { width, height } = pictureSize(scene);
  const scale = Math.min(2, 16_000 / Math.max(width, height), Math.sqrt(120_000_000 / (width * height)));
  const image = new Image();
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(height * scale);
    const context = canvas.getContext('2d');
    if (context === null) return undefined;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return (await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))) ?? undefined;
  } finally {
    URL.revokeObjectURL(url);
  }
}

function linkMarkup(link: MapLink, style: LinkStyle, look: MapLook, palette: Palette): string {
  return lineMarkup(link.points, style, palette) + pillMarkup(link, look, palette);
}

function lineMarkup(points: Points, style: LinkStyle, palette: Palette): string {
  const path = new SvgPath();
  const isDotted = style.shape === 'dotted';
  drawRounded(path, points, undefined, isDotted ? 1 : arrowLength(style) - 1);
  const line = (width: number, colour: string, dash = '') => `<path d="${path.d}" fill="none" stroke="${colour}" stroke-width="${width}"${dash}/>`;
  const { x, y, dx, dy } = endOf(points);
  const [length, half] = [arrowLength(style), style.width > 2 ? 4.5 : 3.6];
  const [bx, by] = [x - dx * length, y - dy * length];
  const arrow = `M${bx - dy * half} ${by + dx * half}L${x} ${y}L${bx + dy * half} ${by - dx * half}`;
  const drawn =
    style.shape === 'double'
      ? line(style.width + 3.2, style.colour) + line(1.9, palette.surface)
      : line(style.width, style.colour, isDotted ? ' stroke-dasharray="2.5 2.5"' : '');
  const head = isDotted ? `<path d="${arrow}" fill="none" stroke="${style.colour}" stroke-width="${style.width}"/>` : `<path d="${arrow}Z" fill="${style.colour}"/>`;
  return drawn + head;
}

/** The step of the need that a link stands for, on its provider's edge. */
function badgeMarkup({ x, width }: MapNode, { link: { state = 'requested', isOverdue }, points }: MapLink, palette: Palette, t: Translate): string {
  return `<g transform="translate(${x + width - 6} ${points[1]! - 6})"><title>${escaped(needWord(state, t))}</title><circle cx="6" cy="6" r="7.5" fill="${palette.surface}"/>${needMarkup(state, isOverdue, palette)}</g>`;
}

function pillMarkup(link: MapLink, look: MapLook, palette: Palette): string {
  const text = linkPill(link.link, look.t, look.formats);
  if (text === '') return '';
  const width = pillWidth(text.length);
  const { x, y } = pillPlace(link.points, width);
  return `<rect x="${x - width / 2}" y="${y - 9}" width="${width}" height="18" rx="9" fill="${palette.surface}" stroke="${palette.line2}"/><text x="${x}" y="${y + 4}" font-size="11" text-anchor="middle">${escaped(text)}</text>`;
}

function nodeMarkup({ x, y, width, height, task, fold, isCritical }: MapNode, palette: Palette, word: string, initials: ReadonlyMap<string, string>): string {
  const title = task?.task.title ?? fold?.title ?? '';
  const lines = broken(title);
  const edge = isCritical ? ` stroke="${palette.text}" stroke-width="2"` : ` stroke="${palette.line2}"`;
  const state = task?.state ?? fold?.state ?? 'todo';
  const people = (task?.task.responsible ?? []).map((id) => initials.get(id) ?? '?');
  const who = people.length > 1 ? `${people[0] ?? ''}+${people.length - 1}` : (people[0] ?? '');
  const below = task === undefined ? String(fold?.count ?? '') : word.length > wordLetters ? `${word.slice(0, wordLetters - 1)}…` : word;
  const colour = task !== undefined && !task.isOpen ? palette.text2 : palette.text;
  return [
    `<g transform="translate(${x} ${y})"><title>${escaped(title)}</title><rect width="${width}" height="${height}" rx="4" fill="${palette.surface}"${edge}/>`,
    ...lines.map((line, n) => `<text x="8" y="${15 + n * 14}" fill="${colour}">${escaped(line)}</text>`),
    `<g transform="translate(8 ${height - 15}) scale(.92)">${stateMarkup(state, palette)}</g>`,
    `<text x="22" y="${height - 5.5}" font-size="11" fill="${state === 'late' ? palette.crit : colour}"${state === 'late' ? ' font-weight="600"' : ''}>${escaped(below)}</text>`,
    `<text x="${width - 7}" y="${height - 5.5}" font-size="11" text-anchor="end" fill="${palette.text2}">${escaped(who)}</text></g>`,
  ].join('');
}

/** A title on two lines at most. */
function broken(title: string): string[] {
  const words = title.split(/\s+/u);
  const lines: string[] = [''];
  for (const word of words) {
    const last = lines.at(-1) ?? '';
    if (last === '' || [...last, ...word].length < titleLetters) lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
    else lines.push(word);
  }
  const [first = '', second] = lines;
  const cut = (line: string, isLast: boolean) => ([...line].length > titleLetters || isLast ? `${[...line].slice(0, titleLetters - 1).join('')}…` : line);
  return second === undefined ? [cut(first, false)] : [cut(first, false), cut(second, lines.length > 2)];
}

function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n]/gu, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
