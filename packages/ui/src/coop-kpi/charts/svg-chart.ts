import { paperColours } from './chart-colours.ts';
import type { ChartModel } from './chart-model.ts';
import { drawFills, drawLines, drawOver, drawUnder } from './draw.ts';
import { layOut, type Reach } from './layout.ts';
import { SvgPen } from './pen.ts';

/** A chart as an SVG file, on paper: what the page shows, from the same figures. */
export function chartSvg(model: ChartModel, { width = 900, height = 420, reach }: { readonly width?: number; readonly height?: number; readonly reach?: Reach } = {}): string {
  const pen = new SvgPen();
  const head = 30;
  const layout = layOut(model, width, height, reach);
  pen.rect(0, 0, width, height + head, { fill: paperColours.surface });
  pen.text(model.title, 8, 20, { fill: paperColours.text, size: 14, weight: 600 });
  const lowered = { ...layout, top: layout.top + head, bottom: layout.bottom + head, height: height + head, yOf: (value: number) => layout.yOf(value) + head };
  drawUnder(pen, { ...model, y: withoutTitle(model) }, lowered, paperColours);
  if (model.y.title !== undefined && model.isLying !== true) pen.text(model.y.title, 4, head + 14, { fill: paperColours.soft, size: 12 });
  drawFills(pen, model, lowered, paperColours);
  drawLines(pen, model, lowered, paperColours);
  drawOver(pen, model, lowered, paperColours);
  return pen.file(width, height + head, model.title, paperColours.font);
}

function withoutTitle({ y: { min, max, ticks } }: ChartModel): ChartModel['y'] {
  return { min, max, ticks };
}
