import { css } from 'lit';

/** The heads: corner, teams, people and their loads. */
export const gridHeadStyles = css`
  /* Heads */
  .head {
    position: sticky;
    top: 0;
    z-index: 3;
    height: 150px;
    background: var(--coop-surface-2);
    border-bottom: 1px solid var(--coop-line-2);
  }
  .head.flat {
    height: 124px;
  }
  .heads {
    position: absolute;
    inset: 0;
    display: block;
  }
  .over-titles {
    position: sticky;
    left: 0;
    z-index: 2;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 2px;
    height: 100%;
    padding: 0 0 8px;
    background: var(--coop-surface-2);
    border-inline-end: 1px solid var(--coop-line-2);
    box-shadow: 1px 0 0 var(--coop-line);
  }
  .over-titles .legend {
    margin-top: auto;
    align-self: stretch;
    padding: 0 11px;
    text-align: end;
    color: var(--coop-text-2);
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .team-head {
    position: absolute;
    top: 0;
    height: 26px;
    border-inline-start: 1px solid var(--coop-line-2);
    overflow: clip;
  }
  .team-head.first {
    border-inline-start: 0;
  }
  .team-head button {
    position: sticky;
    left: var(--title-width);
    display: inline-flex;
    align-items: center;
    gap: 3px;
    max-width: 100%;
    height: 26px;
    padding: 0 4px;
    border: 0;
    background: none;
    font-weight: 600;
    white-space: nowrap;
    cursor: pointer;
  }
  .team-head.folded button {
    width: 100%;
    justify-content: center;
    padding: 0;
  }
  .team-head button:hover {
    background: var(--coop-surface-3);
  }
  .team-head button:focus-visible {
    outline-offset: -2px;
  }
  .team-head .icon {
    width: 12px;
    height: 12px;
    flex: none;
  }
  .team-head .name {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .team-head .soft {
    font-weight: 400;
    margin-inline-start: 2px;
  }
  .person {
    position: absolute;
    top: 26px;
    width: var(--column-width);
    height: 123px;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: flex-end;
    cursor: pointer;
  }
  .flat .person {
    top: 0;
  }
  /* Room for a load that is still being summed, so that names stay where they are. */
  .person .who:only-child {
    margin-bottom: 30px;
  }
  .compact {
    height: 29px;
  }
  .compact .over-titles {
    padding: 0;
    justify-content: center;
  }
  .compact .over-titles .legend {
    display: none;
  }
  .compact .person {
    top: 0;
    height: 28px;
    justify-content: center;
  }
  .compact .person .who {
    flex: none;
    max-width: calc(100% - 4px);
    margin: 0;
    writing-mode: horizontal-tb;
    transform: none;
    text-overflow: clip;
    color: var(--coop-text-2);
    font-size: 11px;
  }
  .person.start {
    box-shadow: inset 1px 0 0 var(--coop-line-2);
  }
  .person .who {
    flex: 1;
    min-height: 0;
    max-height: 94px;
    font-size: 13px;
    writing-mode: vertical-rl;
    transform: rotate(180deg);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    line-height: 18px;
    margin-bottom: 2px;
  }
  .person.team {
    color: var(--coop-text-2);
  }
  .person.cursor {
    background: var(--coop-select);
  }
  .person.cursor .who {
    font-weight: 600;
  }
  .person:hover {
    background: var(--coop-surface-3);
  }
  .person:focus-visible,
  .over-titles:focus-visible {
    outline-offset: -2px;
  }
`;
