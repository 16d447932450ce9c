import { describe, expect, it } from 'vitest';
import { formats } from '../kpi.testing.ts';
import type { ChartModel } from './chart-model.ts';
import { chartSvg } from './svg-chart.ts';
import { numberAxis } from './ticks.ts';

const model: ChartModel = {
  title: 'Délai <script>alert("1")</script> & co',
  x: numberAxis([0, 10], formats),
  y: numberAxis([0, 10], formats, { title: 'jours' }),
  marks: [
    { kind: 'line', name: 'a', ink: 'series1', x: [0, 1, 2, 3], y: [1, 2, Number.NaN, 4], hasEnd: true },
    { kind: 'points', name: 'b', ink: 'series2', x: [5], y: [5] },
    { kind: 'area', name: 'c', ink: 'count2', x: [0, 10], y: [1, 2] },
    { kind: 'bars', name: 'd', ink: 'count3', x: [4], y: [3], size: 1 },
  ],
  bands: [{ tone: 'crit', x0: 0, x1: 10, y0: 8, y1: 10 }],
  guides: [{ style: 'target', x: [0, 5, 5, 10], y: [8, 8, 6, 6] }],
  flags: [{ x: 3, number: 1, text: 'x' }],
  ends: [{ y: 9, text: '"><b>critique', ink: 'text', state: 'critical' }],
  table: { columns: [], length: 0, row: () => [] },
};

describe('chartSvg', () => {
  it('is a well-formed file whose words are only ever words', () => {
    const svg = chartSvg(model);
    const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml');

    expect(parsed.querySelector('parsererror')).toBeNull();
    expect(svg).not.toMatch(/<script|<b>/);
    expect(parsed.querySelector('title')?.textContent).toBe(model.title);
  });

  it('breaks a line at a gap', () => {
    const lines = chartSvg(model).match(/d="M[^"]*"/g) ?? [];

    expect(lines.some((line) => (line.match(/M/g) ?? []).length === 2)).toBe(true);
  });

  it('holds no NaN, whatever is missing', () => {
    expect(chartSvg(model)).not.toContain('NaN');
    expect(chartSvg({ ...model, marks: [], bands: [], guides: [], flags: [], ends: [] })).not.toContain('NaN');
  });
});
