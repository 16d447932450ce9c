import { html, nothing, type TemplateResult } from 'lit';
import { health } from '../shapes/health.ts';
import { renderChange } from './changes.ts';
import type { DoctorParts } from './doctor.ts';
import type { LinkPlanView, SetupLink } from './setup-view.ts';
import { emphasised } from './words.ts';

/** The tables of the user's own in an installed document: what each stands for, and how to change that. */
export function renderLinks(parts: DoctorParts): TemplateResult | typeof nothing {
  const { t, view, isBusy, linkForm, onLink } = parts;
  const { linking } = view;
  const free = linking.ownTables.length - linking.links.length;
  if (linking.links.length === 0 && free === 0) return nothing;
  return html`<section>
    <h2 class="section-title">${t('setup.links')}</h2>
    ${linking.links.length === 0 ? html`<p class="soft">${t('setup.links.none')}</p>` : html`<ul class="links">${linking.links.map((link) => renderLink(parts, link))}</ul>`}
    ${linkForm !== nothing || free === 0 || isBusy ? nothing : html`<p class="meta"><button type="button" class="link" @click=${() => onLink()}>${t('setup.linkOther')}</button></p>`}
    ${linkForm}
  </section>`;
}

function renderLink(parts: DoctorParts, link: SetupLink): TemplateResult {
  const { t, isBusy, linkPlan, unlinking, onLink, onUnlink } = parts;
  const { draft, theirs, label } = link;
  const counts = [t('setup.links.columns', { n: Object.keys(draft.columns).length }), ...(draft.added.length === 0 ? [] : [t('setup.links.added', { n: draft.added.length })])];
  const isLeaving = unlinking === draft.entity;
  return html`<li>
    <div class="aside">
      <p>${emphasised(t, 'setup.links.one', { theirs, entity: label }, ['theirs'])} <span class="soft">· ${counts.join(', ')}</span></p>
      <span class="acts">
        <button type="button" class="button" ?disabled=${isBusy} aria-label=${t('setup.links.changeOf', { theirs })} @click=${() => onLink(link)}>${t('setup.links.change')}</button>
        <button type="button" class="button" ?disabled=${isBusy} aria-expanded=${isLeaving} aria-label=${t('setup.links.undoOf', { theirs })} @click=${() => onUnlink(isLeaving ? undefined : draft.entity)}>${t('setup.links.undo')}</button>
      </span>
    </div>
    ${isLeaving
      ? html`<div class="card confirm">
          <p>${t('setup.link.undoWhy')}</p>
          ${renderPlan(parts, linkPlan)}
          <div class="acts">
            <button type="button" class="button primary" ?disabled=${isBusy || linkPlan === undefined} @click=${() => onUnlink(draft.entity, true)}>${t('setup.link.undo')}</button>
            <button type="button" class="button" @click=${() => onUnlink(undefined)}>${t('setup.cancel')}</button>
          </div>
        </div>`
      : nothing}
  </li>`;
}

/** What a link, or its end, changes: said before it is done. */
export function renderPlan({ t }: Pick<DoctorParts, 't'>, plan: LinkPlanView | undefined): TemplateResult {
  if (plan === undefined) return html`<p class="soft" role="status">${t('setup.link.reading')}</p>`;
  const { changes, cells, demoRows } = plan;
  if (demoRows > 0) return html`<p class="note warn">${health('warn')}<span>${t('setup.links.demo')}</span></p>`;
  const words = cells.readable === cells.total ? t('setup.link.cellsAll', { n: cells.total }) : t('setup.link.cells', { ...cells });
  return html`<div class="card changes">
    <h4>${t('setup.changes')}<span class="soft">${t('setup.changesNote')}</span></h4>
    ${changes.length === 0 ? html`<p>${t('setup.link.unchanged')}</p>` : html`<ul tabindex="0" aria-label=${t('setup.changes')}>${changes.map((change) => renderChange(t, change))}</ul>`}
    ${cells.total === 0 ? nothing : html`<p>${words}</p>`}
  </div>`;
}
