import { css } from 'lit';

/** What stands in a toolbar or under it beside its controls: that nothing can be changed, and what is filtered. */
export const toolbarStyles = css`
  .lock {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--coop-text-2);
    white-space: nowrap;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    padding: 6px 12px;
    border-bottom: 1px solid var(--coop-line-2);
  }
`;
