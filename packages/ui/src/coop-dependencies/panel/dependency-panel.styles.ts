import { css } from 'lit';

/** The side panel: sections that read one after the other as a sentence does. */
export const panelStyles = css`
  :host {
    min-width: 0;
    min-height: 0;
  }
  .content {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 6px;
    height: 100%;
    padding: 14px 14px 20px;
    overflow: auto;
    overflow-wrap: anywhere;
  }
  .close {
    position: absolute;
    top: 8px;
    right: 8px;
    color: var(--coop-text-2);
  }
  .content > :first-child + * {
    padding-right: 28px;
  }
  .state {
    display: flex;
    align-items: center;
    gap: 7px;
  }
  .state .health,
  .state .progress {
    width: 13px;
    height: 13px;
  }
  .panel-title .small {
    min-height: 24px;
    width: 24px;
    margin: -3px 0 -3px 4px;
    vertical-align: middle;
    color: var(--coop-text-2);
  }
  .sentence .link.plain {
    font-weight: 600;
  }
  .sentence .soft {
    font-weight: 400;
  }
  .link.plain {
    color: inherit;
    font-weight: inherit;
  }
  .crit {
    color: var(--coop-crit);
  }
  section {
    display: flex;
    flex-direction: column;
    gap: 4px;
    margin-top: 8px;
  }
  h3 {
    color: var(--coop-text-2);
    font-weight: 600;
  }
  .people li {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 22px;
  }
  .people .letter {
    width: 17px;
    height: 17px;
  }
  .chain li {
    position: relative;
    display: grid;
    grid-template-columns: 14px 1fr;
    gap: 10px;
    padding-bottom: 8px;
  }
  .chain li > svg {
    margin-top: 3px;
    width: 14px;
    height: 14px;
  }
  .chain li:not(:last-child)::before {
    position: absolute;
    left: 6px;
    top: 20px;
    bottom: -1px;
    width: 2px;
    background: var(--coop-crit);
    content: '';
  }
  .what {
    display: flex;
    flex-direction: column;
    min-width: 0;
    text-align: start;
  }
  blockquote {
    margin: 0;
  }
  .criteria {
    padding-left: 16px;
    color: var(--coop-text-2);
  }
  .criteria li {
    list-style: disc;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    margin-top: 4px;
  }
  .acts.tools {
    flex-direction: row;
    margin-top: 14px;
  }
  .acts.foot {
    margin-top: auto;
    padding-top: 16px;
    gap: 14px;
  }
  .lines .line {
    display: flex;
    align-items: center;
    gap: 8px;
    width: 100%;
    min-height: 26px;
    padding: 3px 4px;
    margin: 0 -4px;
    border: 0;
    border-radius: 3px;
    background: none;
    text-align: start;
  }
  button.line,
  .need-line {
    cursor: pointer;
  }
  button.line:hover,
  .need-line:hover {
    background: var(--coop-surface-3);
  }
  .line .one-line,
  .line .what {
    flex: 1;
  }
  .figure {
    flex: none;
    margin-inline-start: auto;
  }
  .figure.crit {
    font-weight: 600;
  }
  .needs li {
    border-top: 1px solid var(--coop-line-2);
  }
  .needs li:last-child {
    border-bottom: 1px solid var(--coop-line-2);
  }
  .need-line {
    display: flex;
    flex-direction: column;
    gap: 3px;
    width: 100%;
    padding: 9px 2px;
    border: 0;
    background: none;
    text-align: start;
  }
  .sides > li + li {
    margin-top: 4px;
  }
  details > .link {
    display: inline-flex;
    align-items: center;
    min-height: 26px;
  }
  summary {
    min-height: 24px;
    cursor: pointer;
    color: var(--coop-text-2);
    font-weight: 600;
  }
  summary .soft {
    font-weight: 400;
  }
  .editor {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding-top: 4px;
  }
  section.editor {
    border-top: 1px solid var(--coop-line);
    padding-top: 10px;
  }
  .field-row {
    display: flex;
    flex-direction: column;
    gap: 2px;
  }
  .field-row > span:first-child {
    color: var(--coop-text-2);
    font-size: 12px;
  }
  .field-row .field,
  .rename {
    width: 100%;
    min-width: 0;
  }
  .pair {
    display: flex;
    gap: 6px;
  }
  .pair .push {
    margin-inline-start: auto;
    font-size: 12px;
    white-space: nowrap;
    font-weight: 400;
  }
  textarea {
    resize: vertical;
  }
  .asking {
    padding: 8px 10px;
    border: 1px solid var(--coop-line-2);
    border-radius: 6px;
    background: var(--coop-surface-2);
  }
  .escalation {
    display: flex;
    gap: 6px;
    color: var(--coop-warn);
  }
  .escalation svg {
    flex: none;
    margin-top: 3px;
  }
  .doubles {
    flex-direction: column;
    align-items: flex-start;
  }
`;
