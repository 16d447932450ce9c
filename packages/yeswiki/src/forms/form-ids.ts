import type { EntityName } from '@entrelacs/core';

/** The id that the form of each entity gets where it is free. Wikis keep them: an id is never given to another entity. */
export const formIds: Readonly<Record<EntityName, number>> = {
  member: 1300,
  team: 1301,
  project: 1302,
  deliverable: 1303,
  segment: 1304,
  milestone: 1305,
  task: 1306,
  dependency: 1307,
  review: 1308,
  kpi: 1309,
  kpiTarget: 1310,
  measure: 1311,
  baseline: 1312,
  annotation: 1313,
  alert: 1314,
  pulse: 1315,
  holiday: 1316,
};
