import { css } from 'lit';

/** A table of figures under a chart. */
export const tableStyles = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    height: 26px;
    padding: 2px 8px;
    border-bottom: 1px solid var(--coop-line);
    text-align: start;
    vertical-align: middle;
  }
  th {
    position: sticky;
    top: 0;
    z-index: 1;
    background: var(--coop-surface-2);
    color: var(--coop-text-2);
    font-weight: 400;
    white-space: nowrap;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 16px;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  td b {
    margin-inline-end: 4px;
  }
  .comment {
    color: var(--coop-text-2);
    overflow-wrap: anywhere;
  }
`;

/** The page of an indicator. */
export const detailStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    height: 100%;
    min-height: 0;
  }
  .toolbar {
    flex: none;
    flex-wrap: wrap;
  }
  .toolbar h2 {
    min-width: 0;
    padding-inline-start: 12px;
    border-inline-start: 1px solid var(--coop-line-2);
    overflow-wrap: anywhere;
  }
  .toolbar .back {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: var(--coop-control);
    padding: 0 6px;
    color: var(--coop-link);
    font-weight: 500;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .frame {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .body {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 264px;
    min-height: 0;
  }
  .main {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    overflow: auto;
  }
  aside {
    padding: 14px 16px;
    border-inline-start: 1px solid var(--coop-line-2);
    overflow: auto;
  }
  .narrow .body {
    display: block;
    overflow: auto;
  }
  .narrow td .days,
  .narrow .comment {
    display: none;
  }
  .narrow .main {
    overflow: visible;
  }
  .narrow aside {
    border-inline-start: 0;
    border-top: 1px solid var(--coop-line-2);
  }
  /* The first of each row begins where the page does, however many a row holds: its line is cut off. */
  .strip {
    flex: none;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
    margin-inline: 16px 0;
    padding: 12px 16px 6px 0;
    gap: 8px 0;
    overflow: clip;
  }
  .strip > div {
    margin-inline-start: -15px;
    padding-inline: 14px 28px;
    border-inline-start: 1px solid var(--coop-line-2);
  }
  .strip .then {
    font-size: 16px;
    line-height: 24px;
    font-variant-numeric: proportional-nums;
  }
  .strip .then .difference {
    font-weight: 400;
  }
  .strip .big {
    font-size: 26px;
    font-weight: 600;
    line-height: 28px;
    font-variant-numeric: proportional-nums;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .strip .head {
    flex-wrap: wrap;
    gap: 0 8px;
  }
  .strip .since {
    white-space: normal;
  }
  .verdict {
    font-size: 12px;
    line-height: 16px;
    color: var(--coop-text-2);
  }
  .verdict .better {
    color: var(--coop-good);
    font-weight: 600;
  }
  .verdict .worse {
    color: var(--coop-crit);
    font-weight: 600;
  }
  coop-kpi-chart {
    flex: none;
    height: clamp(240px, 42vh, 380px);
    margin: 4px 10px 0 8px;
  }
  .under {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 6px 12px;
    padding: 8px 16px;
  }
  .table {
    flex: 1 0 auto;
    min-height: 120px;
  }
  .table p {
    padding: 12px 16px;
    color: var(--coop-text-2);
  }
  .table td .link {
    overflow-wrap: anywhere;
  }
  aside section + section {
    margin-top: 14px;
    padding-top: 14px;
    border-top: 1px solid var(--coop-line-2);
  }
  aside h3 {
    margin-bottom: 4px;
    color: var(--coop-text-2);
    font-weight: 500;
  }
  aside p + p {
    margin-top: 4px;
  }
  dl {
    display: grid;
    grid-template-columns: minmax(84px, auto) 1fr;
    gap: 4px 12px;
    align-items: baseline;
  }
  dt {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--coop-text-2);
  }
  dd {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .events li {
    display: grid;
    grid-template-columns: 20px 1fr;
    gap: 2px 8px;
    margin-top: 8px;
  }
  .events .n {
    display: grid;
    place-items: center;
    width: 17px;
    height: 17px;
    margin-top: 1px;
    border-radius: 50%;
    color: var(--coop-surface);
    background: var(--coop-text);
    font-size: 11px;
    font-weight: 600;
  }
  .events .text {
    overflow-wrap: anywhere;
  }
  .events .meta {
    grid-column: 2;
  }
  .hint {
    margin-top: 6px;
    color: var(--coop-text-2);
    font-size: 12px;
    line-height: 16px;
  }
  .left-out {
    margin: 12px 0;
  }
  .left-out h3 {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .left-out ul {
    display: grid;
    gap: 4px;
    margin: 6px 0 0;
    padding: 0;
    list-style: none;
  }
  .notes li {
    display: flex;
    gap: 6px;
    align-items: baseline;
  }
  @media (forced-colors: active) {
    .events .n {
      color: Canvas;
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
