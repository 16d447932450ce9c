import { css } from 'lit';

/** How work at hand, findings, changes, confirmations and the form of links look. */
export const doctorStyles = css`
  /* What is being done */
  progress {
    appearance: none;
    display: block;
    width: 100%;
    height: 6px;
    margin-top: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--coop-surface-3);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--coop-surface-3);
  }
  progress::-webkit-progress-value {
    border-radius: 3px;
    background: var(--coop-accent-solid);
  }
  progress::-moz-progress-bar {
    background: var(--coop-accent-solid);
  }
  .steps {
    display: grid;
    gap: 7px;
    margin: 14px 0;
  }
  .steps li {
    display: grid;
    grid-template-columns: 14px minmax(0, 1fr) auto;
    gap: 10px;
    align-items: center;
  }
  .steps svg {
    width: 13px;
    height: 13px;
  }
  .steps .now {
    font-weight: 600;
  }
  .steps .waiting {
    color: var(--coop-text-2);
  }
  .steps .soft {
    font-weight: 400;
  }
  .progress.done .ground {
    fill: var(--coop-good-fill);
  }
  .note {
    padding: 10px 14px;
    border-color: var(--coop-line-2);
    border-radius: 6px;
  }
  .note .health {
    margin-top: 3px;
  }
  .note + .note {
    margin-top: 8px;
  }

  /* What is not as it should be */
  .counts {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px 14px;
    font-size: 12px;
    font-weight: 400;
  }
  .counts span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .findings > li {
    display: grid;
    grid-template-columns: 16px 14px minmax(0, 1fr) auto;
    gap: 4px 10px;
    padding: 11px 0;
    border-bottom: 1px solid var(--coop-line);
    overflow-wrap: anywhere;
  }
  .findings input {
    margin-top: 1px;
  }
  .findings .health {
    margin-top: 3px;
  }
  .findings .meta {
    grid-column: 3 / -1;
    margin: 0;
    font-size: 12px;
  }
  .findings label {
    cursor: pointer;
  }
  .result {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: 12px;
  }
  .result.left {
    color: var(--coop-text-2);
  }
  .changes {
    margin-top: 16px;
    padding: 0;
  }
  .changes h3 {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 12px;
    padding: 8px 14px;
    border-bottom: 1px solid var(--coop-line-2);
    font-weight: 600;
  }
  .changes h3 .soft {
    font-size: 12px;
    font-weight: 400;
  }
  .changes ul,
  .changes p {
    margin: 0;
    padding: 8px 14px;
    font-size: 12px;
  }
  .changes li {
    display: grid;
    grid-template-columns: 12px minmax(0, 1fr);
    gap: 6px;
    padding: 2px 0;
    overflow-wrap: anywhere;
  }
  .plus {
    color: var(--coop-good);
    font-weight: 600;
  }
  .tilde {
    color: var(--coop-warn);
    font-weight: 600;
  }
  .aside {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: 12px;
  }
  .aside p {
    color: var(--coop-text-2);
  }
  .aside .button {
    flex: none;
  }
  .confirm {
    margin-top: 10px;
  }
  .confirm ul {
    margin: 6px 0;
    max-height: 168px;
    overflow: auto;
  }
  .confirm li {
    padding: 2px 0;
    overflow-wrap: anywhere;
  }
  .confirm .rules li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 8px;
  }
  .confirm > :first-child {
    margin-top: 0;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 10px;
  }

  /* Linking a table */
  .form {
    display: grid;
    gap: 8px;
  }
  .form label {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 10px;
    align-items: center;
  }
  .form h4,
  .form legend {
    margin: 6px 0 0;
    padding: 0;
    font-size: inherit;
    font-weight: 600;
  }
  .form .off {
    font-size: 12px;
  }
  .form label > .off {
    grid-column: 2;
    margin-top: -6px;
  }
  .form .extras {
    display: grid;
    gap: 10px;
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  .form .extras label {
    grid-template-columns: 16px minmax(0, 1fr);
    align-items: start;
    overflow-wrap: anywhere;
  }
  .form .extras .off {
    display: block;
  }
  .form details .form {
    margin-top: 8px;
  }
  .links > li {
    padding: 6px 0;
  }
  .links .aside {
    flex-wrap: wrap;
  }
  .links .acts {
    flex: none;
    margin: 0;
  }
  .changes h4 {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 4px 12px;
    margin: 0;
    padding: 8px 14px;
    border-bottom: 1px solid var(--coop-line-2);
    font-size: inherit;
  }
  .changes h4 .soft {
    font-size: 12px;
    font-weight: 400;
  }
  .form .field {
    width: 100%;
    border-color: var(--coop-line-strong);
  }
`;
