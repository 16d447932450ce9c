import type { RaciEntity } from '@entrelacs/core';
import { createGristSource, gristInPage, keepOptions, pageParameters, setSettings, todayIn, type GristApi, type GristSource } from '@entrelacs/grist';
import { pageElement } from '@entrelacs/ui';
import { readOptions, type ChangesIntent, type CoopRaciMatrix, type SettingsIntent } from '@entrelacs/ui/coop-raci-matrix';

const params = new URLSearchParams(location.search);
const { lang, culture, timeZone } = pageParameters(params, navigator.language);
const matrix = pageElement<CoopRaciMatrix>('coop-raci-matrix', { lang, culture });
const grist = gristInPage();

matrix.today = todayIn(timeZone, new Date());
if (grist === undefined) matrix.state = { state: 'error', issue: { code: 'host.notInHost' } };
else {
  wire(
    grist,
    createGristSource(grist, {
      entity: ['task', 'deliverable'],
      fields: ['title', 'responsible', 'accountable', 'consulted', 'informed', 'project', 'segment', 'milestone', 'team', 'status', 'criticality', 'start', 'due', 'startedOn', 'doneOn', 'durationDays', 'effortHours', 'progress'],
      joins: ['member', 'team', 'project', 'deliverable', 'segment', 'milestone', 'review', 'holiday'],
      lang,
      params,
      inView: () => matrix.rowsInView,
      onEditOptions: () => matrix.openSettings(),
    }),
  );
  grist.enableKeyboardShortcuts?.();
}

/** Rows to the element, intents to the host, cursor and options both ways. */
function wire(grist: GristApi, source: GristSource): void {
  source.subscribe((state) => {
    matrix.state = state;
    matrix.today = todayIn(timeZone, new Date());
    if (state.state !== 'ready') return;
    matrix.entity = state.snapshot.entity as RaciEntity;
    matrix.several = holdsSeveral(state.snapshot.columns['accountable']?.type);
  });
  source.onCursor((row) => (matrix.selected = row));
  keepOptions(grist, source, matrix, readOptions);

  const write = (event: CustomEvent<ChangesIntent>) => event.detail.waitUntil(source.apply(event.detail.changes));
  matrix.addEventListener('coop-assign', (event) => write(event as CustomEvent<ChangesIntent>));
  matrix.addEventListener('coop-edit', (event) => write(event as CustomEvent<ChangesIntent>));
  matrix.addEventListener('coop-settings', (event) => {
    const intent = (event as CustomEvent<SettingsIntent>).detail;
    intent.waitUntil(setSettings(source, intent.settings));
  });
  matrix.addEventListener('coop-retry', () => source.retry());
  matrix.addEventListener('coop-example', () => void showExample());
  matrix.addEventListener('coop-select', (event) => source.select((event as CustomEvent<string>).detail));
}

/** A reference holds one person; a list or a text may hold several. */
function holdsSeveral(type: string | undefined): boolean {
  return type !== undefined && type !== 'Ref';
}

async function showExample(): Promise<void> {
  const { exampleOf } = await import('./example.ts');
  matrix.example = exampleOf(lang, matrix.today);
}
