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
  .life {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    margin: 6px 0 0;
  }
  .life li {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    text-align: center;
    font-size: 12px;
    line-height: 15px;
    overflow-wrap: normal;
  }
  .life li::before {
    position: absolute;
    top: 6px;
    left: calc(-50% + 10px);
    right: calc(50% + 10px);
    height: 2px;
    background: var(--coop-line-2);
    content: '';
  }
  .life li:first-child::before {
    content: none;
  }
  .life li.reached::before {
    background: var(--coop-info);
  }
  .life svg {
    width: 14px;
    height: 14px;
    margin-bottom: 4px;
  }
  .ahead .ring {
    stroke: var(--coop-line-strong);
  }
  .ahead .ground {
    fill: var(--coop-line-strong);
  }
  .late .ring {
    stroke: var(--coop-crit) !important;
  }
  .late .ground {
    fill: var(--coop-crit) !important;
  }
  .life .ahead .step {
    color: var(--coop-text-2);
  }
  .life .late .step {
    color: var(--coop-text);
    font-weight: 600;
  }
  .life .when {
    color: var(--coop-text-2);
    white-space: nowrap;
  }
  .life .late .when {
    color: var(--coop-crit);
    font-weight: 600;
  }
  .life.refused {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .life.refused svg {
    margin: 0;
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
  .life-line {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 12px;
    overflow-wrap: normal;
  }
  .life-line .push {
    margin-inline-start: auto;
  }
  .life-line .push.crit {
    font-weight: 600;
  }
  .rings {
    display: inline-flex;
    gap: 10px;
  }
  .rings > span {
    position: relative;
    display: inline-flex;
  }
  .rings > span + span::before {
    position: absolute;
    left: -9px;
    top: 5px;
    width: 8px;
    height: 2px;
    background: var(--coop-line-2);
    content: '';
  }
  .rings > .reached + .reached::before {
    background: var(--coop-info);
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
  .times svg {
    width: 100%;
    fill: light-dark(#1d6fb8, #5fa8ee);
  }
  .times text {
    fill: var(--coop-text-2);
    font: 11px var(--coop-font);
  }
  .times path {
    fill: none;
    stroke: var(--coop-line-strong);
  }
  .times .median,
  .times .p85 {
    stroke: var(--coop-text);
    stroke-width: 1.5;
  }
  .times .p85 {
    stroke-dasharray: 3 2;
  }
  .times .dash {
    width: 18px;
    height: 8px;
  }
  .times .key {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .odds {
    display: grid;
    gap: 2px;
    margin: 0;
  }
  .split,
  .odds div {
    display: flex;
    justify-content: space-between;
    gap: 8px;
  }
  .odds dd {
    white-space: nowrap;
    margin: 0;
    font-weight: 600;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
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
