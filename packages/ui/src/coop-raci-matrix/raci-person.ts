import {
  addDays,
  formatsFor,
  matchesText,
  mondayOf,
  personView,
  raciRoles,
  type Finding,
  type Formats,
  type ItemAct,
  type Member,
  type PersonEntry,
  type PersonGroup,
  type RaciItem,
  type RaciRole,
  type Translate,
  type Workload,
} from '@entrelacs/core';
import { html, LitElement, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controlStyles } from '../controls.styles.ts';
import '../coop-menu/coop-menu.ts';
import { anyHealth } from '../shapes/more-health.ts';
import { letter } from '../shapes/letters.ts';
import { progress } from '../shapes/progress.ts';
import { letterStyles } from '../shapes/letters.styles.ts';
import { shapeStyles } from '../shapes/shapes.styles.ts';
import { emit } from '../shared/emit.ts';
import '../shared/people-chooser.ts';
import { wordsOf } from './audit.ts';
import { roleWord } from './grid-cells.ts';
import { shapeOf } from './grid-titles.ts';
import type { MatrixData } from './matrix-data.ts';
import { personStyles } from './raci-person.styles.ts';

const page = 200;

/**
 * @summary Everything one person is R, A, C or I for, by due date.
 * @event {CustomEvent<string>} person-me - The one who looks said who they are.
 * @event {CustomEvent<string>} person-choose - Another person is to be shown.
 * @event {CustomEvent<{ item: RaciItem; act: ItemAct }>} person-act - A step on a row.
 * @event {CustomEvent<{ item: RaciItem; from: string; to: string }>} person-hand-over - Another person takes a row over.
 * @event {CustomEvent<string>} person-select - A row was chosen: its id.
 */
export class CoopRaciPerson extends LitElement {
  static override styles = [controlStyles, shapeStyles, letterStyles, personStyles];
  @state() private roles: readonly RaciRole[] = [];
  @state() private selected?: string | undefined;
  @state() private shown = page;
  @property({ attribute: false }) t: Translate = (code) => code;
  @property({ attribute: false }) formats: Formats = formatsFor({ lang: 'fr', today: '1970-01-01' });
  @property() today = '1970-01-01';
  @property({ attribute: false }) data?: MatrixData | undefined;
  @property({ attribute: false }) loads: ReadonlyMap<string, Workload> = new Map();
  @property({ attribute: false }) findings: readonly Finding[] = [];
  /** Whose rows. */
  @property() member?: string | undefined;
  @property() search = '';
  /** Percent of capacity above which a load is too much. */
  @property({ type: Number }) loadLimit = 100;
  @property({ type: Boolean }) canAct = false;
  @property({ type: Boolean }) canHandOver = false;

  private toggleRole(role: RaciRole): void {
    this.roles = this.roles.includes(role) ? this.roles.filter((other) => other !== role) : [...this.roles, role];
  }

  private select(item: RaciItem): void {
    this.selected = this.selected === item.id ? undefined : item.id;
    if (this.selected !== undefined) emit(this, 'person-select', item.id);
  }

  private choose(member: string): void {
    this.selected = undefined;
    this.shown = page;
    emit(this, 'person-choose', member);
  }

  private people(except?: string) {
    return (this.data?.members ?? []).filter(({ id, active }) => active && id !== except).map(({ id, name }) => ({ value: id, label: name }));
  }

  private showMore(): void {
    this.shown += page;
  }

  private renderHead(member: Member) {
    const { t, formats } = this;
    const load = this.loads.get(member.id);
    const team = this.data?.lookups.teams?.find(({ id }) => id === member.team)?.name;
    const delegate = this.data?.membersById.get(member.delegate ?? '')?.name;
    const presence = load?.away !== true ? t('raci.present') : member.awayTo === undefined ? t('raci.away') : t('raci.away.until', { until: formats.day(member.awayTo) });
    const meta = [team, presence, ...(delegate === undefined ? [] : [t('raci.delegate', { name: delegate })])].filter(Boolean).join(', ');
    const initials = member.name
      .split(/\s+/)
      .map(([first = '']) => first)
      .filter((_first, n, all) => n === 0 || n === all.length - 1)
      .join('')
      .toUpperCase();
    return html`<div class="head">
      <span class="face" aria-hidden="true">${initials}</span>
      <div class="who">
        <coop-menu
          heading="strong"
          label=${t('raci.person.choose')}
          value=${member.name}
          .items=${this.people().map((item) => ({ ...item, checked: item.value === member.id }))}
          @coop-choose=${(event: CustomEvent<string>) => this.choose(event.detail)}
        ></coop-menu>
        <span class="meta">${meta}</span>
      </div>
      ${load?.percent === undefined
        ? nothing
        : html`<div class="load">
            <span><b>${formats.hours(Math.round(load.hours))}</b> <span class="soft">${this.of(load)}</span></span>
            <span class=${load.percent > this.loadLimit ? 'over' : 'soft'}>${formats.percent(load.percent)}</span>
            <meter min="0" max="100" value=${Math.min(load.percent, 100)} aria-label=${t('raci.load.percent', { percent: load.percent })}></meter>
          </div>`}
    </div>`;
  }

  /** "sur 35 h", the end of "31 h sur 35 h". */
  private of({ hours, capacityHours }: Workload): string {
    const all = this.t('raci.load.of', { hours: Math.round(hours), capacity: Math.round(capacityHours) });
    return all.slice(all.indexOf('h') + 1).trim();
  }

