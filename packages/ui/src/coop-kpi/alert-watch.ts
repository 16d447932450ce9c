import { alertChanges, type Change, type Snapshot, type Translate } from '@entrelacs/core';
import { readBy, type KpiData, type KpiView } from './kpi-data.ts';
import type { KpiGestures } from './kpi-gestures.ts';

/** What is looked at for changes of state. */
export interface Watched {
  readonly t: Translate;
  readonly snapshot: Snapshot;
  readonly data: KpiData;
  readonly today: string;
  readonly canWrite: boolean;
}

/** Tables of one edit arrive one after the other: a state is noted once nothing has moved for so long, in milliseconds. */
const calm = 1500;

/** Writes a row for each change of state while the board is open, all those of one look in one gesture. */
export class AlertWatch {
  readonly #gestures: KpiGestures;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #seen: unknown;
  #refused: string | undefined;
  #isWriting = false;
  #hasLooked = false;

  constructor(gestures: KpiGestures) {
    this.#gestures = gestures;
  }

  /** Looks once things are calm; a snapshot is looked at once. */
  look(watched: Watched): void {
    if (!watched.canWrite || this.#isWriting || this.#seen === watched.data) return;
    this.#seen = watched.data;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#write(watched), calm);
  }

  /** Looks no more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#seen = undefined;
  }

  async #write(watched: Watched): Promise<void> {
    const { t, snapshot, today } = watched;
    const views = watched.data.views.filter((view) => isRead(view, watched));
    const changes = alertChanges(views, snapshot.entities.alert ?? [], today);
    const isFirst = !this.#hasLooked;
    this.#hasLooked = true;
    const key = JSON.stringify(changes);
    if (changes.length === 0 || key === this.#refused) return;
    this.#isWriting = true;
    const outcome = await this.#gestures.send(changes);
    this.#isWriting = false;
    if (!outcome.ok) this.#refused = key;
    else if (!isFirst) this.#say(t, views, changes);
  }

  /** Says what began to ring or was over while somebody looks; what had changed before shows on the cards. */
  #say(t: Translate, views: readonly KpiView[], changes: readonly Change[]): void {
    const ids = changes.flatMap((change) => (change.kind === 'create' && change.entity === 'alert' ? (change.fields.kpi ?? []) : []));
    const turned = views.filter(({ kpi, state }) => ids.includes(kpi.id) && ['ok', 'warning', 'critical'].includes(state));
    if (turned.length === 0 || turned.length > 3) return;
    this.#gestures.say({ text: turned.map(({ kpi, state }) => `${kpi.name}\u00A0: ${t(`kpi.state.${state}`)}`).join(' · ') });
  }
}

/** Whether all that an indicator is judged by was read: rows that are hidden from somebody, or on their way, are no lack of rows. */
function isRead(view: KpiView, { snapshot: { access, entities }, data }: Watched): boolean {
  const read = readBy(view);
  if ([...access.hidden, ...(access.partial ?? [])].some((entity) => read.includes(entity))) return false;
  return !read.includes('pulse') || entities.pulse !== undefined || data.prepared.pulseResults !== undefined;
}
