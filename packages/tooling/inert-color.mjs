/**
 * What a widget's bundle carries in the place of `@kurkle/color`, which Chart.js reads colours with for its animations and for the
 * colours of what is hovered: our charts are still, and say the colours of what is hovered. A colour is known by its text only.
 */
export class Color {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.valid = false;
  }

  saturate() {
    return this;
  }

  darken() {
    return this;
  }

  hexString() {
    return this.text;
  }
}
