import type { SVGTemplateResult } from 'lit';
import { drawnIcon, firstPaths, icon, type FirstIconName } from './icons.ts';

const paths = {
  right: 'm6 4 4 4-4 4',
  left: 'm10 4-4 4 4 4',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  export: 'M8 10V2.5M5 5.2 8 2.2l3 3M2.5 9.5v3a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1v-3',
  panel: 'M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM10 2.5v11',
  table: 'M3 3h10a.7.7 0 0 1 .7.7v8.6a.7.7 0 0 1-.7.7H3a.7.7 0 0 1-.7-.7V3.7A.7.7 0 0 1 3 3zM2.3 6.3h11.4M6.5 6.3V13',
  gear: 'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.8v1.9M8 12.3v1.9M14.2 8h-1.9M3.7 8H1.8M12.4 3.6l-1.4 1.4M5 11l-1.4 1.4M12.4 12.4 11 11M5 5 3.6 3.6',
  person: 'M8 7.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2zM3 13.6c.5-2.6 2.5-4 5-4s4.5 1.4 5 4',
  edit: 'm3 13 .7-2.9 7-7a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7l-7 7z',
  undo: 'M5.5 3 2.5 6l3 3M2.8 6h6.7a3.7 3.7 0 0 1 0 7.4H6',
} as const;

/** Name of an icon. */
export type IconName = keyof typeof paths | FirstIconName;

/** Any icon, as `icon` draws those of a first toolbar. */
export function anyIcon(name: IconName): SVGTemplateResult {
  return name in firstPaths ? icon(name as FirstIconName) : drawnIcon(paths[name as keyof typeof paths]);
}
