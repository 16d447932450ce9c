import { emptySnapshot } from '@entrelacs/core';
import { aDependency, aKpi, aTask } from '@entrelacs/core/testing';
import type { WikiSnapshot } from '@entrelacs/yeswiki';
import { describe, expect, it, vi } from 'vitest';
import { readConfig } from './page-config.ts';
import { narrowed, onListed } from './wiki-page.ts';

const snapshot = {
  ...emptySnapshot,
  entities: {
    task: [aTask({ id: 'statuts', project: 'p', team: 'a' }), aTask({ id: 'photos', project: 'p' }), aTask({ id: 'lettre' })],
    dependency: [aDependency({ id: 'signes', predecessor: 'statuts', successor: 'photos' }), aDependency({ id: 'envoi', predecessor: 'lettre', successor: 'photos' })],
    kpi: [aKpi({ id: 'delai' }), aKpi({ id: 'climat' })],
  },
} as unknown as WikiSnapshot;
const shown = (config: object, name: 'task' | 'kpi' = 'task', listed?: readonly string[]) => {
  const { entities } = narrowed(snapshot, readConfig(JSON.stringify(config)), name, listed);
  return Object.fromEntries(Object.entries(entities).map(([entity, rows]) => [entity, (rows as readonly { readonly id: string }[]).map(({ id }) => id).join(' ')]));
};
const all = { task: 'statuts photos lettre', dependency: 'signes envoi', kpi: 'delai climat' };

describe('narrowed', () => {
  it('is the same snapshot where a place shows all', () => {
    expect(narrowed(snapshot, readConfig('{}'), 'task')).toBe(snapshot);
  });

  it('keeps to a project, a team, the tasks that a list found', () => {
    expect(shown({ project: 'p' })).toEqual({ ...all, task: 'statuts photos' });
    expect(shown({ project: 'p', team: 'a' })).toEqual({ ...all, task: 'statuts' });
    expect(shown({ entries: ['lettre'] })).toEqual({ ...all, task: 'lettre' });
    expect(shown({ entries: ['lettre'] }, 'task', ['photos'])).toEqual({ ...all, task: 'photos' });
    expect(shown({ entries: [] })).toEqual({ ...all, task: '' });
  });

  it('keeps to the needs that a list found, with the task at each end', () => {
    expect(shown({ entries: ['signes'] })).toEqual({ ...all, task: 'statuts photos', dependency: 'signes' });
    expect(shown({ entries: ['envoi'], project: 'p' })).toEqual({ ...all, task: 'photos', dependency: 'envoi' });
  });

  it('keeps to the indicators that a list found, and to all tasks', () => {
    expect(shown({ entries: ['climat'] }, 'kpi')).toEqual({ ...all, kpi: 'climat' });
    expect(shown({ project: 'p' }, 'kpi')).toEqual(all);
  });
});

describe('onListed', () => {
  const listed = (html: string) => {
    document.body.replaceChildren(document.createRange().createContextualFragment(html));
    const told: string[] = [];
    onListed(document.querySelector<HTMLElement>('.board')!, (tags) => told.push(tags.join(' ')));
    return told;
  };

  it('tells the tags of a dynamic list, now and when its search leaves others', async () => {
    const told = listed('<div class="entrelacs-list" data-entries=\'["statuts","photos",7]\'><p class="board"></p></div>');
    document.querySelector<HTMLElement>('.entrelacs-list')!.dataset['entries'] = '["photos"]';

    await vi.waitFor(() => expect(told).toEqual(['statuts photos', 'photos']));
  });

  it('tells the entries that the filters of a list leave, and listens to nothing else in it', async () => {
    const told = listed('<div class="entrelacs-list"><div class="entrelacs-found"><span data-id_fiche="statuts"></span><span data-id_fiche="photos"></span></div><p class="board"></p></div>');
    document.querySelector<HTMLElement>('.board')!.style.height = '9px';
    document.querySelector<HTMLElement>('.entrelacs-found span')!.style.display = 'none';

    await vi.waitFor(() => expect(told).toEqual(['statuts photos', 'photos']));
  });

  it('tells nothing outside a list', () => {
    expect(listed('<p class="board"></p>')).toEqual([]);
  });
});
