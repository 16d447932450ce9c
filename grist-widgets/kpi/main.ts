import { kpiEntities } from '@entrelacs/core';
import { createGristSource, docPortOf, gristInPage, keepOptions, pageParameters, setSettings, todayIn, type GristApi, type GristSnapshot, type GristSource } from '@entrelacs/grist';
import { pageElement } from '@entrelacs/ui';
import { readOptions, type CoopKpiBoard, type KpiChanges, type LocateIntent, type SettingsIntent } from '@entrelacs/ui/coop-kpi';
import { PulseTables } from './pulse-tables.ts';
import { RowPlaces } from './row-places.ts';
import { wholeSnapshot } from './whole-snapshot.ts';

const params = new URLSearchParams(location.search);
const { lang, culture, timeZone } = pageParameters(params, navigator.language);
const board = pageElement<CoopKpiBoard>('coop-kpi-board', { lang, culture });
const grist = gristInPage();
const today = () => todayIn(timeZone, new Date());

board.today = today();
// A page left open comes back to another day.
document.addEventListener('visibilitychange', () => (board.today = today()));

if (grist === undefined) board.state = { state: 'error', issue: { code: 'host.notInHost' } };
else {
  wire(
    grist,
    createGristSource(grist, {
      entity: ['measure', 'kpi', 'task'],
      fields: ['on', 'value', 'kpi', 'target'],
      joins: kpiEntities,
      looksForHiddenRows: true,
      lang,
      params,
    }),
  );
  grist.enableKeyboardShortcuts?.();
}

/** Rows to the element, intents to the host, cursor and options both ways. */
function wire(api: GristApi, source: GristSource): void {
  let shown: GristSnapshot | undefined;
  const places = new RowPlaces(api.docApi);
  const pulses = new PulseTables(docPortOf(api.docApi), today, (results) => {
    board.pulseResults = results;
    if (shown !== undefined) board.state = { state: 'ready', snapshot: wholeSnapshot(shown, pulses.canAnswer) };
  });
  source.subscribe((state) => {
    board.today = today();
    shown = state.state === 'ready' ? state.snapshot : undefined;
    if (shown === undefined) board.state = state;
    else {
      board.entity = kindOf(shown);
      board.state = { state: 'ready', snapshot: wholeSnapshot(shown, pulses.canAnswer) };
      if (shown.installed) pulses.refresh();
    }
  });
  source.onCursor((row) => (board.selected = row));
  keepOptions(api, source, board, readOptions);

  board.addEventListener('coop-edit', (event) => {
    const { changes, waitUntil } = (event as CustomEvent<KpiChanges>).detail;
    const [first] = changes;
    waitUntil(first?.kind === 'create' && first.entity === 'pulse' ? pulses.answer(first.fields) : source.apply(changes));
  });
  board.addEventListener('coop-settings', (event) => {
    const intent = (event as CustomEvent<SettingsIntent>).detail;
    intent.waitUntil(setSettings(source, intent.settings));
  });
  board.addEventListener('coop-locate', (event) => {
    const intent = (event as CustomEvent<LocateIntent>).detail;
    void places.of(intent.entity, intent.id).then((place) => intent.answer(place), () => undefined);
  });
  board.addEventListener('coop-select', (event) => {
    const { entity, id } = (event as CustomEvent<{ entity: string; id: string }>).detail;
    if (entity === board.entity) source.select(id);
  });
}

function kindOf({ entity, installed }: GristSnapshot): CoopKpiBoard['entity'] {
  return entity === 'kpi' ? 'kpi' : entity === 'task' && installed ? 'task' : 'measure';
}
