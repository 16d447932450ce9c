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
    --dates: max(128px, calc(var(--date-letters) * 0.48em + 12px));
    --odds: max(128px, calc(var(--odds-letters) * 0.48em + 12px));
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  .body {
    position: relative;
    min-width: calc(700px + var(--dates) + var(--odds));
  }
  .row {
    position: absolute;
    left: 0;
    right: 0;
    display: grid;
    grid-template-columns: minmax(176px, 2.2fr) minmax(124px, 2fr) 64px 76px minmax(88px, 1fr) var(--dates) var(--odds) 96px 64px;
    align-items: center;
    height: var(--coop-row);
    padding-right: 12px;
    border-bottom: 1px solid var(--coop-line);
    background: var(--coop-surface);
    cursor: pointer;
  }
  .row.head {
    position: sticky;
    top: 0;
    z-index: 2;
    min-width: calc(700px + var(--dates) + var(--odds));
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
  /* The part that stays lies over the row's ring, and bears its own piece of it. */
  .row:focus-visible .title {
    box-shadow:
      inset var(--coop-focus-width) var(--coop-focus-width) var(--coop-focus),
      inset 0 calc(-1 * var(--coop-focus-width)) var(--coop-focus);
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
  /* Whose row it is stays in sight however far the others are scrolled. */
  .row .title {
    position: sticky;
    left: 0;
    z-index: 1;
    height: 100%;
    padding-left: 4px;
    background: inherit;
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
    justify-self: start;
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
  .sort {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-width: 0;
    min-height: 24px;
    padding: 0;
    border: 0;
    color: inherit;
    background: none;
    font: inherit;
    cursor: pointer;
  }
  .sort:hover,
  [aria-sort] .sort {
    color: var(--coop-text);
  }
  .sort:focus-visible {
    outline-offset: -2px;
  }
  .sort .icon {
    flex: none;
    width: 10px;
    height: 10px;
  }
  [aria-sort='ascending'] .icon {
    transform: rotate(180deg);
  }
`;
