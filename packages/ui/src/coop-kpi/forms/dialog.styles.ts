import { css } from 'lit';

/** Dialogs of the board: a form each. */
export const dialogStyles = css`
  :host {
    display: contents;
  }
  form {
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 16px;
  }
  .panel-title {
    overflow-wrap: anywhere;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    gap: 10px 12px;
  }
  label,
  fieldset {
    display: flex;
    flex-direction: column;
    gap: 3px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
    font-weight: 500;
  }
  .wide {
    grid-column: 1 / -1;
  }
  label .field {
    width: 100%;
    font-weight: 400;
  }
  .hint {
    color: var(--coop-text-2);
    font-size: 12px;
    font-weight: 400;
    line-height: 16px;
  }
  legend {
    padding: 0;
    margin-bottom: 4px;
  }
  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
  }
  .checks label {
    flex-direction: row;
    align-items: center;
    gap: 6px;
    min-height: 24px;
    font-weight: 400;
  }
  .error {
    color: var(--coop-crit);
    font-weight: 500;
  }
  .preview {
    padding: 10px 12px;
    border: 1px solid var(--coop-line-2);
    border-radius: 6px;
    background: var(--coop-surface-2);
  }
  .preview coop-kpi-chart {
    height: 170px;
    margin-top: 6px;
  }
  .preview ul {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 14px;
    margin-top: 4px;
    color: var(--coop-text-2);
    font-size: 12px;
  }
  .buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 4px;
  }
  .row-fields {
    display: grid;
    grid-template-columns: minmax(90px, auto) 1fr;
    gap: 4px 14px;
  }
  .row-fields dt {
    color: var(--coop-text-2);
  }
  .row-fields dd {
    margin: 0;
    min-width: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
`;
