import { css } from 'lit';

/** The steps of a need: one after the other, and as rings in a line. */
export const needLifeStyles = css`
  .life {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    margin: 6px 0 0;
  }
  .life li {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    text-align: center;
    font-size: 12px;
    line-height: 15px;
    overflow-wrap: normal;
  }
  .life li::before {
    position: absolute;
    top: 6px;
    left: calc(-50% + 10px);
    right: calc(50% + 10px);
    height: 2px;
    background: var(--coop-line-2);
    content: '';
  }
  .life li:first-child::before {
    content: none;
  }
  .life li.reached::before {
    background: var(--coop-info);
  }
  .life svg {
    width: 14px;
    height: 14px;
    margin-bottom: 4px;
  }
  .ahead .ring {
    stroke: var(--coop-line-strong);
  }
  .ahead .ground {
    fill: var(--coop-line-strong);
  }
  .late .ring {
    stroke: var(--coop-crit) !important;
  }
  .late .ground {
    fill: var(--coop-crit) !important;
  }
  .life .ahead .step {
    color: var(--coop-text-2);
  }
  .life .late .step {
    color: var(--coop-text);
    font-weight: 600;
  }
  .life .when {
    color: var(--coop-text-2);
    white-space: nowrap;
  }
  .life .late .when {
    color: var(--coop-crit);
    font-weight: 600;
  }
  .life.refused {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .life.refused svg {
    margin: 0;
  }
  .life-line {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 12px;
    overflow-wrap: normal;
  }
  .life-line .push {
    margin-inline-start: auto;
  }
  .life-line .push.crit {
    font-weight: 600;
  }
  .rings {
    display: inline-flex;
    gap: 10px;
  }
  .rings > span {
    position: relative;
    display: inline-flex;
  }
  .rings > span + span::before {
    position: absolute;
    left: -9px;
    top: 5px;
    width: 8px;
    height: 2px;
    background: var(--coop-line-2);
    content: '';
  }
  .rings > .reached + .reached::before {
    background: var(--coop-info);
  }
`;
