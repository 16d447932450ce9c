import { css } from 'lit';

/** How letters look; beside `shapeStyles` in the `styles` of each element that draws them. */
export const letterStyles = css`
  .letter {
    width: 20px;
    height: 20px;
  }
  .letter .glyph {
    fill: none;
    stroke: var(--coop-on-a);
    stroke-width: 1.8;
    stroke-linejoin: round;
  }
  .letter.A .ground {
    fill: var(--coop-a);
  }
  .letter.R .ground {
    fill: var(--coop-r);
  }
  .letter.R .glyph {
    stroke: var(--coop-on-r);
  }
  .letter.C .ground {
    fill: none;
    stroke: var(--coop-c);
    stroke-width: 1.5;
  }
  .letter.C .glyph {
    stroke: var(--coop-c);
  }
  .letter.I .ground {
    fill: var(--coop-i);
  }
  .letter.I .glyph {
    stroke: var(--coop-on-i);
    stroke-width: 1.6;
    stroke-linecap: round;
  }

  @media (forced-colors: active) {
    .letter .ground {
      fill: CanvasText;
      stroke: CanvasText;
      forced-color-adjust: none;
    }
    .letter .glyph {
      fill: none;
      stroke: Canvas;
      forced-color-adjust: none;
    }
    .letter:is(.A, .R, .I) .ground {
      fill: CanvasText;
    }
    .letter.R .glyph,
    .letter.I .glyph {
      stroke: Canvas;
    }
    .letter.C .ground {
      fill: Canvas;
      stroke: CanvasText;
    }
    .letter.C .glyph {
      stroke: CanvasText;
    }
  }
`;
