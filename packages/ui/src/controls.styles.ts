import { css, type CSSResultArray } from 'lit';
import { baseStyles } from './base.styles.ts';

/** Buttons, fields, chips and cards, for an element that has `baseStyles` already. */
export const partStyles = css`
  /* Text */
  .page-title {
    font-size: 20px;
    line-height: 26px;
    font-weight: 600;
  }
  .panel-title {
    font-size: 16px;
    line-height: 20px;
    font-weight: 600;
  }
  .section-title {
    font-size: 14px;
    line-height: 20px;
    font-weight: 600;
  }
  .meta {
    color: var(--coop-text-2);
    font-size: 12px;
    line-height: 16px;
  }
  /* Buttons: .button (outlined), .primary, .quiet (no border), .link, .square (an icon alone) */
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: var(--coop-control);
    padding: 0 10px;
    border: 1px solid var(--coop-line-2);
    border-radius: var(--coop-radius);
    background: var(--coop-surface);
    font-weight: 500;
    line-height: 18px;
    white-space: nowrap;
    cursor: pointer;
    transition: background-color 120ms ease-out;
  }
  .button:hover {
    background: var(--coop-surface-3);
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    color: var(--coop-text-2);
    background: var(--coop-surface-3);
    border-color: transparent;
    cursor: default;
  }
  .button.primary {
    color: var(--coop-on-accent);
    background: var(--coop-accent-solid);
    border-color: var(--coop-accent-solid);
  }
  .button.primary:hover {
    background: color-mix(in srgb, #000 12%, var(--coop-accent-solid));
  }
  .button.primary:disabled {
    color: var(--coop-text-2);
    background: var(--coop-surface-3);
    border-color: transparent;
  }
  .button.quiet {
    border-color: transparent;
    background: none;
  }
  .button.quiet:hover {
    background: var(--coop-surface-3);
  }
  .button.square {
    width: var(--coop-control);
    padding: 0;
  }
  .button[aria-pressed='true'],
  .button.active {
    background: var(--coop-select);
    border-color: var(--coop-accent);
  }
  .button .soft {
    font-weight: 400;
  }
  .button .icon {
    margin: 0 -2px;
  }
  .link {
    display: inline;
    padding: 0;
    border: 0;
    background: none;
    color: var(--coop-link);
    font-weight: 500;
    text-align: start;
    text-decoration: none;
    border-radius: 2px;
    cursor: pointer;
  }
  .link:hover,
  .link:focus-visible,
  p .link {
    text-decoration: underline;
    text-underline-offset: 2px;
  }
  .link.soft {
    color: var(--coop-text-2);
  }

  /* Two or more views of one place */
  .segmented {
    display: inline-flex;
    padding: 1px;
    border-radius: var(--coop-radius);
    background: var(--coop-surface-3);
  }
  .segmented > button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: calc(var(--coop-control) - 2px);
    padding: 0 10px;
    border: 1px solid transparent;
    border-radius: var(--coop-radius);
    background: none;
    color: var(--coop-text-2);
    white-space: nowrap;
    cursor: pointer;
  }
  .segmented > button:hover {
    color: var(--coop-text);
  }
  .segmented > button[aria-pressed='true'],
  .segmented > button[aria-selected='true'] {
    color: var(--coop-text);
    background: var(--coop-surface);
    border-color: var(--coop-line-2);
    font-weight: 500;
  }

  /* Fields */
  .field {
    min-height: var(--coop-control);
    padding: 0 8px;
    border: 1px solid var(--coop-line-2);
    border-radius: var(--coop-radius);
    background: var(--coop-surface);
  }
  .field::placeholder {
    color: var(--coop-text-2);
    opacity: 1;
  }
  textarea.field {
    padding: 6px 8px;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 16px;
    height: 16px;
    margin: 0;
    flex: none;
    accent-color: var(--coop-accent-solid);
  }

  /* Chips, cards, notes */
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-height: 20px;
    padding: 0 8px;
    border: 1px solid var(--coop-soft-line);
    border-radius: 10px;
    font-size: 12px;
    line-height: 16px;
  }
  .chip.crit {
    color: var(--coop-on-crit);
    background: var(--coop-crit-fill);
  }
  .chip.warn {
    color: var(--coop-warn);
    background: var(--coop-warn-soft);
  }
  .chip.info {
    color: var(--coop-info);
    background: var(--coop-info-soft);
  }
  .card {
    border: 1px solid var(--coop-line-2);
    border-radius: 6px;
    background: var(--coop-surface);
  }
  .note {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding: 8px 12px;
    border: 1px solid var(--coop-soft-line);
    background: var(--coop-surface-2);
  }
  .note.warn {
    background: var(--coop-warn-soft);
  }
  .note.crit {
    background: var(--coop-crit-soft);
  }
  .floating {
    background: var(--coop-surface);
    border-radius: 6px;
    box-shadow: var(--coop-shadow);
  }

  .toolbar {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 44px;
    padding: 7px 12px;
    border-bottom: 1px solid var(--coop-line-2);
  }
  .toolbar .push {
    margin-inline-start: auto;
  }

  @media (forced-colors: active) {
    .button[aria-pressed='true'],
    .button.active,
    .segmented > button[aria-pressed='true'] {
      border: 2px solid Highlight;
    }
    .floating {
      border: 1px solid CanvasText;
    }
  }
`;

/** Buttons, fields, chips and cards, and what `baseStyles` holds; put first among an element's `styles`. */
export const controlStyles: CSSResultArray = [baseStyles, partStyles];
