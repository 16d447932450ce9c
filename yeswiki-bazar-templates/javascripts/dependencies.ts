import { readOptions, type BoardOptions, type CoopDependencies } from '@entrelacs/ui/coop-dependencies';
import { follow, mountBoards, narrowed, onListed } from './wiki-page.ts';

/** Built files of the workers that lay the map out and forecast: the build says them. */
declare const LAYOUT_WORKER: string;
declare const FORECAST_WORKER: string;

const views: Readonly<Record<string, BoardOptions['view']>> = { carte: 'map', matrice: 'matrix', calendrier: 'timeline', liste: 'list' };

mountBoards('dependencies', (place) => {
  const { config } = place;
  const board = document.createElement('coop-dependencies') as CoopDependencies;
  board.layoutWorker = () => new Worker(new URL(LAYOUT_WORKER, import.meta.url), { type: 'module' });
  board.forecastWorker = () => new Worker(new URL(FORECAST_WORKER, import.meta.url), { type: 'module' });
  const view = config.view === null ? undefined : views[config.view];
  board.options = readOptions({ ...(view !== undefined && { view }), ...place.kept });
  // The wiki's administrators settle what holds for all of it.
  board.settable = false;
  board.style.height = config.height === null ? 'max(560px, 78vh)' : `${config.height}px`;
  let listed = config.entries;
  const showAgain = follow(place, board, (state) => {
    if (state.state !== 'ready') return void (board.state = state);
    const snapshot = narrowed(state.snapshot, config, 'task', listed);
    const shown = new Set((snapshot.entities.task ?? []).map(({ id }) => id));
    // Tasks of other projects count in the schedule, and are not shown.
    const beyond = snapshot === state.snapshot ? [] : (state.snapshot.entities.task ?? []).filter(({ id }) => !shown.has(id));
    const complete = { ...snapshot, beyond };
    board.state = { state: 'ready', snapshot: complete };
  });
  onListed(place.host, (entries) => {
    listed = entries;
    showAgain();
  });
  board.addEventListener('coop-options', (event) => place.keep((event as CustomEvent<Partial<BoardOptions>>).detail));
  place.show(board);
});
