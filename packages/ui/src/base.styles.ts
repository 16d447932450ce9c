import { css } from 'lit';

/** Type, focus and motion, the same in every element; put first among its `styles`. `controlStyles` holds them too. */
export const baseStyles = css`
  :host {
    display: block;
    box-sizing: border-box;
    color: var(--coop-text);
    background: var(--coop-surface);
    font: 400 var(--coop-size) / 18px var(--coop-font);
    font-variant-numeric: tabular-nums;
    -webkit-text-size-adjust: 100%;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
    font: inherit;
    list-style: none;
  }
  strong,
  b {
    font-weight: 600;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: var(--coop-focus-width) solid var(--coop-focus);
    outline-offset: 1px;
  }

  .soft {
    color: var(--coop-text-2);
  }
  .one-line {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    min-width: 0;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  code,
  kbd {
    font-family: var(--coop-mono);
    font-size: 12px;
  }
  kbd {
    display: inline-grid;
    place-items: center;
    min-width: 18px;
    height: 18px;
    padding: 0 4px;
    border: 1px solid var(--coop-line-2);
    border-radius: 3px;
    color: var(--coop-text-2);
    font: 11px / 14px var(--coop-font);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
      animation: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
