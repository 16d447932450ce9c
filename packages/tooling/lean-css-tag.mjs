/**
 * What a bundle carries in the place of lit's `css-tag.js`: style sheets as every browser of today adopts them. Lit's own also serves browsers that
 * cannot, and checks values that the types of ours have checked.
 */

/** A text of CSS, and its sheet once one is asked for. */
export class CSSResult {
  /** @type {CSSStyleSheet | undefined} */
  #sheet;

  /** @param {string} cssText */
  constructor(cssText) {
    this.cssText = cssText;
  }

  get styleSheet() {
    if (this.#sheet === undefined) {
      this.#sheet = new globalThis.CSSStyleSheet();
      this.#sheet.replaceSync(this.cssText);
    }
    return this.#sheet;
  }

  toString() {
    return this.cssText;
  }
}

export const supportsAdoptingStyleSheets = true;

/** @param {unknown} text */
export const unsafeCSS = (text) => new CSSResult(String(text));

/**
 * @param {TemplateStringsArray} strings
 * @param {...(CSSResult | number)} values
 */
export const css = (strings, ...values) => new CSSResult(String.raw({ raw: strings }, ...values));

/**
 * @param {ShadowRoot} root
 * @param {readonly (CSSResult | CSSStyleSheet)[]} styles
 */
export function adoptStyles(root, styles) {
  root.adoptedStyleSheets = styles.map((style) => (style instanceof CSSResult ? style.styleSheet : style));
}

/** @param {CSSResult | CSSStyleSheet} style */
export const getCompatibleStyle = (style) => style;
