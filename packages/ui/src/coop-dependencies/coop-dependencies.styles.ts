import { css } from 'lit';

/** The frame of the board: toolbar and view. */
export const boardStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 220px;
    overflow: hidden;
    container: board / inline-size;
  }
  header {
    flex: none;
  }
  .main {
    flex: 1;
    position: relative;
    display: flex;
    min-height: 0;
  }
  .stage {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .stage > * {
    flex: 1;
  }
  .issues {
    align-items: center;
    padding: 6px 12px;
    border-bottom: 1px solid var(--coop-line-2);
  }
  .issues .text {
    flex: 1;
    min-width: 0;
  }
  .read-only {
    flex: none;
    display: flex;
    align-items: center;
    min-height: 28px;
    padding: 0 12px;
    border-top: 1px solid var(--coop-line-2);
    color: var(--coop-text-2);
    font-size: 12px;
  }
  .print {
    display: none;
  }
`;
