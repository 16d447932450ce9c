import { css } from 'lit';

/** Figures of time: how long needs took, when a task may be done. */
export const timesStyles = css`
  .times svg {
    width: 100%;
    fill: light-dark(#1d6fb8, #5fa8ee);
  }
  .times text {
    fill: var(--coop-text-2);
    font: 11px var(--coop-font);
  }
  .times path {
    fill: none;
    stroke: var(--coop-line-strong);
  }
  .times .median,
  .times .p85 {
    stroke: var(--coop-text);
    stroke-width: 1.5;
  }
  .times .p85 {
    stroke-dasharray: 3 2;
  }
  .times .dash {
    width: 18px;
    height: 8px;
  }
  .times .key {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .odds {
    display: grid;
    gap: 2px;
    margin: 0;
  }
  .split,
  .odds div {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }
  .odds dd {
    white-space: nowrap;
    margin: 0;
    font-weight: 600;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
`;
