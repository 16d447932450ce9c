import type { EntityName } from '@entrelacs/core';

/** What an entity is to the web of data (schema.org), where a type fits: the type, and the predicates of some fields. */
export const semantics: { readonly [Name in EntityName]?: { readonly type: string; readonly fields: Readonly<Record<string, string>> } } = {
  member: { type: 'Person', fields: { name: 'schema:name', team: 'schema:memberOf' } },
  team: { type: 'Organization', fields: { name: 'schema:name', purpose: 'schema:description' } },
  project: { type: 'Project', fields: { name: 'schema:name', objective: 'schema:description', tags: 'schema:keywords' } },
  task: { type: 'Action', fields: { title: 'schema:name', start: 'schema:startTime', due: 'schema:endTime' } },
};

/** Where those words are defined. */
export const semanticContext = 'https://schema.org/';
