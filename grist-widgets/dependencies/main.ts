import { createGristSource, gristInPage, keepOptions, pageParameters, setSettings, todayIn, type GristApi, type GristSource } from '@entrelacs/grist';
import { pageElement } from '@entrelacs/ui';
import { readOptions, type ChangesIntent, type CoopDependencies, type SettingsIntent } from '@entrelacs/ui/coop-dependencies';

const params = new URLSearchParams(location.search);
const { lang, culture, timeZone } = pageParameters(params, navigator.language);
const board = pageElement<CoopDependencies>('coop-dependencies', { lang, culture });
const grist = gristInPage();

board.today = todayIn(timeZone, new Date());
board.layoutWorker = () => new Worker(new URL('layout.worker.js', import.meta.url), { type: 'module' });
board.forecastWorker = () => new Worker(new URL('forecast.worker.js', import.meta.url), { type: 'module' });
if (grist === undefined) board.state = { state: 'error', issue: { code: 'host.notInHost' } };
else {
  wire(
    grist,
    createGristSource(grist, {
      entity: 'task',
      fields: ['title', 'responsible', 'accountable', 'consulted', 'informed', 'project', 'milestone', 'team', 'status', 'criticality', 'start', 'due', 'durationDays', 'optimisticDays', 'pessimisticDays', 'progress', 'startedOn', 'doneOn', 'baselineStart', 'baselineDue', 'dependsOn'],
      joins: ['member', 'team', 'project', 'milestone', 'dependency', 'holiday'],
      lang,
      params,
      onEditOptions: () => board.openSettings(),
    }),
  );
  grist.enableKeyboardShortcuts?.();
}

/** Rows to the element, intents to the host, cursor and options both ways. */
function wire(grist: GristApi, source: GristSource): void {
  source.subscribe((state) => {
    board.state = state;
    board.today = todayIn(timeZone, new Date());
  });
  source.onCursor((row) => (board.selected = row));
  keepOptions(grist, source, board, readOptions);

  board.addEventListener('coop-edit', (event) => {
    const intent = (event as CustomEvent<ChangesIntent>).detail;
    intent.waitUntil(source.apply(intent.changes));
  });
  board.addEventListener('coop-settings', (event) => {
    const intent = (event as CustomEvent<SettingsIntent>).detail;
    intent.waitUntil(setSettings(source, intent.settings));
  });
  board.addEventListener('coop-select', (event) => source.select((event as CustomEvent<string>).detail));
  board.addEventListener('coop-undo', () => source.undo());
  board.addEventListener('coop-retry', () => location.reload());
}
