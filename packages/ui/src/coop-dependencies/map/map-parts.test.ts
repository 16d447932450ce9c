import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, panned, zoomedAt } from './camera-moves.ts';
import { detailAt, fitted, held, revealing, seenThrough, zoomLimits, type Camera } from './camera.ts';
import { distanceTo } from './distance-to.ts';
import { drawRounded, endOf } from './link-path.ts';
import { pillPlace } from './pills.ts';
import { SvgPath } from './svg-path.ts';
import { SpatialIndex } from './spatial-index.ts';

const viewport = { width: 1000, height: 600 };
const here: Camera = { x: 0, y: 0, zoom: 1 };

describe('the camera', () => {
  it('keeps the point under the pointer where it is while zooming', () => {
    const near = zoomedAt({ x: 100, y: 50, zoom: 1 }, 2, 300, 200);

    expect([near.x + 300 / 2, near.y + 200 / 2]).toEqual([400, 250]);
    expect(zoomedAt(here, 1000, 0, 0).zoom).toBe(zoomLimits.most);
  });

  it('moves with the hand, whatever the zoom', () => {
    expect(panned({ x: 0, y: 0, zoom: 0.5 }, 10, -20)).toEqual({ x: -20, y: 40, zoom: 0.5 });
  });

  it('fits a part of the map, no larger than life, in the middle', () => {
    expect(fitted({ x: 0, y: 0, width: 100, height: 100 }, viewport)).toEqual({ zoom: 1, x: -450, y: -250 });
    const all = fitted({ x: 0, y: 0, width: 10_000, height: 100 }, viewport);
    expect(seenThrough(all, viewport).width).toBeGreaterThan(10_000);
  });

  it('moves no more than it must to show a node', () => {
    expect(revealing(here, { x: 100, y: 100, width: 124, height: 50 }, viewport)).toEqual(here);
    expect(revealing(here, { x: 950, y: 100, width: 124, height: 50 }, viewport)).toMatchObject({ x: 98, y: 0 });
  });

  it('never loses the map', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: 0.05, max: 2, noNaN: true }), (x, zoom) => {
        const map = { x: 0, y: 0, width: 3000, height: 800 };
        const seen = seenThrough(held({ x, y: -x, zoom }, map, viewport), viewport);

        expect(seen.x < 3000 && seen.x + seen.width > 0 && seen.y < 800 && seen.y + seen.height > 0).toBe(true);
      }),
    );
  });

  it('shows less the farther it is, and comes nearer by ratio', () => {
    expect([1, 0.5, 0.1].map(detailAt)).toEqual(['near', 'middle', 'far']);
    expect(between({ x: 0, y: 0, zoom: 0.25 }, { x: 10, y: 0, zoom: 1 }, 0.5)).toEqual({ x: 5, y: 0, zoom: 0.5 });
  });
});

describe('the path of a link', () => {
  const hook = [0, 0, 50, 0, 50, 40, 100, 40];

  it('turns corners of seven pixels', () => {
    const path = new SvgPath();
    drawRounded(path, hook);

    expect(path.d).toBe('M0 0L43 0Q50 0 50 7L50 33Q50 40 57 40L100 40');
  });

  it('ends before its arrow, and says where that points', () => {
    const path = new SvgPath();
    drawRounded(path, [0, 0, 20, 0], 7, 6);

    expect(path.d).toBe('M0 0L14 0');
    expect(endOf(hook)).toEqual({ x: 100, y: 40, dx: 1, dy: 0 });
  });

  it('has a place for its pill, and is found by the pointer', () => {
    expect(pillPlace(hook)).toEqual({ x: 25, y: 0, room: 50 });
    expect(distanceTo(hook, 53, 20)).toBe(3);
  });

  it('keeps its pill clear of the node that it leads to, and of the need’s step where it begins', () => {
    expect(pillPlace([0, 0, 10, 0, 10, 40, 80, 40], 57)).toMatchObject({ x: 80 - 9 - 57 / 2, y: 40 });
    expect(pillPlace([0, 0, 70, 0, 70, 40, 80, 40], 57)).toMatchObject({ x: 10 + 57 / 2, y: 0 });
    expect(pillPlace([0, 0, 10, 0, 10, 40, 300, 40, 300, 90, 310, 90], 57)).toMatchObject({ x: 155, y: 40 });
  });

  it('draws a line of no length, or none', () => {
    const path = new SvgPath();
    drawRounded(path, [5, 5, 5, 5]);
    drawRounded(path, []);

    expect(path.d).toBe('M5 5L5 5');
  });
});

describe('SpatialIndex', () => {
  it('finds every box that meets a part of the map, each once', () => {
    const boxArb = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }), width: fc.integer({ min: 0, max: 900 }), height: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(fc.array(boxArb), boxArb, (boxes, asked) => {
        const index = new SpatialIndex(boxes.length, 256);
        boxes.forEach((box, n) => index.add(n, box));
        const found = index.within(asked);
        const meeting = boxes.flatMap((box, n) =>
          box.x <= asked.x + asked.width && asked.x <= box.x + box.width && box.y <= asked.y + asked.height && asked.y <= box.y + box.height ? [n] : [],
        );

        expect(new Set(found).size).toBe(found.length);
        expect(found).toEqual(expect.arrayContaining(meeting));
      }),
    );
  });
});
