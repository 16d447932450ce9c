import { html } from 'lit';
import { stateName } from '../board/words.ts';
import { stateShape, type FaceContext } from './node-face.ts';
import type { NodeFace } from './node-pool.ts';
import type { MapNode } from './scene.ts';

/** What a folded project shows: its title, how many tasks are in it, and the worst of their states. */
export function foldFace({ fold }: MapNode, classes: string, { t, isNear }: FaceContext): NodeFace {
  const title = fold?.title ?? '';
  const count = t('common.tasks', { n: fold?.count ?? 0 });
  const state = fold?.state ?? 'todo';
  return {
    classes,
    name: isNear ? undefined : t('deps.fold.name', { title, count, state: stateName(state, t) }),
    stamp: `${isNear}|${classes}|${title}|${count}|${state}`,
    content: html`<span class="title">${title}</span><span class="line">${stateShape(state)}<span class="word">${count}</span></span><span class="visually-hidden">, ${stateName(state, t)}</span>`,
  };
}
