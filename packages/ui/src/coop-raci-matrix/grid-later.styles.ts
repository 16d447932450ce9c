import { css } from 'lit';

/** What looks only once somebody edits, or the audit has spoken. */
export const gridLaterStyles = css`
  .resizer {
    position: absolute;
    inset-block: 0;
    inset-inline-end: -4px;
    width: 8px;
    cursor: col-resize;
    touch-action: none;
  }
  .resizer:hover,
  .resizer:focus-visible {
    background: linear-gradient(to right, transparent 3px, var(--coop-focus) 3px 5px, transparent 5px);
    outline: none;
  }
  /* Rows on their way: bars for titles, and nothing else that could be read. */
  [aria-busy='true'] .title,
  [aria-busy='true'] .person,
  [aria-busy='true'] .letter {
    visibility: hidden;
  }
  [aria-busy='true'] .title .name {
    visibility: visible;
    height: 8px;
    line-height: 60px;
    border-radius: 4px;
    background: var(--coop-surface-3);
  }
  /* The row of people lies over that of teams: it takes what is pressed only where its people stand. */
  .heads.people {
    pointer-events: none;
  }
  .person {
    pointer-events: auto;
  }
  .title .edit {
    flex: 1;
    min-width: 0;
    height: 24px;
    padding: 0 4px;
    border: 1px solid var(--coop-line-2);
    border-radius: var(--coop-radius);
    background: var(--coop-surface);
  }
  .cell.selected,
  .cell.selected:hover {
    background-color: var(--coop-select);
  }
  .cell.away,
  .person.away {
    /* Firefox mixes colours that were mixed before elsewhere than in sRGB, and hard edges go astray. */
    background-image: repeating-linear-gradient(135deg in srgb, transparent 0 4px, var(--coop-line) 4px 5px);
  }
  .cell.corner::after {
    content: '';
    position: absolute;
    top: 0;
    right: 0;
    border: 4px solid var(--coop-warn-fill);
    border-left-color: transparent;
    border-bottom-color: transparent;
  }
  .cell.corner.critical::after {
    border-top-color: var(--coop-crit-fill);
    border-right-color: var(--coop-crit-fill);
  }
  .cell.pending .letter {
    opacity: 0.55;
  }
  .cell.pending::before {
    content: '';
    position: absolute;
    bottom: 2px;
    width: 16px;
    border-bottom: 2px dotted var(--coop-text-2);
  }
  .cell.refused {
    background-color: var(--coop-crit-soft);
    outline: 1px solid var(--coop-crit-fill);
    outline-offset: -1px;
  }

  .load,
  .absent {
    height: 14px;
    font-size: 11px;
    line-height: 14px;
    color: var(--coop-text-2);
  }
  .absent {
    height: 26px;
    padding-top: 5px;
  }
  .load.over {
    color: var(--coop-crit);
    font-weight: 600;
  }
  .bar {
    width: 26px;
    height: 8px;
    margin: 0 0 6px;
  }
  .bar .track {
    fill: color-mix(in srgb, var(--coop-text) 14%, var(--coop-surface-2));
  }
  .bar .fill {
    fill: var(--coop-line-strong);
  }
  .bar .excess {
    fill: var(--coop-crit-fill);
  }
  .bar .tick {
    stroke: var(--coop-text);
    stroke-width: 1;
  }

  /* A group keeps its name where there is no room for all that it counts. */
  @media (max-width: 520px) {
    .title .tally + .tally {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .cell.selected {
      forced-color-adjust: none;
      background: Highlight;
    }
    .cell.corner::after {
      forced-color-adjust: none;
      border-top-color: CanvasText;
      border-right-color: CanvasText;
    }
  }
`;
