import type { CoopNeeds } from '@entrelacs/ui/coop-needs';
import { follow, mountBoards } from './wiki-page.ts';

mountBoards('needs', (place) => {
  const { config } = place;
  const list = document.createElement('coop-needs') as CoopNeeds;
  list.project = config.project ?? undefined;
  list.team = config.team ?? undefined;
  list.member = config.member ?? undefined;
  list.task = config.task ?? undefined;
  list.need = config.need ?? undefined;
  follow(place, list, (state) => {
    if (state.state === 'ready') list.me = state.snapshot.facts.me.member ?? undefined;
    list.state = state;
  });
  place.show(list, { isFree: true });
}, () => import('@entrelacs/ui/coop-needs'));
