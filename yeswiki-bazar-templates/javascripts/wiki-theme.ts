const minimum = 4.5;

/**
 * Makes the wiki's colours readable: presets exist with a yellow or pale blue primary colour. Links and focus take the colour of the text where the primary colour is too pale
 * for the ground, text on buttons black or white, whichever contrasts more. A dark ground takes the dark colours of states and letters.
 */
export function followTheme(target: Document = document): void {
  const root = target.documentElement;
  const measure = (): void => {
    const colours = coloursOf(target);
    if (colours === undefined) return;
    const { ground, link, solid } = colours;
    set(root, 'entrelacsLink', contrast(link, ground) < minimum ? 'text' : undefined);
    set(root, 'entrelacsOnAccent', contrast(solid, [255, 255, 255]) >= contrast(solid, [0, 0, 0]) ? 'light' : 'dark');
    set(root, 'coopTheme', luminance(ground) < 0.18 ? 'dark' : undefined);
  };
  measure();
  // Style sheets that come late, and a preset that somebody tries.
  new MutationObserver(measure).observe(target.head, { childList: true });
  target.defaultView?.addEventListener('load', measure);
}

type Colour = readonly [number, number, number];

function coloursOf(target: Document): { readonly ground: Colour; readonly link: Colour; readonly solid: Colour } | undefined {
  const probe = target.createElement('span');
  probe.hidden = true;
  target.body.append(probe);
  const read = (variable: string): Colour | undefined => {
    probe.style.color = '';
    probe.style.color = `var(${variable})`;
    return rgbOf(getComputedStyle(probe).color);
  };
  const [ground, link, solid] = [read('--coop-surface'), read('--primary-color'), read('--coop-accent-solid')];
  probe.remove();
  return ground && link && solid && { ground, link, solid };
}

/** Red, green and blue of a computed colour. */
export function rgbOf(computed: string): Colour | undefined {
  const numbers = [...computed.matchAll(/[\d.]+/g)].map(([number]) => Number(number));
  const [red, green, blue] = computed.startsWith('color(srgb') ? numbers.map((part) => part * 255) : numbers;
  return red === undefined || green === undefined || blue === undefined ? undefined : [red, green, blue];
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const part = (value: number) => {
    const share = value / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
}

function set(root: HTMLElement, name: string, value: string | undefined): void {
  if (root.dataset[name] === value) return;
  if (value === undefined) delete root.dataset[name];
  else root.dataset[name] = value;
}
