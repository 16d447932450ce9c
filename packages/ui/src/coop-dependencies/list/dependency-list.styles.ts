import { css } from 'lit';

/** The list: nine columns under a sticky head; links indented beneath their task. */
export const listStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
  }
  .scroller {
    --dates: max(138px, calc(var(--letters) * 0.48em + 12px));
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  .body {
    position: relative;
    min-width: calc(810px + 2 * var(--dates));
  }
  .row {
    position: absolute;
    left: 0;
    right: 0;
    display: grid;
    grid-template-columns: minmax(220px, 2.2fr) minmax(170px, 2fr) 64px 64px minmax(110px, 1fr) var(--dates) var(--dates) 90px 64px;
    align-items: center;
    height: var(--coop-row);
    padding-right: 12px;
    border-bottom: 1px solid var(--coop-line);
    cursor: pointer;
  }
  .row.head {
    position: sticky;
    top: 0;
    z-index: 2;
    min-width: calc(810px + 2 * var(--dates));
    height: 30px;
    color: var(--coop-text-2);
    background: var(--coop-surface-2);
    border-bottom-color: var(--coop-line-2);
    cursor: default;
  }
  .row:not(.head):hover {
    background: var(--coop-surface-3);
  }
  .row.group {
    background: var(--coop-surface-2);
  }
  .row.selected {
    background: var(--coop-select-2);
  }
  .row.target {
    background: var(--coop-select);
  }
  .row.refused {
    background: var(--coop-crit-soft);
  }
  .hint {
    flex: none;
    margin: 0;
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row > * {
    display: flex;
    align-items: center;
    gap: 6px;
    min-width: 0;
    padding: 0 6px;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  /* Text alone: as a block it ends in three dots where it is too long. */
  .row > .people,
  .row > .dates {
    display: block;
  }
  .row .title {
    padding-left: 4px;
    gap: 2px;
  }
  .row .head-title {
    padding-left: 12px;
  }
  .row.task .title {
    padding-left: 12px;
  }
  .row .link-title {
    padding-left: 44px;
    gap: 6px;
  }
  .strong {
    font-weight: 600;
  }
  .group .soft {
    font-weight: 400;
    margin-left: 4px;
  }
  .row.group .title {
    grid-column: 1 / -1;
  }
  .row .need {
    grid-column: 3 / -1;
  }
  .toggle {
    display: inline-grid;
    place-items: center;
    flex: none;
    width: 20px;
    height: 24px;
  }
  .toggle .icon {
    width: 12px;
    height: 12px;
  }
  .over .title,
  .over .people,
  .over .dates {
    color: var(--coop-text-2);
  }
  .crit {
    color: var(--coop-crit);
    font-weight: 600;
  }
  .crit .soft {
    font-weight: 400;
  }
  .figure,
  .head-needs,
  .head-awaited,
  .head-critical,
  .head-float {
    justify-content: flex-end;
  }
  .need,
  .awaited {
    font-size: 12px;
  }
  .row.head > * {
    font-size: 12px;
  }
`;
