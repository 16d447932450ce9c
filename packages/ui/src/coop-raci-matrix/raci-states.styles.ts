import { css, type CSSResult } from 'lit';
import { partStyles } from '../controls.styles.ts';
import { loadingStyles } from '../shared/loading-state.styles.ts';
import { messageStyles } from '../shared/states.styles.ts';

const raciStateStyles = css`
  .unread {
    align-items: center;
    padding: 6px 12px;
    border-bottom: 1px solid var(--coop-line-2);
  }
  .unread .text {
    flex: 1;
    min-width: 0;
  }
  .unread ul {
    max-height: 30vh;
    overflow: auto;
    margin-top: 4px;
  }
  .skeleton.over {
    position: absolute;
    inset: 0;
    z-index: 4;
  }
  .add-bar {
    flex: none;
    border-top: 1px solid var(--coop-line-2);
  }
  .add-bar ~ coop-toast {
    bottom: 96px;
  }
  .mapping .letter {
    width: 16px;
    height: 16px;
  }
  .sample {
    display: grid;
    grid-template-columns: 50px repeat(3, 22px);
    margin-bottom: 8px;
  }
  .sample span {
    display: grid;
    place-items: center;
    height: 15px;
    border: solid var(--coop-line);
    border-width: 0 0 1px 1px;
  }
  .sample .bar {
    border-left: 0;
  }
  .sample .bar::before {
    content: '';
    width: 32px;
    height: 4px;
    border-radius: 2px;
    background: var(--coop-surface-3);
  }
  .sample span:nth-last-child(-n + 4) {
    border-bottom: 0;
  }
  .sample .letter {
    width: 11px;
    height: 11px;
  }
  @media print {
    :host {
      display: block;
      height: auto;
      overflow: visible;
    }
    header,
    .main,
    footer,
    .unread,
    .add-bar,
    coop-toast {
      display: none !important;
    }
    .print {
      display: block;
    }
  }
`;

/** What the matrix needs besides its first styles. */
export const moreStyles: readonly CSSResult[] = [partStyles, loadingStyles, messageStyles, raciStateStyles];
