import { css } from 'lit';

/** How health shapes, progress rings and icons look; for the `styles` of each element that draws them. */
export const shapeStyles = css`
  svg {
    flex: none;
    overflow: visible;
    vertical-align: middle;
  }
  .health,
  .progress {
    width: 12px;
    height: 12px;
  }
  .health .ring,
  .progress .ring,
  .health .mark,
  .progress .mark {
    fill: none;
    stroke-width: 1.4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .health .ring,
  .progress .ring {
    stroke: var(--coop-info);
  }
  .health .mark,
  .progress .mark {
    stroke: var(--coop-surface);
    stroke-width: 1.5;
  }
  .health.good .ground {
    fill: var(--coop-good-fill);
  }
  .health.warn .ground {
    fill: var(--coop-warn-fill);
    stroke: var(--coop-warn-edge);
    stroke-linejoin: round;
  }
  .health.warn .mark {
    stroke: var(--coop-on-warn);
  }
  .health.crit .ground {
    fill: var(--coop-crit-fill);
  }
  .health.crit .mark {
    stroke: var(--coop-on-crit);
  }
  .health.block .ground {
    fill: var(--coop-block);
  }
  .health.go .ground {
    fill: var(--coop-link);
  }
  .health.none .ring {
    stroke: var(--coop-text-2);
  }
  .progress .ground {
    fill: var(--coop-info);
  }
  .progress.off .ring {
    stroke: var(--coop-text-2);
  }

  .icon {
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  @media (forced-colors: active) {
    .health .ground,
    .progress .ground {
      fill: CanvasText;
      stroke: CanvasText;
      forced-color-adjust: none;
    }
    .health .mark,
    .progress .mark {
      fill: none;
      stroke: Canvas;
      forced-color-adjust: none;
    }
    .health .ring,
    .progress .ring {
      stroke: CanvasText;
    }
  }
`;
