import { css } from 'lit';

/** Tasks in columns by status. */
export const statusBoardStyles = css`
  :host {
    position: relative;
    background: none;
    container-type: inline-size;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    gap: 12px;
    align-items: start;
  }
  section {
    min-width: 0;
    padding: 8px;
    border: 1px solid var(--coop-line);
    border-radius: var(--coop-radius);
    background: var(--coop-surface-2);
  }
  section.target {
    outline: var(--coop-focus-width) dashed var(--coop-focus);
    outline-offset: -2px;
  }
  h3 {
    display: flex;
    align-items: center;
    gap: 6px;
    padding: 2px 4px 8px;
    font-weight: 600;
  }
  ul {
    display: grid;
    gap: 8px;
    min-height: 40px;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 4px;
    padding: 8px 4px 8px 10px;
    border: 1px solid var(--coop-line-2);
    border-radius: var(--coop-radius);
    background: var(--coop-surface);
  }
  .card[draggable='true'] {
    cursor: grab;
  }
  .card.dragged {
    border-style: dashed;
  }
  .title {
    display: inline;
    padding: 0;
    border: 0;
    background: none;
    font-weight: 500;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .title:hover {
    text-decoration: underline;
  }
  .meta {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .late {
    color: var(--coop-crit);
  }
  .lock {
    display: inline-flex;
    padding: 4px;
    color: var(--coop-text-2);
  }
  .none {
    padding: 6px 4px;
    color: var(--coop-text-2);
  }
  coop-toast {
    position: sticky;
  }
  @container (max-width: 720px) {
    .columns {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (max-width: 440px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
