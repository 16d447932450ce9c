import { afterEach, describe, expect, it, vi } from 'vitest';
import { nextTask } from '../../coop-layout-worker/in-steps.ts';
import { MapPainter } from './painter.ts';

afterEach(() => vi.restoreAllMocks());

describe('the words of links', () => {
  it('are measured in a task of their own before any is painted: the first ones in a font take long', async () => {
    const measured: string[] = [];
    const context = { font: '', measureText: () => measured.push(context.font) };
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as never);
    const canvas = document.createElement('canvas');
    canvas.style.fontFamily = 'Marianne';
    document.body.append(canvas);

    new MapPainter(canvas);
    expect(measured).toEqual([]);
    await nextTask();
    await nextTask();

    expect(measured).toEqual(['500 11px Marianne']);
    canvas.remove();
  });
});
