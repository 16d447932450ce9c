import { css } from 'lit';

/** Needs as a list: what, who waits for whom, its life, the acts of whoever's turn it is. */
export const needsStyles = css`
  :host {
    position: relative;
    background: none;
  }
  ol,
  .more {
    margin-bottom: 12px;
  }
  li {
    padding: 12px 0;
    border-bottom: 1px solid var(--coop-line);
  }
  .head {
    display: flex;
    gap: 12px;
    align-items: baseline;
    justify-content: space-between;
  }
  .what {
    font-weight: 600;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .when {
    flex: none;
    color: var(--coop-text-2);
  }
  .when.late {
    color: var(--coop-crit);
  }
  .who {
    color: var(--coop-text-2);
    font-size: 0.92em;
    overflow-wrap: anywhere;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    justify-content: space-between;
    min-height: var(--coop-control);
    margin-top: 6px;
  }
  .life {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .rings {
    display: inline-flex;
    align-items: center;
  }
  .rings span {
    display: inline-flex;
    align-items: center;
  }
  .rings span + span::before {
    content: '';
    width: 18px;
    height: 1.5px;
    background: var(--coop-line-strong);
  }
  .rings .reached + .reached::before {
    background: var(--coop-info);
  }
  .rings .ahead .progress {
    --coop-info: var(--coop-line-strong);
  }
  .rings .late .progress {
    --coop-info: var(--coop-crit);
    --coop-text-2: var(--coop-crit);
  }
  .acts {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .asking {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
    padding: 8px 0 0;
  }
  form.ask {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
    gap: 12px;
    padding: 16px;
    border: 1px solid var(--coop-line-2);
    border-radius: var(--coop-radius);
  }
  form.ask label {
    display: grid;
    gap: 4px;
    align-content: start;
  }
  form.ask label:first-of-type,
  form.ask .acts {
    grid-column: 1 / -1;
  }
  form.ask label span {
    font-weight: 500;
  }
  form.ask .field {
    width: 100%;
    min-height: var(--coop-control);
  }
  form.ask textarea {
    padding: 6px 8px;
    resize: vertical;
  }
  coop-toast {
    position: sticky;
  }
`;
