import { css, type CSSResult } from 'lit';
import { messageStyles } from '../shared/states.styles.ts';

const partStyles = css`
  .around {
    max-width: min(420px, 60%);
    top: 10px;
    right: 12px;
  }
  coop-impact-dock {
    flex: none;
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
  @container board (max-width: 560px) {
    .narrow coop-dependency-panel {
      inset: auto 0 0;
      width: 100%;
      height: 58%;
      border-inline-start: 0;
      border-top: 1px solid var(--coop-line-2);
      border-radius: 6px 6px 0 0;
    }
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

/** What comes with the rest: panel and docked preview, paper, states that say why nothing is shown. */
export const boardLaterStyles: readonly CSSResult[] = [partStyles, messageStyles];
