import { css } from 'lit';

/** How the states look that are no view: a title, a sentence, one main act. */
export const stateStyles = css`
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
    border: 1px solid var(--coop-soft-line);
    border-radius: 50%;
    background: var(--coop-crit-soft);
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
  .skeleton {
    position: relative;
    flex: 1;
    overflow: hidden;
  }
  .bar-line {
    height: 28px;
    padding: 10px 12px;
    border-bottom: 1px solid var(--coop-line);
  }
  .bar-line::before {
    display: block;
    width: 160px;
    height: 8px;
    border-radius: 4px;
    background: var(--coop-surface-3);
    content: '';
  }
  .skeleton .what {
    position: absolute;
    bottom: 16px;
    left: 50%;
    padding: 4px 12px;
    border: 1px solid var(--coop-line-2);
    border-radius: 14px;
    transform: translateX(-50%);
    background: var(--coop-surface);
    white-space: nowrap;
  }
`;
