import { css } from 'lit';

/** How it looks that rows are being read. */
export const loadingStyles = css`
  .skeleton {
    flex: 1;
    position: relative;
    overflow: hidden;
  }
  .skeleton .bar-line {
    display: flex;
    align-items: center;
    height: 28px;
    padding: 0 12px;
    border-bottom: 1px solid var(--coop-line);
  }
  .skeleton .bar-line::before {
    content: '';
    width: 150px;
    height: 8px;
    border-radius: 4px;
    background: var(--coop-surface-3);
  }
  .skeleton .bar-line:nth-child(3n)::before {
    width: 110px;
  }
  .skeleton .bar-line:nth-child(3n + 1)::before {
    width: 180px;
  }
  .skeleton .what {
    position: absolute;
    bottom: 16px;
    left: 50%;
    transform: translateX(-50%);
    padding: 4px 12px;
    border: 1px solid var(--coop-line-2);
    border-radius: 14px;
    background: var(--coop-surface);
    white-space: nowrap;
  }
`;
