import type { CoopStatusBoard } from '@entrelacs/ui/coop-status-board';
import { follow, mountBoards, narrowed, onListed } from './wiki-page.ts';

mountBoards('kanban', (place) => {
  const board = document.createElement('coop-status-board') as CoopStatusBoard;
  let listed = place.config.entries;
  const showAgain = follow(place, board, (state) => (board.state = state.state === 'ready' ? { state: 'ready', snapshot: narrowed(state.snapshot, place.config, 'task', listed) } : state));
  onListed(place.host, (entries) => {
    listed = entries;
    showAgain();
  });
  place.show(board, { isFree: true });
}, () => import('@entrelacs/ui/coop-status-board'));
