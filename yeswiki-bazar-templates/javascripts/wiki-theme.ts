const minimum = 4.5;

/**
 * Makes the wiki's colours readable: presets exist with a yellow or pale blue primary colour, and style sheets of a wiki's own that darken its ground and leave the theme's variables.
 * The ground is the one that is there; links and focus take the colour of the text where the primary colour is too pale for it, text on buttons black or white, whichever contrasts
 * more. A dark ground takes the dark colours of states and letters.
 */
export function followTheme(target: Document = document): void {
  const root = target.documentElement;
  const measure = (): void => {
    for (const variable of ['--coop-surface', '--coop-text']) root.style.removeProperty(variable);
    const colours = coloursOf(target);
    if (colours === undefined) return;
    const { declared, text, own, link, solid } = colours;
    const ground = colours.ground ?? declared;
    set(root, 'entrelacsLink', contrast(link, ground) < minimum ? 'text' : undefined);
    set(root, 'entrelacsOnAccent', contrast(solid, [255, 255, 255]) >= contrast(solid, [0, 0, 0]) ? 'light' : 'dark');
    set(root, 'coopTheme', luminance(ground) < 0.18 ? 'dark' : undefined);
    if (ground.join() !== declared.join()) root.style.setProperty('--coop-surface', `rgb(${ground.join()})`);
    if (contrast(text, ground) < minimum) root.style.setProperty('--coop-text', `rgb(${readable(own, ground).join()})`);
  };
  measure();
  // Style sheets that come late, and a preset that somebody tries.
  new MutationObserver(measure).observe(target.head, { childList: true });
  target.defaultView?.addEventListener('load', measure);
}

type Colour = readonly [number, number, number];

interface Colours {
  /** What shows behind our places; undefined where nothing of the page has a colour of its own. */
  readonly ground: Colour | undefined;
  /** What the theme's variables say of it. */
  readonly declared: Colour;
  readonly text: Colour;
  /** The colour in which the page writes. */
  readonly own: Colour;
  readonly link: Colour;
  readonly solid: Colour;
}

function coloursOf(target: Document): Colours | undefined {
  const place = target.querySelector('.entrelacs, .entrelacs-entry') ?? target.body;
  const probe = target.createElement('span');
  probe.hidden = true;
  target.body.append(probe);
  const read = (variable: string): Colour | undefined => {
    probe.style.color = '';
    probe.style.color = `var(${variable})`;
    return rgbOf(getComputedStyle(probe).color);
  };
  const [declared, text, own, link, solid] = [read('--coop-surface'), read('--coop-text'), rgbOf(getComputedStyle(place).color), read('--primary-color'), read('--coop-accent-solid')];
  probe.remove();
  return declared && text && own && link && solid && { ground: groundOf(place), declared, text, own, link, solid };
}

/** The colour behind an element: that of the nearest around it that lets nothing through. */
function groundOf(place: Element | null): Colour | undefined {
  for (let element = place; element !== null; element = element.parentElement) {
    const { backgroundColor } = getComputedStyle(element);
    if (backgroundColor !== 'transparent' && !/^(?:rgba|.*\/)/.test(backgroundColor)) return rgbOf(backgroundColor);
  }
  return undefined;
}

/** The colour itself on a ground where it can be read, else black or white. */
function readable(colour: Colour, ground: Colour): Colour {
  if (contrast(colour, ground) >= minimum) return colour;
  return luminance(ground) < 0.18 ? [255, 255, 255] : [0, 0, 0];
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
