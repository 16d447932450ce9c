/** How something is stroked and filled. */
export interface Look {
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

/** How words are written. */
export interface TextLook {
  readonly fill: string;
  readonly size: number;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** What draws a chart: a canvas, or an SVG file. */
export interface Pen {
  rect(x: number, y: number, width: number, height: number, look: Look): void;
  /** A ground of slanted lines. */
  hatch(x: number, y: number, width: number, height: number, ground: string, line: string): void;
  /** A path in the language of SVG. */
  path(d: string, look: Look, at?: { readonly x: number; readonly y: number; readonly scale?: number }): void;
  circle(x: number, y: number, radius: number, look: Look): void;
  text(words: string, x: number, y: number, look: TextLook): void;
  /** Draws inside a box only. */
  clipped(x: number, y: number, width: number, height: number, draw: () => void): void;
}

/** A pen on a canvas. */
export class CanvasPen implements Pen {
  readonly #context: CanvasRenderingContext2D;
  readonly #font: string;

  constructor(context: CanvasRenderingContext2D, font: string) {
    this.#context = context;
    this.#font = font;
  }

  rect(x: number, y: number, width: number, height: number, look: Look): void {
    const path = new Path2D();
    path.rect(x, y, width, height);
    this.#draw(path, look);
  }

  hatch(x: number, y: number, width: number, height: number, ground: string, line: string): void {
    this.rect(x, y, width, height, { fill: ground });
    this.clipped(x, y, width, height, () => this.path(hatchLines(x, y, width, height), { stroke: line, width: 1 }));
  }

  path(d: string, look: Look, at?: { readonly x: number; readonly y: number; readonly scale?: number }): void {
    const context = this.#context;
    context.save();
    if (at !== undefined) {
      context.translate(at.x, at.y);
      context.scale(at.scale ?? 1, at.scale ?? 1);
    }
    this.#draw(new Path2D(d), look);
    context.restore();
  }

  circle(x: number, y: number, radius: number, look: Look): void {
    const path = new Path2D();
    path.arc(x, y, radius, 0, 2 * Math.PI);
    this.#draw(path, look);
  }

  text(words: string, x: number, y: number, { fill, size, weight = 400, anchor = 'start' }: TextLook): void {
    const context = this.#context;
    context.save();
    context.font = `${weight} ${size}px ${this.#font}`;
    context.fillStyle = fill;
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.textBaseline = 'alphabetic';
    context.fillText(words, x, y);
    context.restore();
  }

  clipped(x: number, y: number, width: number, height: number, draw: () => void): void {
    const context = this.#context;
    context.save();
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
    draw();
    context.restore();
  }

  #draw(path: Path2D, { fill, stroke, width = 1, dash = [], opacity = 1 }: Look): void {
    const context = this.#context;
    context.save();
    context.globalAlpha = opacity;
    if (fill !== undefined) {
      context.fillStyle = fill;
      context.fill(path);
    }
    if (stroke !== undefined) {
      context.strokeStyle = stroke;
      context.lineWidth = width;
      context.lineJoin = 'round';
      context.lineCap = dash.length > 0 ? 'butt' : 'round';
      context.setLineDash([...dash]);
      context.stroke(path);
    }
    context.restore();
  }
}

/** A pen that writes an SVG file. */
export class SvgPen implements Pen {
  readonly #parts: string[] = [];
  #clips = 0;

  rect(x: number, y: number, width: number, height: number, look: Look): void {
    this.#parts.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, width))}" height="${round(Math.max(0, height))}"${attributes(look)}/>`);
  }

  hatch(x: number, y: number, width: number, height: number, ground: string, line: string): void {
    this.rect(x, y, width, height, { fill: ground });
    this.clipped(x, y, width, height, () => this.path(hatchLines(x, y, width, height), { stroke: line, width: 1 }));
  }

  path(d: string, look: Look, at?: { readonly x: number; readonly y: number; readonly scale?: number }): void {
    const place = at === undefined ? '' : ` transform="translate(${round(at.x)} ${round(at.y)}) scale(${at.scale ?? 1})"`;
    this.#parts.push(`<path d="${d}"${attributes(look)}${place}/>`);
  }

  circle(x: number, y: number, radius: number, look: Look): void {
    this.#parts.push(`<circle cx="${round(x)}" cy="${round(y)}" r="${radius}"${attributes(look)}/>`);
  }

  text(words: string, x: number, y: number, { fill, size, weight = 400, anchor = 'start' }: TextLook): void {
    this.#parts.push(`<text x="${round(x)}" y="${round(y)}" fill="${escaped(fill)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}">${escaped(words)}</text>`);
  }

  clipped(x: number, y: number, width: number, height: number, draw: () => void): void {
    const id = `clip${(this.#clips += 1)}`;
    this.#parts.push(`<clipPath id="${id}"><rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"/></clipPath><g clip-path="url(#${id})">`);
    draw();
    this.#parts.push('</g>');
  }

  /** The file, with its title for who does not see it. */
  file(width: number, height: number, title: string, font: string): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(font)}" role="img"><title>${escaped(title)}</title>${this.#parts.join('')}</svg>`;
  }
}

/** Text that is only ever text in a file of marks. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

function attributes({ fill, stroke, width = 1, dash = [], opacity = 1 }: Look): string {
  const strokes = stroke === undefined ? '' : ` stroke="${escaped(stroke)}" stroke-width="${width}" stroke-linejoin="round"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ' stroke-linecap="round"'}`;
  return ` fill="${escaped(fill ?? 'none')}"${strokes}${opacity === 1 ? '' : ` opacity="${opacity}"`}`;
}

function hatchLines(x: number, y: number, width: number, height: number): string {
  const gap = 7;
  let d = '';
  const first = Math.floor((x - height) / gap) * gap - (((y + height) % gap) + gap);
  for (let at = first; at < x + width + gap; at += gap) d += `M${round(at)} ${round(y + height)}l${round(height)} ${round(-height)}`;
  return d;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
