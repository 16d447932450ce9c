import { raciCsv, statuses, type Lang, type RaciItem, type Translate } from '@entrelacs/core';
import type { Arrangement, MatrixData } from './matrix-data.ts';
import type { MatrixView } from './matrix-view.ts';
import { matrixSvg } from './matrix-svg.ts';

/** What leaves the matrix: the view as it stands, whole. */
export interface ExportInput {
  readonly store: { readonly arrangement: Arrangement | undefined; readonly data: MatrixData | undefined };
  readonly view: MatrixView | undefined;
  readonly t: Translate;
  readonly language: Lang;
  readonly today: string;
}

/** Saves the matrix as a file of a format; false when this browser cannot hold the picture. */
export async function exportMatrix(format: 'csv' | 'png' | 'svg', input: ExportInput): Promise<boolean> {
  const name = `raci-${input.today}.${format}`;
  if (format === 'csv') return save(new Blob([matrixCsv(input)], { type: 'text/csv;charset=utf-8' }), name);
  const { text, width, height } = matrixSvg(input);
  const drawing = new Blob([text], { type: 'image/svg+xml;charset=utf-8' });
  if (format === 'svg') return save(drawing, name);
  const picture = await pictureOf(drawing, width, height);
  return picture !== undefined && save(picture, name);
}

/** The matrix as CSV: rows that pass the filters, every person in view. */
export function matrixCsv({ store, t, language }: ExportInput): string {
  const { arrangement, data } = store;
  const statusWord = ({ stage, status }: RaciItem) => stage ?? statuses.find(({ key }) => key === status)?.label[language] ?? '';
  return raciCsv({
    items: arrangement?.filtered ?? [],
    members: (arrangement?.columns ?? []).flatMap((column) => (column.kind === 'member' ? [column.member] : column.members)),
    headings: {
      title: t('raci.csv.title'),
      project: t('raci.csv.project'),
      team: t('raci.csv.team'),
      status: t('raci.csv.status'),
      start: t('raci.csv.start'),
      due: t('raci.csv.due'),
    },
    ...(data !== undefined && { lookups: data.lookups }),
    statusWord,
    separator: language === 'fr' ? ';' : ',',
    bom: true,
  });
}

/** The largest side and area that every browser's canvas holds. */
const largestSide = 16_000;
const largestArea = 120_000_000;

/** A drawing as pixels, at twice its size where that is possible; undefined when it would no longer be readable. */
async function pictureOf(drawing: Blob, width: number, height: number): Promise<Blob | undefined> {
  const scale = Math.min(2, largestSide / width, largestSide / height, Math.sqrt(largestArea / (width * height)));
  if (scale < 0.5) return undefined;
  const address = URL.createObjectURL(drawing);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function save(blob: Blob, name: string): boolean {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return true;
}
