import { aDependency, aTask } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BoardUnderTest } from '../board.testing.ts';
import type { DependencyMap } from './dependency-map.ts';

const entities = { task: [aTask({ id: '1', title: 'Plans' }), aTask({ id: '2', title: 'Murs' }), aTask({ id: '3', title: 'Jardin' })], dependency: [aDependency({ id: '11', predecessor: '1', successor: '2' })] };

let board: BoardUnderTest;
afterEach(() => board.remove());

/** A map on which hands are there, and what a pointer does on it, in pixels of the screen. */
async function touched() {
  board = new BoardUnderTest({ entities, options: { view: 'map' } });
  await board.settled();
  await vi.waitFor(() => expect(board.all('.zoom')).toHaveLength(1));
  const map = board.all('coop-dependency-map')[0] as DependencyMap;
  const frame = map.renderRoot.querySelector<HTMLElement>('.frame') ?? map.renderRoot.querySelector<HTMLElement>('canvas')!.parentElement!;
  frame.setPointerCapture = () => undefined;
  const send = (type: string, x: number, y: number, more: PointerEventInit = {}) => frame.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, bubbles: true, composed: true, cancelable: true, ...more }));
  const middleOf = (title: string) => {
    const { x, y, width, height } = map.scene.nodes.find(({ task }) => task?.task.title === title)!;
    const { camera } = map;
    return [(x + width / 2 - camera.x) * camera.zoom, (y + height / 2 - camera.y) * camera.zoom] as const;
  };
  return { map, send, middleOf };
}

describe('the pointer on the map', () => {
  it('shows what is around a task that is pressed twice', async () => {
    const { send, middleOf } = await touched();

    send('dblclick', ...middleOf('Plans'));
    await board.settled();

    expect(board.element.tasks.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('zooms with two fingers about the point between them, and chooses nothing', async () => {
    const { map, send } = await touched();
    const zoom = map.camera.zoom;
    send('pointerdown', 100, 100, { pointerId: 1 });
    send('pointerdown', 200, 100, { pointerId: 2 });

    send('pointermove', 150, 100, { pointerId: 2 });
    expect(map.camera.zoom).toBeCloseTo(zoom / 2);
    send('pointerup', 100, 100, { pointerId: 1 });
    send('pointerup', 150, 100, { pointerId: 2 });

    expect(board.element.subject).toBeUndefined();
  });

  it('moves the map with one finger, and chooses a task that is pressed without moving', async () => {
    const { map, send, middleOf } = await touched();
    const before = map.camera.x;
    send('pointerdown', 100, 300);
    send('pointermove', 90, 300);
    send('pointerup', 90, 300);
    expect(map.camera.x).not.toBe(before);
    expect(board.element.subject).toBeUndefined();

    send('pointerdown', ...middleOf('Jardin'));
    send('pointerup', ...middleOf('Jardin'));

    expect(board.element.chosenTask).toBe('3');
  });
});
