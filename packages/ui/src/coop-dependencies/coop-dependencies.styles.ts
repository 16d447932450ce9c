import { css } from 'lit';

/** The frame of the board: toolbar, view and panel, the docked preview. */
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
  header,
  coop-impact-dock {
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
  coop-dependency-panel {
    flex: none;
    width: 264px;
    border-inline-start: 1px solid var(--coop-line-2);
  }
  .narrow coop-dependency-panel {
    position: absolute;
    inset: 0 0 0 auto;
    z-index: 5;
    width: min(330px, 100%);
    background: var(--coop-surface);
    box-shadow: var(--coop-shadow);
  }
  .around {
    max-width: min(420px, 60%);
    top: 10px;
    right: 12px;
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
  @media print {
    :host {
      display: block;
      height: auto;
      overflow: visible;
    }
    header,
    coop-impact-dock,
    coop-toast,
    .main,
    .read-only,
    .issues {
      display: none !important;
    }
    .print {
      display: block;
    }
    .print img {
      display: block;
      max-width: 100%;
      max-height: 98vh;
    }
    @page {
      size: A3 landscape;
      margin: 10mm;
    }
  }
`;
