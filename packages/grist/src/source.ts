import { columnsToMap } from './columns-to-map.ts';
import type { GristSource, GristSourceOptions } from './grist-source.ts';
import type { GristApi } from './plugin-api.ts';
import { SectionSource } from './source/section-source.ts';

/** The rows of the section that a widget sits in, live. Calls `grist.ready` itself, with the columns to map. */
export function createGristSource(grist: GristApi, options: GristSourceOptions): GristSource {
  const source = new SectionSource(grist, options);
  const entities = typeof options.entity === 'string' ? [options.entity] : options.entity;
  const first = entities[0];
  if (first === undefined) throw new RangeError('entity: at least one is needed');
  grist.ready({
    requiredAccess: options.requiredAccess ?? 'full',
    columns: columnsToMap(first, options.fields, options.lang ?? 'fr'),
    allowSelectBy: true,
    ...(options.onEditOptions !== undefined && { onEditOptions: options.onEditOptions }),
  });
  return source;
}
