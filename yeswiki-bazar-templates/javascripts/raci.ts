import { lockedRows, raciRoles } from '@entrelacs/core';
import { readOptions, type CoopRaciMatrix, type RaciOptions } from '@entrelacs/ui/coop-raci-matrix';
import { follow, mountBoards, narrowed, onListed } from './wiki-page.ts';

/** Height of what stands around the rows: toolbar, heads of people, footer. */
const around = 44 + 150 + 30;
const rowHeight = 36;

mountBoards('raci', (place) => {
  const { config } = place;
  const matrix = document.createElement('coop-raci-matrix') as CoopRaciMatrix;
  matrix.options = readOptions({ rows: 'roomy', panel: false, groupBy: config.project === null ? 'project' : 'none', ...place.kept });
  if (config.view === 'personne') matrix.mode = 'person';
  if (config.member !== null) matrix.person = config.member;
  // The wiki's administrators settle what holds for all of it.
  matrix.settable = false;
  let listed = config.entries;
  let shown = 8;
  const fit = (): void => {
    if (config.height === null) matrix.style.setProperty('--entrelacs-rows', `${around + Math.max(6, shown + 1) * rowHeight}px`);
    else matrix.style.height = `${config.height}px`;
  };
  fit();
  const showAgain = follow(place, matrix, (state) => {
    if (state.state !== 'ready') return void (matrix.state = state);
    const snapshot = narrowed(state.snapshot, config, 'task', listed);
    matrix.locked = lockedRows(snapshot.access, 'task', raciRoles);
    matrix.state = { state: 'ready', snapshot };
    shown = snapshot.entities.task?.length ?? 0;
    fit();
  });
  onListed(place.host, (entries) => {
    listed = entries;
    showAgain();
  });
  matrix.addEventListener('coop-options', (event) => place.keep((event as CustomEvent<RaciOptions>).detail));
  place.show(matrix);
});
