import type { Catalogue } from './translate.ts';

/** Words of what floats over the dependency map, and of drawing a link on it. */
export const dependencyMapMessages: Catalogue = {
  'deps.zoom': { fr: 'Zoom', en: 'Zoom' },
  'deps.zoom.in': { fr: 'Agrandir', en: 'Zoom in' },
  'deps.zoom.out': { fr: 'Réduire', en: 'Zoom out' },
  'deps.zoom.fit': { fr: 'Voir toute la carte', en: 'See the whole map' },
  'deps.past.show': { fr: '{n} finie masquée|{n} finies masquées', en: '{n} done task hidden|{n} done tasks hidden' },
  'deps.past.hide': { fr: 'Finies affichées', en: 'Done tasks shown' },
  'deps.legend.critical': { fr: 'Chemin critique', en: 'Critical path' },
  'deps.legend.integration': { fr: 'Intégration', en: 'Integration' },
  'deps.legend.information': { fr: 'Information', en: 'Information' },
  'deps.legend.cause': { fr: 'Cause du retard', en: 'Cause of the delay' },
  'deps.draw.hint': { fr: 'Choisissez la tâche qui a besoin de «\u00A0{title}\u00A0». Échap annule.', en: 'Choose the task that needs “{title}”. Escape cancels.' },
  'deps.draw.refused': { fr: 'Ce lien fermerait une boucle depuis «\u00A0{title}\u00A0».', en: 'This link would close a loop from “{title}”.' },
};
