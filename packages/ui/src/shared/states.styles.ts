import { css, type CSSResultArray } from 'lit';
import { loadingStyles } from './loading-state.styles.ts';

/** How the states look that say why there are no rows: columns to choose, an error, nothing yet. */
export const messageStyles = css`
  .state {
    flex: 1;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 8px;
    padding: 24px 16px;
    overflow: auto;
    text-align: center;
  }
  .state p {
    max-width: 420px;
    color: var(--coop-text-2);
    overflow-wrap: anywhere;
  }
  .state p b {
    color: var(--coop-text);
  }
  .state .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 8px 16px;
    margin-top: 10px;
  }
  .state .sign {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    margin-bottom: 8px;
    border-radius: 50%;
    background: var(--coop-crit-soft);
    border: 1px solid var(--coop-soft-line);
  }
  .state .sign .health {
    width: 18px;
    height: 18px;
  }
  .mapping {
    width: min(360px, 100%);
    margin: 8px 0 4px;
    text-align: start;
  }
  .mapping li {
    display: grid;
    grid-template-columns: 20px 1fr 1.4fr 16px;
    gap: 8px;
    align-items: center;
    min-height: 28px;
    padding: 0 12px;
  }
  .mapping li + li {
    border-top: 1px solid var(--coop-line);
  }
  .mapping .missing {
    color: var(--coop-crit);
    font-weight: 600;
  }
  .mapping li > .icon:last-child {
    color: var(--coop-good);
  }
  .guide {
    display: grid;
    gap: 6px;
    max-width: 460px;
    margin: 8px 0 4px;
    padding: 12px 16px 12px 34px;
    text-align: start;
    list-style: decimal;
  }
  .guide li {
    list-style: decimal;
  }
  svg.sample {
    flex: none;
    margin-bottom: 8px;
  }
`;

/** How all states look that show no rows. */
export const stateStyles: CSSResultArray = [loadingStyles, messageStyles];
