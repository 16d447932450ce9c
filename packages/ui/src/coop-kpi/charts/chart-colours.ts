import type { Ink } from './chart-model.ts';

/** What a chart is drawn with, resolved for the theme. */
export type ChartColours = Readonly<Record<Ink | 'surface' | 'line' | 'warnSoft' | 'critSoft' | 'critHatch' | 'info' | 'onFlag' | 'onWarn' | 'onCrit', string>> & { readonly font: string };

const sources: Readonly<Record<Exclude<keyof ChartColours, 'font'>, string>> = {
  series1: 'light-dark(#1d6fb8, #5fa8ee)',
  series2: 'light-dark(#c9722f, #e8a05f)',
  series3: 'light-dark(#5b2a6e, #e6d8ff)',
  series4: 'light-dark(#85888f, #9a9aa6)',
  count1: 'light-dark(#e6eff8, #364556)',
  count2: 'light-dark(#c9dff1, #375a7a)',
  count3: 'light-dark(#9cc5e6, #33658f)',
  count4: 'light-dark(#5f9fd3, #4f95d1)',
  text: 'var(--coop-text)',
  soft: 'var(--coop-text-2)',
  good: 'var(--coop-good-fill)',
  warn: 'var(--coop-warn-fill)',
  crit: 'var(--coop-crit-fill)',
  surface: 'var(--coop-surface)',
  line: 'var(--coop-line)',
  warnSoft: 'var(--coop-warn-soft)',
  critSoft: 'var(--coop-crit-soft)',
  critHatch: 'color-mix(in srgb, var(--coop-crit) 16%, var(--coop-crit-soft))',
  info: 'var(--coop-info)',
  onFlag: 'var(--coop-surface)',
  onWarn: 'var(--coop-on-warn)',
  onCrit: 'var(--coop-on-crit)',
};

const ground = new Set<string>(['surface', 'warnSoft', 'critSoft', 'onFlag', 'onWarn', 'onCrit', 'count1', 'count2', 'critHatch']);

/** The colours of an element's theme as a canvas takes them; the system's two where colours are forced. */
export function readColours(host: HTMLElement, isForced = matchMedia('(forced-colors: active)').matches): ChartColours {
  const probe = document.createElement('i');
  probe.hidden = true;
  const parts = Object.entries(sources).map(([name, source]) => {
    const part = document.createElement('i');
    part.style.setProperty('forced-color-adjust', 'none');
    part.style.color = isForced ? (ground.has(name) ? 'Canvas' : 'CanvasText') : source;
    probe.append(part);
    return [name, part] as const;
  });
  (host.shadowRoot ?? host).append(probe);
  const colours = Object.fromEntries(parts.map(([name, part]) => [name, getComputedStyle(part).color]));
  const font = getComputedStyle(host).fontFamily;
  probe.remove();
  return { ...(colours as Omit<ChartColours, 'font'>), font: font === '' ? 'sans-serif' : font };
}

/** The colours of paper, for a picture that leaves the page: those of the light theme. */
export const paperColours: ChartColours = {
  series1: '#1d6fb8',
  series2: '#c9722f',
  series3: '#5b2a6e',
  series4: '#85888f',
  count1: '#e6eff8',
  count2: '#c9dff1',
  count3: '#9cc5e6',
  count4: '#5f9fd3',
  text: '#262633',
  soft: '#676770',
  good: '#12836f',
  warn: '#e6a62e',
  crit: '#b3261e',
  surface: '#ffffff',
  line: '#e6e6e6',
  warnSoft: '#fff1d6',
  critSoft: '#fde8e6',
  critHatch: '#f1cdc9',
  info: '#3f5573',
  onFlag: '#ffffff',
  onWarn: '#3d2500',
  onCrit: '#ffffff',
  font: 'system-ui, -apple-system, "Segoe UI", "Liberation Sans", sans-serif',
};
