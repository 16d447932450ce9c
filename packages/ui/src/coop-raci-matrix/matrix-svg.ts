import { raciLetters, raciRoles, type MatrixColumn, type MatrixRow, type RaciRole, type TeamHead, type Translate } from '@entrelacs/core';
import { letterPaths } from '../shapes/letters.ts';
import { rolesIn, rolesOfTeam } from './grid-model.ts';
import { groupWithoutName } from './grid-titles.ts';
import { roleWord } from './grid-cells.ts';
import type { ExportInput } from './exports.ts';

/** A drawing: its text, width and height in px. */
export interface Drawing {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

const row = 28;
const column = 32;
const head = 150;
/** The column of titles is as wide as the longest one asks for, between these; a letter takes about so much. */
const titles = { least: 304, most: 560, letter: 7, before: 26, after: 8 };
const font = 'font-family="system-ui, -apple-system, Segoe UI, Liberation Sans, sans-serif"';
// Always the light theme: what is shared is read on paper and on other screens.
const ink = { text: '#262633', soft: '#676770', line: '#e6e6e6', strong: '#d9d9d9', ground: '#f7f7f7' };

const letters: Readonly<Record<RaciRole, string>> = {
  accountable: `<path fill="#4a2f86" d="${letterPaths.shield}"/>${glyph(letterPaths.a, '#fff')}`,
  responsible: `<rect fill="#1d6fb8" x="2" y="2" width="16" height="16" rx="2.5"/>${glyph(letterPaths.r, '#fff')}`,
  consulted: `<path fill="#fff" stroke="#0c7180" stroke-width="1.5" d="${letterPaths.bubble}"/>${glyph(letterPaths.c, '#0c7180')}`,
  informed: `<rect fill="#e8e8ee" x="1.5" y="3.3" width="17" height="13.4" rx="6.7"/>${glyph(letterPaths.i, '#5b5b68')}`,
};

/** The whole matrix as one SVG, in presentation attributes only: it opens anywhere, and needs no style sheet that a policy could refuse. */
export function matrixSvg({ store, t }: ExportInput): Drawing {
  const { rows = [], columns = [], heads = [] } = store.arrangement ?? {};
  const title = titleWidth(rows);
  const width = title + columns.length * column + 1;
  const height = head + rows.length * row + row;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ${font} font-size="13" fill="${ink.text}">`,
    `<defs>${raciRoles.map((role) => `<symbol id="${raciLetters[role]}" viewBox="0 0 20 20">${letters[role]}</symbol>`).join('')}`,
    `<clipPath id="titles"><rect x="0" y="0" width="${title - titles.after}" height="${height}"/></clipPath></defs>`,
    `<rect width="${width}" height="${height}" fill="#fff"/><rect width="${width}" height="${head}" fill="${ink.ground}"/>`,
    ...heads.map((team) => teamHead(team, title, height, t)),
    ...columns.map((person, n) => personHead(person, title + n * column, t)),
    `<g clip-path="url(#titles)">${rows.map((line, n) => titleOf(line, n, title, t)).join('')}</g>`,
    ...rows.flatMap((line, n) => [`<path d="M0 ${head + (n + 1) * row - 0.5}H${width}" stroke="${ink.line}"/>`, ...columns.map((person, m) => cell(line, n, person, title + m * column))]),
    `<path d="M0 ${head - 0.5}H${width}M${title - 0.5} 0V${height - row}" stroke="${ink.strong}"/>`,
    legend(height, t),
    '</svg>',
  ];
  return { text: parts.join('\n'), width, height };
}

function titleWidth(rows: readonly MatrixRow[]): number {
  const { least, most, letter, before, after } = titles;
  const longest = rows.reduce((length, line) => Math.max(length, line.kind === 'item' ? line.item.title.length : 0), 0);
  return Math.min(Math.max(before + longest * letter + after, least), most);
}

function teamHead({ title: name, start, span, folded }: TeamHead, left: number, height: number, t: Translate): string {
  const x = left + start * column;
  const line = `<path d="M${x + 0.5} 0V${height - row}" stroke="${ink.strong}"/>`;
  if (folded) return line;
  return `${line}<svg x="${x}" y="0" width="${span * column}" height="26"><text x="6" y="17" font-weight="600">${escaped(cut(name ?? t('raci.team.none'), Math.floor((span * column - 6) / (titles.letter + 1))))}</text></svg>`;
}

function personHead(person: MatrixColumn, left: number, t: Translate): string {
  const name = person.kind === 'member' ? person.member.name : `${person.title ?? t('raci.team.none')} · ${person.members.length}`;
  const x = left + column / 2 + 4;
  return `<text x="${x}" y="${head - 8}" transform="rotate(-90 ${x} ${head - 8})"${person.kind === 'team' ? ` fill="${ink.soft}"` : ''}>${escaped(cut(name, 18))}</text>`;
}

function titleOf(line: MatrixRow, n: number, title: number, t: Translate): string {
  const y = head + n * row;
  const { before, after, letter } = titles;
  const length = Math.floor((title - before - after) / letter);
  if (line.kind === 'item') return `<text x="${before}" y="${y + 18}">${escaped(cut(line.item.title, length))}</text>`;
  return `<rect x="0" y="${y}" width="${title}" height="${row}" fill="${ink.ground}"/><text x="10" y="${y + 18}" font-weight="600">${escaped(cut(line.title ?? groupWithoutName(line, t), length - 4))} <tspan font-weight="400" fill="${ink.soft}">${line.count}</tspan></text>`;
}

function cell(line: MatrixRow, n: number, person: MatrixColumn, x: number): string {
  const y = head + n * row;
  if (line.kind === 'item' && person.kind === 'member') {
    const roles = rolesIn(line.item, person.key);
    const size = roles.length > 1 ? 15 : 20;
    return roles
      .slice(0, 2)
      .map((role, k) => use(role, x + (column - size * Math.min(roles.length, 2)) / 2 + k * size, y + (row - size) / 2, size))
      .join('');
  }
  if (line.kind === 'group' && !line.collapsed) return '';
  const held = person.kind === 'team' ? rolesOfTeam(line, person) : line.kind === 'group' ? line.roles.get(person.key) : undefined;
  if (held === undefined) return '';
  const more = line.kind === 'item' ? held.count - 1 + held.others : held.count;
  const figure = line.kind === 'item' ? (more === 0 ? '' : `+${more}`) : String(more);
  return `${use(held.role, x + 3, y + 7, 14)}<text x="${x + 18}" y="${y + 18}" font-size="10" fill="${ink.soft}">${figure}</text>`;
}

function use(role: RaciRole, x: number, y: number, size: number): string {
  return `<use href="#${raciLetters[role]}" x="${x}" y="${y}" width="${size}" height="${size}"/>`;
}

function legend(height: number, t: Translate): string {
  return raciRoles.map((role, n) => `${use(role, 10 + n * 110, height - 22, 15)}<text x="${30 + n * 110}" y="${height - 10}" font-size="12" fill="${ink.soft}">${escaped(roleWord(t, role))}</text>`).join('');
}

function glyph(path: string, stroke: string): string {
  return `<path fill="none" stroke="${stroke}" stroke-width="1.8" stroke-linejoin="round" d="${path}"/>`;
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

/** Text as XML holds it, without the characters that XML refuses. */
function escaped(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}
