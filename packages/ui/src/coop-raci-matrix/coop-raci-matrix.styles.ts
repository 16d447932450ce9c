import { css } from 'lit';

/** The frame of the matrix: toolbar, grid and panel, add bar, footer. */
export const matrixStyles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 180px;
    overflow: hidden;
  }
  header {
    flex: none;
    min-height: 44px;
  }
  .main {
    position: relative;
    flex: 1;
    display: flex;
    min-height: 0;
  }
  .stage {
    position: relative;
    flex: 1;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  coop-raci-grid,
  coop-raci-person {
    flex: 1;
    min-height: 0;
  }
  .panel {
    flex: none;
    display: flex;
    width: 244px;
    min-height: 0;
    border-inline-start: 1px solid var(--coop-line-2);
  }
  coop-raci-panel {
    flex: 1;
    min-width: 0;
  }
  .narrow .panel {
    position: absolute;
    inset: 0 0 0 auto;
    z-index: 5;
    width: min(320px, 100%);
    box-shadow: var(--coop-shadow);
  }
  .corner {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    width: 100%;
    min-width: 0;
  }
  .corner.compact coop-menu + coop-menu {
    display: none;
  }
  footer {
    flex: none;
    display: flex;
    align-items: center;
    gap: 14px;
    min-height: 28px;
    padding: 0 12px;
    border-top: 1px solid var(--coop-line-2);
    color: var(--coop-text-2);
    font-size: 12px;
    white-space: nowrap;
    overflow: hidden;
  }
  footer .legend {
    display: inline-flex;
    align-items: center;
    gap: 5px;
  }
  footer .legend .letter {
    width: 15px;
    height: 15px;
  }
  footer .push {
    margin-inline-start: auto;
  }
  footer .keys {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    cursor: pointer;
  }
  footer .keys:hover {
    color: var(--coop-text);
  }
  :host([unseen]) :is(header, .main, footer) {
    opacity: 0;
  }
  .print {
    display: none;
  }
`;
