import { css } from 'lit';

/**
 * Design tokens `--coop-*` on the document: light, dark and high contrast. Grist's variables win over the values here, and
 * any rule of the host's own style sheets wins over both (the whole sheet is one cascade layer).
 */
export const tokens = css`
  @layer coop-tokens {
    :root {
      color-scheme: light;
      --coop-surface: var(--grist-theme-bg-default, #ffffff);
      --coop-surface-2: var(--grist-theme-bg-secondary, #f7f7f7);
      --coop-surface-3: color-mix(in srgb, var(--coop-text) 7%, var(--coop-surface));
      --coop-text: var(--grist-theme-text, #262633);
      --coop-text-2: color-mix(in srgb, var(--coop-text) 70%, var(--coop-surface));
      --coop-line: color-mix(in srgb, var(--coop-line-2) 65%, var(--coop-surface));
      --coop-line-2: var(--grist-theme-decoration-tertiary, #d9d9d9);
      --coop-line-strong: #8e8e99;
      --coop-accent: var(--grist-theme-primary, #16b378);
      --coop-accent-solid: var(--grist-theme-primary-dim, #007548);
      --coop-on-accent: #ffffff;
      --coop-link: var(--grist-theme-primary-dim, #007548);
      --coop-focus: var(--grist-theme-primary-dim, #007548);
      --coop-focus-width: 2px;
      --coop-select: var(--grist-theme-token-selection-opaque, #dcf4eb);
      --coop-select-2: color-mix(in srgb, var(--coop-select) 45%, var(--coop-surface));
      --coop-radius: var(--grist-theme-control-border-radius, 4px);
      --coop-font: var(--grist-theme-font-family, system-ui, -apple-system, 'Segoe UI', 'Liberation Sans', sans-serif);
      --coop-mono: ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace;
      --coop-size: 13px;
      --coop-shadow: 0 4px 16px rgb(38 38 51 / 0.18), 0 0 0 1px var(--coop-line-2);

      --coop-good: #0b6e60;
      --coop-good-fill: #12836f;
      --coop-good-soft: #e1f2ee;
      --coop-warn: #8a5200;
      --coop-warn-fill: #e6a62e;
      --coop-warn-soft: #fff1d6;
      --coop-warn-edge: var(--coop-warn);
      --coop-on-warn: #3d2500;
      --coop-crit: #b3261e;
      --coop-crit-fill: #b3261e;
      --coop-crit-soft: #fde8e6;
      --coop-on-crit: #ffffff;
      --coop-info: #3f5573;
      --coop-info-soft: #e9eef5;
      --coop-block: #32323f;
      --coop-soft-line: transparent;

      --coop-a: #4a2f86;
      --coop-on-a: #ffffff;
      --coop-r: #1d6fb8;
      --coop-on-r: #ffffff;
      --coop-c: #0c7180;
      --coop-i: #e8e8ee;
      --coop-on-i: #5b5b68;

      --coop-toast: #262633;
      --coop-on-toast: #ffffff;
      --coop-toast-link: #5fe0ab;

      --coop-row: 28px;
      --coop-control: 28px;
    }

    :root[data-grist-appearance='dark'],
    :root[data-coop-theme='dark'] {
      color-scheme: dark;
      --coop-surface: var(--grist-theme-bg-default, #32323f);
      --coop-surface-2: var(--grist-theme-bg-secondary, #262633);
      --coop-text: var(--grist-theme-text, #efefef);
      --coop-line-2: var(--grist-theme-decoration-tertiary, #555563);
      --coop-line-strong: #8f8f9c;
      --coop-accent: var(--grist-theme-primary, #17b378);
      --coop-accent-solid: var(--grist-theme-primary-dim, #157a54);
      --coop-link: var(--grist-theme-primary-emphasis, #13d78d);
      --coop-focus: var(--grist-theme-primary-emphasis, #13d78d);
      --coop-select: var(--grist-theme-token-selection-opaque, #2f4748);
      --coop-shadow: 0 4px 20px rgb(0 0 0 / 0.5), 0 0 0 1px var(--coop-line-2);

      --coop-good: #62d2ba;
      --coop-good-fill: #45c1a7;
      --coop-good-soft: #2c4a4a;
      --coop-warn: #f3bd68;
      --coop-warn-fill: #eeb04c;
      --coop-warn-soft: #4d4435;
      --coop-warn-edge: var(--coop-warn-fill);
      --coop-crit: #ff9f94;
      --coop-crit-fill: #ff8a7d;
      --coop-crit-soft: #54383d;
      --coop-on-crit: #2b0f0c;
      --coop-info: #adc3e2;
      --coop-info-soft: #3b4556;
      --coop-block: #e3e3ea;

      --coop-a: #d2c4ff;
      --coop-on-a: #21143f;
      --coop-r: #6fb2f0;
      --coop-on-r: #0a2036;
      --coop-c: #74d3d2;
      --coop-i: #4b4b5a;
      --coop-on-i: #d0d0d9;

      --coop-toast: #0f0f14;
      --coop-on-toast: #efefef;
    }

    :root[data-grist-theme^='HighContrast'],
    :root[data-coop-theme='contrast'] {
      --coop-surface-3: color-mix(in srgb, var(--coop-text) 10%, var(--coop-surface));
      --coop-text-2: color-mix(in srgb, var(--coop-text) 84%, var(--coop-surface));
      --coop-line-2: var(--grist-theme-decoration, #8f8f8f);
      --coop-line-strong: #6b6b75;
      --coop-accent: var(--grist-theme-primary, #0f7b51);
      --coop-accent-solid: var(--grist-theme-primary-dim, #196c47);
      --coop-link: var(--grist-theme-primary-dim, #196c47);
      --coop-focus: var(--grist-theme-primary-dim, #196c47);
      --coop-focus-width: 3px;

      --coop-good: #07574b;
      --coop-good-fill: #07574b;
      --coop-good-soft: #ffffff;
      --coop-warn: #6b3f00;
      --coop-warn-fill: #b36b00;
      --coop-warn-soft: #ffffff;
      --coop-on-warn: #ffffff;
      --coop-crit: #8f1a13;
      --coop-crit-fill: #8f1a13;
      --coop-crit-soft: #ffffff;
      --coop-info: #26394f;
      --coop-info-soft: #ffffff;
      --coop-block: #000000;
      --coop-soft-line: currentColor;

      --coop-a: #2b145e;
      --coop-r: #00478a;
      --coop-c: #00525c;
      --coop-i: #d6d6dc;
      --coop-on-i: #000000;
    }

    @media (pointer: coarse) {
      :root {
        --coop-row: 36px;
        --coop-control: 44px;
      }
    }

    @media print {
      :root:root:root {
        color-scheme: light;
        --coop-surface: #ffffff;
        --coop-surface-2: #f7f7f7;
        --coop-text: #262633;
        --coop-line-2: #b9b9b9;
        --coop-good: #0b6e60;
        --coop-warn: #8a5200;
        --coop-crit: #b3261e;
        --coop-crit-fill: #b3261e;
        --coop-on-crit: #ffffff;
        --coop-info: #3f5573;
        --coop-block: #32323f;
        --coop-a: #4a2f86;
        --coop-on-a: #ffffff;
        --coop-r: #1d6fb8;
        --coop-on-r: #ffffff;
        --coop-c: #0c7180;
        --coop-i: #e8e8ee;
        --coop-on-i: #5b5b68;
      }
    }
  }
`;

/** Gives a document the tokens, once: every element does so when it is connected. */
export function adoptTokens(target: Document = document): void {
  const sheet = tokens.styleSheet;
  if (sheet === undefined || target.adoptedStyleSheets.includes(sheet)) return;
  target.adoptedStyleSheets = [sheet, ...target.adoptedStyleSheets];
}
