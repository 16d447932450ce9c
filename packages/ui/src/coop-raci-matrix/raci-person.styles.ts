import { css } from 'lit';

/** The person's view: counters 44 px high, titles that wrap, nothing that scrolls sideways. */
export const personStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }
  .top {
    flex: none;
    padding: 2px 12px 12px;
    border-bottom: 1px solid var(--coop-line-2);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-bottom: 12px;
  }
  .face {
    flex: none;
    display: grid;
    place-items: center;
    width: 32px;
    height: 32px;
    border: 1px solid var(--coop-line-2);
    border-radius: 50%;
    background: var(--coop-surface-2);
    font-size: 12px;
    font-weight: 600;
  }
  .who {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    min-width: 0;
  }
  .who coop-menu {
    margin-inline-start: -12px;
    font-size: 14px;
  }
  .load {
    flex: none;
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 2px 16px;
    width: 132px;
    font-size: 12px;
  }
  .load .over {
    color: var(--coop-crit);
    font-weight: 600;
  }
  meter {
    grid-column: 1 / -1;
    width: 100%;
    height: 8px;
    appearance: none;
    border: 0;
    border-radius: 3px;
    background: var(--coop-surface-3);
    overflow: hidden;
  }
  meter::-webkit-meter-inner-element,
  meter::-webkit-meter-bar {
    height: 8px;
    border: 0;
    border-radius: 3px;
    background: var(--coop-surface-3);
  }
  meter::-webkit-meter-optimum-value {
    background: var(--coop-line-strong);
    border-radius: 3px;
  }
  meter::-moz-meter-bar {
    background: var(--coop-line-strong);
  }
  .counters {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 6px;
  }
  .counters .button {
    min-height: 44px;
    gap: 10px;
  }
  .groups {
    flex: 1;
    overflow: auto;
  }
  h3 {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 30px;
    padding: 4px 12px;
    border-bottom: 1px solid var(--coop-line);
    background: var(--coop-surface-2);
    font-weight: 600;
  }
  h3 .soft {
    font-weight: 400;
  }
  .entry {
    border-bottom: 1px solid var(--coop-line);
  }
  .entry.selected {
    background: var(--coop-select-2);
    box-shadow: inset 2px 0 0 var(--coop-accent-solid);
  }
  .row {
    display: grid;
    grid-template-columns: 42px 1fr auto;
    gap: 2px 8px;
    width: 100%;
    padding: 10px 12px;
    border: 0;
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .row:hover {
    background: var(--coop-surface-3);
  }
  .selected .row:hover {
    background: none;
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .letters {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
    align-self: start;
    grid-row: span 2;
  }
  .title {
    font-size: 14px;
    line-height: 18px;
    overflow-wrap: anywhere;
  }
  .due {
    color: var(--coop-text-2);
    white-space: nowrap;
  }
  .due.late {
    color: var(--coop-crit);
    font-weight: 600;
  }
  .row .meta,
  .row .finding {
    grid-column: 2 / -1;
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .row .finding {
    color: var(--coop-warn);
    font-size: 12px;
    line-height: 16px;
  }
  .row .finding.critical {
    color: var(--coop-crit);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    --coop-control: 32px;
    padding: 2px 12px 10px 62px;
  }
  footer {
    flex: none;
    display: flex;
    justify-content: space-between;
    padding: 5px 12px;
    border-top: 1px solid var(--coop-line-2);
    color: var(--coop-text-2);
    font-size: 12px;
  }
  .nobody {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 24px 16px;
    overflow: auto;
  }
  .more {
    margin: 12px;
  }
`;
