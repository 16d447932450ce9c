import type { Forecast, Formats, Need, Translate } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../shapes/icons.ts';
import type { Board } from './board/board.ts';
import { withoutFilters } from './board/filters.ts';
import type { BoardLink, BoardTask } from './board/types.ts';
import './map/dependency-map.ts';
import type { Emphasis } from './map/dependency-map.ts';
import type { MapScene } from './map/scene.ts';
import type { BoardFilters, BoardOptions } from './options.ts';
import type { Subject } from './panel/panel-context.ts';
import type { BarMove } from './timeline/bar-drag.ts';
import type { MovePreview } from './timeline/dependency-timeline.ts';

/** What a view is drawn with, and what it may ask for. */
export interface ViewContext {
  readonly board: Board;
  /** Tasks that pass the filters. */
  readonly tasks: readonly BoardTask[];
  /** Needs of those tasks. */
  readonly needs: readonly Need[];
  readonly scene: MapScene;
  /** How many tasks that are over the map leaves out. */
  readonly pastCount: number;
  readonly options: BoardOptions;
  readonly t: Translate;
  readonly formats: Formats;
  readonly locale: string;
  readonly today: string;
  readonly initials: ReadonlyMap<string, string>;
  readonly emphasis: Emphasis;
  readonly subject: Subject | undefined;
  /** The odds, where the view shows them and they are known. */
  readonly forecast: Forecast | undefined;
  readonly preview: MovePreview | undefined;
  readonly canLink: boolean;
  readonly canMove: boolean;
  /** Tasks whose dates this person may not change. */
  readonly fixedTasks: ReadonlySet<string>;
  readonly cycleOf: (from: string, to: string) => string | undefined;
  readonly show: (subject: Subject | undefined) => void;
  readonly choose: (options: Partial<BoardOptions>) => void;
  readonly filter: (filters: BoardFilters) => void;
  readonly draw: (from: string, to: string) => void;
  readonly move: (bar: BarMove) => void;
  readonly startMoving: (task: string) => void;
  readonly apply: () => void;
  readonly cancel: () => void;
  readonly unlink: (link: BoardLink) => void;
}

/** The map of the board. */
export function mapView(context: ViewContext): TemplateResult {
  const { t, options, show, choose } = context;
  const around = (id: string) => context.filter({ ...options.filters, around: id });
  return html`<coop-dependency-map
    .scene=${context.scene}
    .t=${t}
    .formats=${context.formats}
    .initials=${context.initials}
    .emphasis=${context.emphasis}
    .selected=${chosenTask(context)}
    .canEdit=${context.canLink}
    .legend=${options.legend}
    .cycleOf=${context.cycleOf}
    @map-select=${(event: CustomEvent<string | undefined>) => show(event.detail === undefined ? undefined : { kind: 'task', id: event.detail })}
    @map-link=${(event: CustomEvent<string>) => show({ kind: 'link', id: event.detail })}
    @map-draw=${(event: CustomEvent<{ from: string; to: string }>) => context.draw(event.detail.from, event.detail.to)}
    @map-around=${(event: CustomEvent<string>) => around(event.detail)}
    @map-unfold=${(event: CustomEvent<string>) => choose({ folded: options.folded.filter((id) => id !== event.detail) })}
    @map-picker=${(event: CustomEvent<string>) => show({ kind: 'picker', id: event.detail, side: 'awaited' })}
    .pastCount=${context.pastCount}
    .past=${options.past}
    @map-past=${() => choose({ past: !options.past })}
    >${aroundChip(context)}</coop-dependency-map
  >`;
}

function aroundChip({ board, options, tasks, t, filter }: ViewContext): TemplateResult | typeof nothing {
  const centre = board.byId.get(options.filters.around ?? '');
  if (centre === undefined) return nothing;
  const text = t('deps.around.chip', { n: tasks.length, title: centre.task.title });
  return html`<button class="button active around" aria-label=${t('deps.filter.remove', { name: text })} @click=${() => filter(withoutFilters(options.filters, ['around']))}>
    <span class="one-line">${text}</span> ${icon('close')}
  </button>`;
}

/** The task that the panel shows. */
export function chosenTask({ subject }: ViewContext): string | undefined {
  return subject?.kind === 'task' ? subject.id : undefined;
}
