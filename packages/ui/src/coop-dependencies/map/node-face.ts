import type { FirstFormats, Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { health } from '../../shapes/health.ts';
import { icon } from '../../shapes/icons.ts';
import { progress } from '../../shapes/progress.ts';
import { stateHealth, stateWord } from '../board/words.ts';
import type { BoardState, BoardTask } from '../board/types.ts';
import type { foldFace } from './fold-face.ts';
import type { NodeFace } from './node-pool.ts';
import type { MapLink, MapNode } from './scene.ts';

/** What the faces of nodes are drawn with. */
export interface FaceContext {
  readonly t: Translate;
  readonly formats: FirstFormats;
  readonly initials: ReadonlyMap<string, string>;
  readonly lit: ReadonlySet<string> | undefined;
  readonly selected: string | undefined;
  /** The node that a link is being drawn from, the one it would lead to, and whether it may. */
  readonly drawing: { readonly from: string; readonly to: string | undefined; readonly refused: boolean } | undefined;
  readonly canEdit: boolean;
  /** What a folded project shows: comes with the rest. */
  readonly foldFace: typeof foldFace | undefined;
  /** Nodes are near enough to be read. */
  readonly isNear: boolean;
  /** Links that leave a node and have a need to show. */
  readonly badges: (node: MapNode) => readonly MapLink[];
}

/** What a node shows: title, state and people; the steps of the needs that leave it, on its edge. */
export function nodeFace(node: MapNode, context: FaceContext): NodeFace {
  const { task, fold } = node;
  const { t, lit, selected, drawing } = context;
  const isLit = lit === undefined ? task === undefined || task.isOpen : lit.has(node.id);
  const classes = [
    'node',
    isLit ? '' : 'dim',
    node.isCritical ? 'critical' : '',
    node.id === selected ? 'selected' : '',
    drawing?.from === node.id ? 'source' : '',
    drawing?.to === node.id ? (drawing.refused ? 'refused' : 'target') : '',
    fold === undefined ? '' : 'fold',
  ]
    .filter((name) => name !== '')
    .join(' ');
  if (task === undefined) return context.foldFace?.(node, classes, context) ?? { classes, name: undefined, stamp: classes, content: html`${fold?.title}` };
  const { word, tone } = stateWord(task, t, context.formats);
  const people = (task.task.responsible ?? []).map((id) => context.initials.get(id) ?? '?');
  const badges = context.badges(node);
  const initials = people.length > 1 ? `${people[0] ?? ''}+${people.length - 1}` : (people[0] ?? '');
  const waits = nodeWaits(task, t);
  const marks = badges.map(({ link, points }) => `${link.state ?? ''}${link.isOverdue ? '!' : ''}${Math.round(points[1]! - node.y)}`).join();
  return {
    classes,
    name: context.isNear ? undefined : `${task.task.title}, ${word}, ${waits}`,
    stamp: `${context.isNear}|${waits}|${classes}|${task.task.title}|${word}|${task.state}|${initials}|${marks}|${context.canEdit}`,
    content: html`
      <span class="title" title=${task.task.title}>${task.task.title}</span>
      <span class=${`line${tone === undefined ? '' : ` ${tone}`}`}
        >${stateShape(task.state)}<span class="word">${word}</span> <span class="people">${initials}</span></span
      ><span class="visually-hidden">, ${waits}</span>
      ${badges.map(
        ({ link, points }) =>
          html`<span class=${`badge${link.isOverdue ? ' overdue' : ''}`} .style=${`top:${Math.round(points[1]! - node.y) - 7}px`}>${link.state === undefined ? nothing : progress(link.state)}</span>`,
      )}
      ${context.canEdit ? html`<span class="port" data-port>${icon('plus')}</span>` : nothing}
    `,
  };
}

/** The shape of a state: of health where it calls for attention, else a ring of progress. */
export function stateShape(state: BoardState): TemplateResult {
  const shape = stateHealth(state);
  if (shape !== undefined) return html`${health(shape)}`;
  return html`${state === 'blocked' || state === 'late' || state === 'atRisk' || state === 'startable' ? nothing : progress(state)}`;
}

/** How many tasks it waits for, and by how many it is awaited. */
function nodeWaits({ needs, awaited }: BoardTask, t: Translate): string {
  return `${t('deps.node.needs', { n: needs.length })}, ${t('deps.node.awaited', { n: awaited.length })}`;
}
