import { css } from 'lit';

/** The box of a dialog and what is behind it. */
export const dialogBoxStyles = css`
  dialog {
    width: min(520px, calc(100vw - 24px));
    max-height: calc(100vh - 24px);
    padding: 0;
    border: 0;
    border-radius: 6px;
    color: var(--coop-text);
    background: var(--coop-surface);
    box-shadow: var(--coop-shadow);
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.35);
  }
  @media (forced-colors: active) {
    dialog {
      border: 1px solid CanvasText;
    }
  }
`;

/** A dialog with a title and a way out at its top, and what such dialogs hold. */
export const dialogStyles = css`
  :host {
    background: none;
  }
  header {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding: 10px 10px 10px 16px;
    background: var(--coop-surface);
    border-bottom: 1px solid var(--coop-line);
  }
  .content {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 14px 16px 18px;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 8px 16px;
    align-items: center;
  }
  dt {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  fieldset {
    display: flex;
    flex-direction: column;
    gap: 8px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 24px;
  }
  label.wide {
    justify-content: space-between;
  }
  li + li {
    margin-top: 8px;
  }
`;
