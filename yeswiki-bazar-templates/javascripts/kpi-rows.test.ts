import { emptySnapshot } from '@entrelacs/core';
import { aDeliverable, aDependency, aMilestone, aReview, aSegment, aTask } from '@entrelacs/core/testing';
import type { WikiSnapshot } from '@entrelacs/yeswiki';
import { expect, it } from 'vitest';
import { ofProject, placeOfRow } from './kpi-rows.ts';

it('a row behind a figure is an entry of the wiki, with its page', () => {
  expect(placeOfRow({ base: 'https://wiki.example/?', lang: 'fr' }, 'task', 'Percer & poncer')).toEqual({ table: 'Tâches', row: 'Percer & poncer', url: 'https://wiki.example/?Percer%20%26%20poncer' });
});

it('the figures of one project are made of its tasks, deliverables and their segments, of their needs and reviews', () => {
  const entities = {
    deliverable: [aDeliverable({ id: 'guide', project: 'nord' }), aDeliverable({ id: 'film', project: 'sud' })],
    segment: [aSegment({ id: 's-guide', deliverable: 'guide' }), aSegment({ id: 's-film', deliverable: 'film' }), aSegment({ id: 's-task' }), aSegment({ id: 's-none' })],
    task: [aTask({ id: 'a', project: 'nord', segment: 's-task' }), aTask({ id: 'b', project: 'nord' }), aTask({ id: 'c', project: 'sud' }), aTask({ id: 'd' })],
    milestone: [aMilestone({ id: 'm-nord', project: 'nord' }), aMilestone({ id: 'm-sud', project: 'sud' })],
    dependency: [aDependency({ id: 'ab', predecessor: 'a', successor: 'b' }), aDependency({ id: 'ac', predecessor: 'a', successor: 'c' }), aDependency({ id: 'none' })],
    review: [aReview({ id: 'r-a', task: 'a' }), aReview({ id: 'r-c', task: 'c' }), aReview({ id: 'r-guide', segment: 's-guide' }), aReview({ id: 'r-film', segment: 's-film' }), aReview({ id: 'r-none' })],
  };
  const snapshot = { ...emptySnapshot, entities } as unknown as WikiSnapshot;
  const left = Object.entries(ofProject(snapshot, 'nord').entities).map(([name, rows]) => `${name}: ${rows.map(({ id }) => id).join(' ')}`);

  expect(left.sort()).toEqual(['deliverable: guide', 'dependency: ab', 'milestone: m-nord', 'review: r-a r-guide', 'segment: s-guide s-task', 'task: a b']);
  expect(ofProject(snapshot, null)).toBe(snapshot);
});
