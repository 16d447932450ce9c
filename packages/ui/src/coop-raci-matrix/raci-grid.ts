import type { RaciRole } from '@entrelacs/core';
import { html, nothing } from 'lit';
import { controlStyles } from '../controls.styles.ts';
import { icon } from '../shapes/icons.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from './emit.ts';
import { GridBase } from './grid-base.ts';
import { gridHeadStyles } from './grid-head.styles.ts';
import { rolesIn } from './grid-model.ts';
import { gridStyles } from './raci-grid.styles.ts';

export type { CellsIntent } from './grid-base.ts';

/**
 * @summary The scrolling matrix: tasks down, people across, only what is in view mounted.
 * @event {CustomEvent<CellsIntent>} grid-roles - A letter for some cells.
 * @event {CustomEvent<MatrixRow | undefined>} grid-cursor - The cursor came to another row.
 * @event {CustomEvent<string>} grid-fold - A group is to be folded or opened.
 * @event {CustomEvent<string>} grid-fold-team - A team is to be folded or opened.
 * @event {CustomEvent<{ item: RaciItem; title: string }>} grid-rename - A title was changed.
 * @event {CustomEvent<RaciItem>} grid-complete - A task is done, or open again.
 * @event {CustomEvent<string | undefined>} grid-add - A task is to be added to a group.
 * @event {CustomEvent<string>} grid-person - A person's head was chosen.
 * @event {CustomEvent<number>} resize-column - The title column is to have another width.
 * @event grid-help - The shortcuts were asked for.
 * @event grid-denied - An edit was tried where nothing can be written.
 * @slot corner - What stands over the titles.
 */
export class CoopRaciGrid extends GridBase {
  static override styles = [controlStyles, shapeStyles, gridHeadStyles, gridStyles];

  private renderTeams() {
    const { heads, t, columnWidth, width } = this;
    return heads.map(({ key, title, start, span, shown, total, folded }) => {
      const name = title ?? t('raci.team.none');
      const action = `${t(folded ? 'common.expand' : 'common.collapse')} ${name}`;
      return html`<div
        class=${`team-head${folded ? ' folded' : ''}${start === 0 ? ' first' : ''}`}
        role="columnheader"
        aria-colindex=${start + 2}
        aria-colspan=${span}
        aria-label=${name}
        .style=${`left:${width + start * columnWidth}px;width:${span * columnWidth}px`}
      >
        <button tabindex="-1" data-team=${key} aria-expanded=${!folded} aria-label=${folded ? action : nothing} title=${action} @click=${() => emit(this, 'grid-fold-team', key)}>
          ${icon(folded ? 'right' : 'down')}
          ${folded ? nothing : html`<span class="name">${name}</span><span class="soft">${shown === total ? total : `${shown}/${total}`}</span>`}
        </button>
      </div>`;
    });
  }

  private renderPicker() {
    const { picking, model, t } = this;
    const row = picking && model.rows[picking.at.row];
    const column = picking && model.columns[picking.at.column];
    if (row?.kind !== 'item' || column?.kind !== 'member') return nothing;
    return html`<coop-raci-picker
      .t=${t}
      .held=${rolesIn(row.item, column.key)}
      .proposed=${picking?.proposed}
      label=${`${row.item.title}, ${column.member.name}`}
      @pick=${(event: CustomEvent<RaciRole | undefined>) => this.handlePick(event.detail)}
      @close=${() => this.closePicker()}
    ></coop-raci-picker>`;
  }

  override render() {
    const { model, t, width, columnWidth, rowHeight } = this;
    const { headRows } = this;
    const full = width + model.columns.length * columnWidth + 12;
    return html`
      <div
        class="scroller"
        part="grid"
        role="grid"
        tabindex="-1"
        aria-label=${this.label}
        aria-rowcount=${model.rows.length + headRows}
        aria-colcount=${model.columns.length + 1}
        aria-multiselectable="true"
        aria-readonly=${!this.canEdit}
        .style=${`--title-width:${width}px;--column-width:${columnWidth}px;--row-height:${rowHeight}px`}
        @scroll=${() => this.handleScroll()}
        @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
        @focusin=${(event: FocusEvent) => this.handleFocusIn(event)}
        @focusout=${(event: FocusEvent) => this.handleFocusOut(event)}
      >
        <div class=${this.compact ? 'head compact' : headRows === 2 ? 'head' : 'head flat'} role="rowgroup" .style=${`width:${full}px`}>
          <div class="heads teams" role="row" aria-rowindex="1">
            <div class="over-titles" role="columnheader" aria-colindex="1" aria-rowspan=${headRows} aria-label=${t('raci.task.title')} .style=${`width:${width}px`}>
              <slot name="corner"></slot>
              <span class="legend">${t('raci.load')}</span>
              <coop-raci-resizer
                .width=${width}
                label=${t('raci.column.resize')}
                @resize-column=${(event: CustomEvent<number>) => emit(this, 'resize-column', event.detail)}
              ></coop-raci-resizer>
            </div>
            ${this.renderTeams()}
          </div>
          <div
            class="heads people"
            role="row"
            aria-rowindex=${headRows}
            @click=${(event: MouseEvent) => this.handleHeadClick(event)}
            @keydown=${(event: KeyboardEvent) => this.handleKey(event)}
          ></div>
        </div>
        <div class="body" role="rowgroup" .style=${`width:${full}px;height:${model.rows.length * rowHeight}px`}></div>
      </div>
      ${this.renderPicker()}
    `;
  }
}

customElements.define('coop-raci-grid', CoopRaciGrid);
