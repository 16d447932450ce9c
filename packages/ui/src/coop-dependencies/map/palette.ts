/** Colours that the canvas draws with, by what they stand for. */
export interface Palette {
  readonly surface: string;
  readonly surface2: string;
  readonly text: string;
  readonly text2: string;
  readonly line: string;
  readonly line2: string;
  readonly strong: string;
  /** Of links that nobody looks at. */
  readonly faint: string;
  readonly crit: string;
  readonly warn: string;
  readonly block: string;
  readonly go: string;
  readonly info: string;
  readonly focus: string;
  readonly select: string;
  readonly font: string;
}

const tokens = {
  surface: '--coop-surface',
  surface2: '--coop-surface-2',
  text: '--coop-text',
  text2: '--coop-text-2',
  line: '--coop-line',
  line2: '--coop-line-2',
  strong: '--coop-line-strong',
  faint: '--coop-line-strong',
  crit: '--coop-crit-fill',
  warn: '--coop-warn-fill',
  block: '--coop-block',
  go: '--coop-link',
  info: '--coop-info',
  focus: '--coop-focus',
  select: '--coop-select',
} as const;

/** Colours of the system in the place of ours, where it is not that of text. */
const forced: Partial<Omit<Palette, 'font'>> = { surface: 'Canvas', surface2: 'Canvas', select: 'Canvas', line: 'GrayText', line2: 'GrayText', faint: 'GrayText', focus: 'Highlight' };

/** Colours of an element's theme as a canvas takes them: tokens resolved, or the system's where colours are forced. */
export function readPalette(host: HTMLElement, isForced = matchMedia('(forced-colors: active)').matches): Palette {
  const probe = document.createElement('i');
  probe.hidden = true;
  const parts = new Map(Object.entries(tokens).map(([name, token]) => [name, part(isForced ? (forced[name as keyof typeof tokens] ?? 'CanvasText') : name === 'faint' ? `color-mix(in srgb, var(${token}) 62%, var(--coop-surface))` : `var(${token})`)]));
  probe.append(...parts.values());
  (host.shadowRoot ?? host).append(probe);
  const colours = Object.fromEntries([...parts].map(([name, element]) => [name, getComputedStyle(element).color])) as Record<keyof typeof tokens, string>;
  const font = getComputedStyle(host).fontFamily;
  probe.remove();
  return { ...colours, font: font === '' ? 'sans-serif' : font };
}

/** Calls back when the theme may have changed; returns how to stop. */
export function watchTheme(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  const attributes = ['data-grist-theme', 'data-grist-appearance', 'data-coop-theme', 'class', 'style'];
  observer.observe(document.documentElement, { attributes: true, attributeFilter: attributes });
  const sheet = document.getElementById('grist-theme');
  if (sheet !== null) observer.observe(sheet, { childList: true, characterData: true, subtree: true });
  const media = ['(forced-colors: active)', '(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) => matchMedia(query));
  for (const query of media) query.addEventListener('change', onChange);
  return () => {
    observer.disconnect();
    for (const query of media) query.removeEventListener('change', onChange);
  };
}

function part(colour: string): HTMLElement {
  const element = document.createElement('i');
  element.style.setProperty('forced-color-adjust', 'none');
  element.style.color = colour;
  return element;
}
