import { wikiKpiMessages } from '@entrelacs/core';
import { hostWords, readOptions, type CoopKpiBoard, type KpiOptions, type LocateIntent } from '@entrelacs/ui/coop-kpi';
import { answeringPulse, ofProject, placeOfRow } from './kpi-rows.ts';
import { follow, mountBoards, narrowed, onListed } from './wiki-page.ts';

const views: Readonly<Record<string, NonNullable<KpiOptions['place']>>> = { tableau: 'board', flux: 'flow', barometre: 'pulse' };

hostWords(wikiKpiMessages);

mountBoards('kpi', (place) => {
  const { config } = place;
  const board = document.createElement('coop-kpi-board') as CoopKpiBoard;
  const view = config.view === null ? undefined : views[config.view];
  board.options = readOptions({ ...(view !== undefined && { place: view }), ...place.kept });
  board.entity = 'kpi';
  // The wiki's administrators settle what holds for all of it.
  board.settable = false;
  board.style.height = config.height === null ? 'max(560px, 78vh)' : `${config.height}px`;
  let listed = config.entries;
  const showAgain = follow(place, board, (state) => {
    if (state.state !== 'ready') return void (board.state = state);
    board.pulseResults = state.snapshot.facts.pulseResults ?? [];
    board.state = { state: 'ready', snapshot: answeringPulse(ofProject(narrowed(state.snapshot, config, 'kpi', listed), config.project)) };
  });
  onListed(place.host, (entries) => {
    listed = entries;
    showAgain();
  });
  board.addEventListener('coop-options', (event) => place.keep((event as CustomEvent<KpiOptions>).detail));
  board.addEventListener('coop-locate', (event) => {
    const { entity, id, answer } = (event as CustomEvent<LocateIntent>).detail;
    answer(placeOfRow(config, entity, id));
  });
  place.show(board);
});
