import { css } from 'lit';

/** How the set-up page looks: two columns over a bar of buttons; one column below 720 px. */
export const setupStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }
  header,
  footer {
    flex: none;
    padding: 16px 24px;
  }
  header {
    border-bottom: 1px solid var(--coop-line-2);
  }
  header .soft {
    margin-top: 2px;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px 12px;
    border-top: 1px solid var(--coop-line-2);
    background: var(--coop-surface-2);
  }
  footer p {
    flex: 1 1 240px;
    color: var(--coop-text-2);
  }
  footer .button {
    padding: 0 14px;
  }
  .main {
    flex: 1;
    min-height: 0;
    display: grid;
    grid-template-columns: 360px minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
  }
  .column {
    padding: 16px 24px 24px;
    overflow: auto;
  }
  .column:first-child {
    border-inline-end: 1px solid var(--coop-line-2);
  }
  section + section {
    margin-top: 24px;
  }
  .section-title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    margin-bottom: 8px;
  }
  .meta {
    margin-top: 6px;
  }

  /* Choices and switches */
  .languages {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .languages label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    padding: 0 10px;
    border: 1px solid var(--coop-line-strong);
    border-radius: var(--coop-radius);
    cursor: pointer;
  }
  .languages label:has(:checked) {
    border-color: var(--coop-accent-solid);
    box-shadow: inset 0 0 0 1px var(--coop-accent-solid);
    background: var(--coop-select-2);
  }
  .languages label:has(:focus-visible) {
    outline: var(--coop-focus-width) solid var(--coop-focus);
    outline-offset: 1px;
  }
  .languages input {
    outline: none;
  }
  .languages label:has(:disabled) {
    cursor: default;
  }
  .card {
    padding: 10px 14px;
  }
  .card p {
    margin-top: 6px;
    color: var(--coop-text-2);
  }
  .switch {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    font-weight: 600;
    cursor: pointer;
  }
  .switch input {
    appearance: none;
    position: relative;
    width: 36px;
    height: 20px;
    border: 1px solid var(--coop-line-strong);
    border-radius: 10px;
    background: var(--coop-surface-3);
    cursor: pointer;
    transition: background-color 120ms ease-out;
  }
  .switch input::after {
    content: '';
    position: absolute;
    inset-block-start: 1px;
    inset-inline-start: 1px;
    width: 16px;
    height: 16px;
    border-radius: 50%;
    background: var(--coop-line-strong);
    transition: translate 120ms ease-out;
  }
  .switch input:checked {
    border-color: var(--coop-accent-solid);
    background: var(--coop-accent-solid);
  }
  .switch input:checked::after {
    translate: 16px 0;
    background: var(--coop-on-accent);
  }
  .switch input:disabled {
    cursor: default;
    opacity: 0.6;
  }
  .facts {
    display: grid;
    gap: 6px;
  }
  .facts li {
    display: grid;
    grid-template-columns: 12px minmax(0, 1fr);
    gap: 8px;
    overflow-wrap: anywhere;
  }
  .facts .health {
    margin-top: 3px;
  }
  .facts .link {
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  /* What will be */
  .pages {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(176px, 1fr));
    gap: 14px 20px;
  }
  .pages li {
    display: grid;
    grid-template-columns: 52px minmax(0, 1fr);
    gap: 10px;
    align-items: center;
  }
  .pages b {
    display: block;
    font-weight: 500;
  }
  .pages .soft {
    display: block;
    font-size: 12px;
    line-height: 16px;
  }
  .thumb {
    width: 52px;
    height: 36px;
    border: 1px solid var(--coop-line-2);
    border-radius: var(--coop-radius);
    background: var(--coop-surface-2);
  }
  .thumb .line {
    fill: none;
    stroke: var(--coop-line-strong);
  }
  .thumb .soft {
    fill: var(--coop-line-2);
  }
  .thumb .ink {
    fill: var(--coop-text);
  }
  .thumb .r {
    fill: var(--coop-r);
  }
  .thumb .a {
    fill: var(--coop-a);
  }
  .thumb .go {
    fill: none;
    stroke: var(--coop-good-fill);
    stroke-width: 1.4;
  }
  .tables {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
    column-gap: 28px;
  }
  .tables > li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    gap: 8px;
    align-items: center;
    min-height: 28px;
    border-bottom: 1px solid var(--coop-line);
  }
  .tables .icon {
    color: var(--coop-text-2);
  }
  details {
    margin-top: 14px;
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    padding: 2px 4px 2px 0;
    border-radius: 2px;
    color: var(--coop-link);
    font-weight: 500;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary .icon {
    transition: rotate 120ms ease-out;
  }
  details[open] > summary .icon {
    rotate: 90deg;
  }
  .schema {
    margin-top: 8px;
    border-top: 1px solid var(--coop-line);
  }
  .schema h3 {
    margin-top: 12px;
    font-weight: 600;
  }
  .schema li {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 12px;
    padding: 3px 0;
    border-bottom: 1px solid var(--coop-line);
    overflow-wrap: anywhere;
  }

  /* States that are no page */
  .state .health {
    width: 18px;
    height: 18px;
    margin-bottom: 4px;
  }
  .state .button {
    margin-top: 10px;
  }

  @media (max-width: 720px) {
    :host {
      height: auto;
      min-height: 100%;
    }
    .main {
      display: block;
    }
    header,
    footer {
      padding: 12px 16px;
    }
    footer {
      position: sticky;
      inset-block-end: 0;
    }
    .column {
      padding: 16px;
      overflow: visible;
    }
    .column:first-child {
      border-inline-end: 0;
      border-block-end: 1px solid var(--coop-line-2);
    }
  }
  @media (pointer: coarse) {
    .languages label {
      min-height: 44px;
    }
    .findings > li {
      padding: 14px 0;
    }
  }
  @media (forced-colors: active) {
    .switch input,
    .switch input::after,
    progress {
      border: 1px solid CanvasText;
    }
    .switch input:checked {
      background: Highlight;
    }
  }
`;
