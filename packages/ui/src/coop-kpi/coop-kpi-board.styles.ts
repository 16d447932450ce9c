import { css, type CSSResultArray } from 'lit';
import { toolbarStyles } from '../shared/toolbar.styles.ts';

const frameStyles = css`
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
  }
  .toolbar {
    flex: none;
    flex-wrap: wrap;
    gap: 7px 8px;
  }
  .states {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .acts {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .states .button {
    padding: 0 9px;
    font-weight: 400;
  }
  .states .button b {
    font-weight: 600;
  }
  .main {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-height: 0;
    position: relative;
  }
  :where(.main) > * {
    flex: 1;
    min-height: 0;
  }
  .main > .note,
  .main > .visually-hidden {
    flex: none;
  }
  .note {
    align-items: center;
    padding: 6px 12px;
    border-bottom: 1px solid var(--coop-line-2);
  }
  .note .text {
    flex: 1;
    min-width: 0;
  }
  .note ul {
    max-height: 30vh;
    overflow: auto;
    margin-top: 4px;
  }
  footer {
    flex: none;
    min-height: 28px;
    padding: 5px 12px;
    border-top: 1px solid var(--coop-line-2);
    color: var(--coop-text-2);
    font-size: 12px;
  }
  .part {
    display: grid;
    place-items: center;
    color: var(--coop-text-2);
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
    .toolbar,
    .main,
    footer,
    .note,
    coop-toast {
      display: none !important;
    }
    .print {
      display: block;
    }
    /* The head of a table stands on each of its sheets. */
    .page {
      display: table;
      width: 100%;
      break-after: page;
    }
    .page:last-child {
      break-after: auto;
    }
    .page header {
      display: table-header-group;
      break-inside: avoid;
    }
    .page header div {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 12px;
      padding-bottom: 6px;
      border-bottom: 1px solid var(--coop-line-2);
    }
    .report li {
      display: grid;
      grid-template-columns: 250px minmax(0, 1fr);
      gap: 16px;
      align-items: center;
      break-inside: avoid;
      margin-top: 8px;
    }
    .report .card {
      height: 152px;
      padding-block: 5px;
    }
    .report .spark {
      height: 26px;
    }
    .report .next {
      display: none;
    }
    .beside {
      font-size: 12px;
      line-height: 16px;
    }
    .beside p + p {
      margin-top: 4px;
    }
    @page {
      size: A4;
      margin: 14mm;
    }
  }
`;

/** The frame of the element: toolbar, what is shown, footer. */
export const boardStyles: CSSResultArray = [toolbarStyles, frameStyles];
