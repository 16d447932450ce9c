import type { CoopKpiStrip } from '@entrelacs/ui/coop-kpi-strip';
import { ofProject } from './kpi-rows.ts';
import { follow, mountBoards } from './wiki-page.ts';

mountBoards('cards', (place) => {
  const strip = document.createElement('coop-kpi-strip') as CoopKpiStrip;
  follow(place, strip, (state) => {
    if (state.state !== 'ready') return void (strip.state = state);
    strip.pulseResults = state.snapshot.facts.pulseResults ?? [];
    strip.state = { state: 'ready', snapshot: ofProject(state.snapshot, place.config.project) };
  });
  place.show(strip, { isFree: true });
}, () => import('@entrelacs/ui/coop-kpi-strip'));
