import { criticalities, dependencyKinds, fieldOf, lagUnits, linkTypes, model, type Dependency } from '@entrelacs/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { BoardLink } from '../board/types.ts';
import { doublesOf } from '../board/notices.ts';
import { needTitle } from '../board/later-words.ts';
import { linkPill } from '../board/link-pill.ts';
import { isNamedLink, linkChanged, linkRemoved } from '../gestures.ts';
import { boardIcon } from '../icons.ts';
import { needView, type Asking } from './need-view.ts';
import { nameOf, type PanelContext } from './panel-context.ts';

/** A link as a sentence, with everything that can be said of it; each field is written when it is left. */
export function linkPanel(boardLink: BoardLink, context: PanelContext, asking: Asking): TemplateResult {
  const { t, act } = context;
  const { from, to } = boardLink;
  const task = (id: string, title: string) => html`<button class="link plain" @click=${() => act({ kind: 'show', subject: { kind: 'task', id } })}>${title}</button>`;
  return html`
    <h2 class="panel-title sentence" tabindex="-1">${task(to.id, to.task.title)} <span class="soft">${t('deps.link.waits')}</span> ${task(from.id, from.task.title)}</h2>
    ${boardLink.isInKnot ? html`<p class="crit">${t('deps.link.inKnot')}</p>` : nothing}
    <section>${needView(boardLink, context, asking)}</section>
    ${doubles(boardLink, context)} ${context.can('dependency', 'need', boardLink.id) && !isNamedLink(boardLink) ? editor(boardLink, context) : facts(boardLink, context)}
  `;
}

/** Integration points that may be this one said twice. */
function doubles({ id }: BoardLink, { t, board, act }: PanelContext): TemplateResult | typeof nothing {
  const found = doublesOf(board).get(id) ?? [];
  if (found.length === 0) return nothing;
  return html`<div class="note warn doubles" role="note">
    <span>${t('deps.double', { n: found.length })}</span>
    <ul>
      ${found.map(({ other, because }) => {
        const link = board.linkById.get(other);
        return link && html`<li><button class="link" @click=${() => act({ kind: 'show', subject: { kind: 'link', id: other } })}>${needTitle(link)}</button> <span class="soft">${t(`deps.double.${because}`)}</span></li>`;
      })}
    </ul>
  </div>`;
}

function facts(boardLink: BoardLink, context: PanelContext): TemplateResult {
  const { t, language, formats, can } = context;
  const { link, kind } = boardLink;
  const kindName = dependencyKinds.find(({ key }) => key === kind)?.label[language];
  const pill = linkPill(boardLink, t, formats);
  if (isNamedLink(boardLink)) {
    return html`<section>
      <p class="soft">${t('deps.link.named', { column: fieldOf(model.task, 'dependsOn').label[language] })}</p>
      ${can('task', 'dependsOn', boardLink.to.id) ? html`<div class="acts">${removal(boardLink, context)}</div>` : nothing}
    </section>`;
  }
  return html`<section class="soft"><p>${kindName}${pill === '' ? nothing : `, ${pill}`}</p>
    ${link.owner === undefined ? nothing : html`<p>${t('deps.link.owner')}\u00A0: ${nameOf(context, link.owner)}</p>`}</section>`;
}

function removal(boardLink: BoardLink, { t, act }: PanelContext): TemplateResult {
  return html`<button class="button" @click=${() => act({ kind: 'write', changes: linkRemoved(boardLink), said: t('deps.link.removed'), then: { kind: 'task', id: boardLink.to.id } })}>${boardIcon('remove')} ${t('deps.link.remove')}</button>`;
}

function editor(boardLink: BoardLink, context: PanelContext): TemplateResult {
  const { id, link, kind } = boardLink;
  const { t, language, board, act, can } = context;
  const write = (fields: Partial<Dependency> | Readonly<Record<string, undefined>>) => act({ kind: 'write', changes: linkChanged(id, fields) });
  const text = (name: 'need' | 'criteria', rows: number) => html`<label class="field-row"
    ><span>${t(`deps.link.${name}`)}</span
    ><textarea
      class="field"
      rows=${rows}
      data-field=${name}
      placeholder=${t(`deps.link.${name}.hint`)}
      .value=${link[name] ?? ''}
      @change=${(event: Event) => {
        const value = (event.target as HTMLTextAreaElement).value.trim();
        write(value === '' ? { [name]: undefined } : { [name]: value });
      }}
    ></textarea></label
  >`;
  const choice = <Key extends string>(name: 'type' | 'kind' | 'lagUnit' | 'criticality', choices: readonly { readonly key: Key; readonly label: Record<'fr' | 'en', string> }[], value: Key) =>
    html`<select
      class="field"
      aria-label=${t(`deps.link.${name}`)}
      data-field=${name}
      @change=${(event: Event) => write({ [name]: (event.target as HTMLSelectElement).value })}
    >
      ${choices.map(({ key, label }) => html`<option value=${key} ?selected=${key === value}>${name === 'type' ? `${label[language]} – ${t(`deps.type.${key}.words`)}` : label[language]}</option>`)}
    </select>`;
  const number = (event: Event) => {
    const value = Number((event.target as HTMLInputElement).value.replace(',', '.'));
    if (Number.isFinite(value)) write({ lag: value });
  };
  return html`<section class="editor">
    ${text('need', 2)} ${text('criteria', 2)}
    <div class="field-row"><span>${t('deps.link.kind')}</span>${choice('kind', dependencyKinds, kind)}</div>
    ${can('dependency', 'type', link.id) ? html`<div class="field-row"><span>${t('deps.link.type')}</span>${choice('type', linkTypes, link.type ?? 'FS')}</div>` : nothing}
    ${can('dependency', 'lag', link.id)
      ? html`<div class="field-row">
          <span>${t('deps.link.lag')}</span
          ><span class="pair"
            ><input class="field" type="number" step="any" aria-label=${t('deps.link.lag')} data-field="lag" .value=${String(link.lag ?? 0)} @change=${number} />${choice('lagUnit', lagUnits, link.lagUnit ?? 'workdays')}</span
          >
        </div>`
      : nothing}
    ${can('dependency', 'neededBy', link.id)
      ? html`<label class="field-row"
          ><span>${t('deps.link.neededBy')}</span
          ><input
            class="field"
            type="date"
            data-field="neededBy"
            .value=${link.neededBy ?? ''}
            @change=${(event: Event) => {
              const { value } = event.target as HTMLInputElement;
              write(value === '' ? { neededBy: undefined } : { neededBy: value });
            }}
        /></label>`
      : nothing}
    ${can('dependency', 'criticality', link.id) ? html`<div class="field-row"><span>${t('deps.filter.criticality')}</span>${choice('criticality', criticalities, link.criticality ?? 'normal')}</div>` : nothing}
    ${kind === 'integration' && can('dependency', 'owner', link.id)
      ? html`<label class="field-row"
          ><span>${t('deps.link.owner')}</span
          ><select
            class="field"
            data-field="owner"
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement;
              write(value === '' ? { owner: undefined } : { owner: value });
            }}
          >
            <option value="">${t('deps.nobody')}</option>
            ${[...board.people.members.values()].filter(({ active, id: member }) => active || member === link.owner).map(({ id: member, name }) => html`<option value=${member} ?selected=${member === link.owner}>${name}</option>`)}
          </select></label
        >`
      : nothing}
    <div class="acts">
      ${removal(boardLink, context)}
    </div>
  </section>`;
}
