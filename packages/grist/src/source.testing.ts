import type { Outcome } from '@entrelacs/core';
import { computeJoins, FakeGrist, mappedByName, sampleInstalled, sampleTables, type FakeSection, type FakeTables } from '../testing/index.ts';
import type { GristSourceOptions } from './grist-source.ts';
import { createGristSource } from './source.ts';

/** Every field that the section asks for. */
export const fields = ['title', 'project', 'status', 'responsible', 'accountable', 'consulted', 'informed', 'due', 'effortHours'];

/** A section of our tasks over the sample document, opened; what a test does not state is as it usually is. */
export function open({ tables = sampleTables(), section = {}, options = {}, params = {} }: { tables?: FakeTables; section?: Partial<FakeSection>; options?: Partial<GristSourceOptions>; params?: Record<string, string> } = {}) {
  const grist = new FakeGrist(tables, { tableId: 'Tasks', mappings: mappedByName('Tasks'), ...section }, computeJoins);
  const address = new URLSearchParams({ ...Object.fromEntries(grist.params), ...params });
  const source = createGristSource(grist, {
    entity: ['task', 'deliverable'],
    fields,
    joins: ['member', 'team', 'project'],
    params: address,
    readInstallation: () => Promise.resolve(sampleInstalled()),
    isOnline: () => true,
    page: new EventTarget(),
    ...options,
  });
  return { grist, source };
}

/** What became of a write, in a word. */
export const codeOf = (outcome: Outcome) => (outcome.ok ? 'written' : outcome.issue.code);