  private renderCounters(counts: Readonly<Record<RaciRole, number>>) {
    const { t } = this;
    return html`<div class="counters" role="group" aria-label=${t('common.filters')}>
      ${raciRoles.map(
        (role) => html`<button
          class="button"
          aria-pressed=${this.roles.includes(role)}
          aria-label=${`${roleWord(t, role)}, ${counts[role]}`}
          title=${roleWord(t, role)}
          @click=${() => this.toggleRole(role)}
        >
          ${letter(role)} <b>${counts[role]}</b>
        </button>`,
      )}
    </div>`;
  }

  private titleOf({ key, until }: PersonGroup): string {
    return this.t(`raci.person.${key}`, until === undefined ? {} : { until: this.formats.longDay(until) });
  }

  /** The project, and who does or approves where this person does not. */
  private metaOf({ item, roles }: PersonEntry): string {
    const { t, data } = this;
    const name = (id: string | undefined) => data?.membersById.get(id ?? '')?.name;
    const project = data?.lookups.projects?.find(({ id }) => id === item.project)?.name ?? item.project;
    const doer = roles.includes('responsible') ? undefined : name(item.responsible[0]);
    const approver = roles.includes('accountable') ? undefined : name(item.accountable[0]);
    const other = roles.includes('informed') || roles.includes('responsible') ? approver && t('raci.person.approves', { name: approver }) : doer && t('raci.person.does', { name: doer });
    return [project, other].filter(Boolean).join(', ');
  }

  private renderActs({ item, acts }: PersonEntry, member: Member) {
    const { t } = this;
    const possible = acts.filter((act) => (act === 'handOver' ? this.canHandOver : this.canAct));
    if (possible.length === 0) return nothing;
    return html`<div class="acts">
      ${possible.map((act, n) =>
        act === 'handOver'
          ? html`<coop-menu
              label=${t('raci.act.handOver')}
              .items=${this.people(member.id)}
              @coop-choose=${(event: CustomEvent<string>) => emit(this, 'person-hand-over', { item, from: member.id, to: event.detail })}
            ></coop-menu>`
          : html`<button class=${n === 0 ? 'button primary' : 'button'} @click=${() => emit(this, 'person-act', { item, act: act satisfies ItemAct })}>${t(`raci.act.${act}`)}</button>`,
      )}
    </div>`;
  }

  private renderEntry(entry: PersonEntry, member: Member) {
    const { t, formats } = this;
    const { item, roles } = entry;
    const isSelected = this.selected === item.id;
    const [finding] = entry.findings.filter(({ severity }) => severity !== 'info');
    return html`<li class=${isSelected ? 'entry selected' : 'entry'}>
      <button class="row" aria-expanded=${isSelected} @click=${() => this.select(item)}>
        <span class="letters">${roles.map((role) => letter(role, roleWord(t, role)))}</span>
        <span class="title">${item.title === '' ? t('raci.task.untitled') : item.title}</span>
        <span class=${entry.lateDays === undefined ? 'due' : 'due late'}>${item.due === undefined ? '' : this.dayOf(item.due)}</span>
        <span class="meta">${item.status === undefined ? nothing : progress(item.status, t(`common.status.${item.status}`))} ${this.metaOf(entry)}</span>
        ${finding === undefined
          ? nothing
          : html`<span class=${`finding ${finding.severity}`}>${anyHealth(shapeOf[finding.severity])} ${wordsOf(finding, t, formats).title}</span>`}
      </button>
      ${isSelected ? this.renderActs(entry, member) : nothing}
    </li>`;
  }

  /** What acts when it is late, today or tomorrow; this week its weekday, later its date. */
  private dayOf(due: string): string {
    const { formats, today } = this;
    if (due <= addDays(today, 1)) return formats.dueOrDay(due);
    return mondayOf(due) === mondayOf(today) ? formats.weekdayDay(due) : formats.day(due);
  }

  private renderNobody() {
    const { t } = this;
    return html`<div class="nobody">
      <h2 class="panel-title">${t('common.whoAreYou')}</h2>
      <p class="soft">${t('common.whoAreYou.why')}</p>
      <coop-people .t=${t} .members=${this.data?.members ?? []} @people-choose=${(event: CustomEvent<string>) => emit(this, 'person-me', event.detail)}></coop-people>
    </div>`;
  }

  override render() {
    const { t, data } = this;
    const member = data?.membersById.get(this.member ?? '');
    if (data === undefined || member === undefined) return this.renderNobody();
    const items = this.search === '' ? data.items : data.items.filter(({ title }) => matchesText(this.search, title));
    const view = personView(items, member.id, this.today, { roles: this.roles, findings: this.findings });
    let left = this.shown;
    return html`
      <div class="top">${this.renderHead(member)}${this.renderCounters(view.counts)}</div>
      <div class="groups">
        ${view.groups.length === 0
          ? html`<div class="nobody"><h2 class="panel-title">${t('raci.person.nothing', { name: member.name })}</h2><p class="soft">${t('raci.person.nothing.why')}</p></div>`
          : view.groups.map((group) => {
              const entries = group.entries.slice(0, Math.max(left, 0));
              left -= entries.length;
              return html`<section>
                <h3>${group.key === 'late' ? anyHealth('crit') : nothing} ${this.titleOf(group)} <span class="soft">${group.entries.length}</span></h3>
                <ul>
                  ${entries.map((entry) => this.renderEntry(entry, member))}
                </ul>
              </section>`;
            })}
        ${left < 0 || view.openItems > this.shown ? html`<button class="button more" @click=${() => this.showMore()}>${t('common.showAll')}</button>` : nothing}
      </div>
      <footer>
        <span>${t('raci.person.items', { n: view.openItems })}, ${t('raci.person.roles', { n: view.openRoles })}</span>
        <span>${t('raci.person.byDue')}</span>
      </footer>
    `;
  }
}

customElements.define('coop-raci-person', CoopRaciPerson);
