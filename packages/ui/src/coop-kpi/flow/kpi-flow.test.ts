import { newEntity } from '@entrelacs/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CoopMenu } from '../../coop-menu/coop-menu.ts';
// What comes late is here already: a slow machine fetches it after a test is over.
import '../charts/canvas-chart.ts';
import '../charts/pen.ts';
import '../exports/exports.ts';
import { all, find, loaded, mount, settled, smallSnapshot, textOf } from '../kpi.testing.ts';
import '../rows/kpi-rows.ts';
import './kpi-flow.ts';

afterEach(() => document.body.replaceChildren());

const project = [newEntity('project', 'n', { name: 'Nord' }), newEntity('project', 's', { name: 'Sud' })];
const task = ['n', 'n', 's'].map((of, at) => newEntity('task', String(at + 1), { title: `Tâche ${at + 1}`, project: of, status: 'done', startedOn: '2026-11-02', doneOn: `2026-11-0${at + 4}` }));

async function opened() {
  const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ project, task }) });
  find(board, 'button', 'Flux').click();
  await loaded(board, 'coop-kpi-flow');
  return board;
}

function menu(root: Element, label: RegExp): CoopMenu {
  const found = all(root).find((element): element is CoopMenu => element.localName === 'coop-menu' && label.test(element.getAttribute('label') ?? ''));
  if (found === undefined) throw new Error(`There is no menu ${String(label)}.`);
  return found;
}

function toastOf(board: Element): string {
  return all(board).find(({ localName }) => localName === 'coop-toast')?.shadowRoot?.querySelector('.text')?.textContent.trim() ?? '';
}

describe('the charts of flow', () => {
  it('show the rows of one project, and of all again', async () => {
    const board = await opened();
    find(board, 'button', 'Voir en tableau: Temps de cycle').click();
    await settled(board);
    const twin = () => all(board).filter((element) => element.localName === 'button' && element.closest('.twin') !== null).map(({ textContent }) => textContent);
    expect(twin()).toEqual(['Tâche 3', 'Tâche 2', 'Tâche 1']);

    menu(board, /Projet/).dispatchEvent(new CustomEvent('coop-choose', { detail: 's' }));
    await settled(board);
    expect(twin()).toEqual(['Tâche 3']);

    menu(board, /Projet/).dispatchEvent(new CustomEvent('coop-choose', { detail: '' }));
    await settled(board);
    expect(twin()).toHaveLength(3);
  });

  it('say that a browser cannot make the picture', async () => {
    const board = await opened();
    menu(board, /Exporter: Temps de cycle/).dispatchEvent(new CustomEvent('coop-choose', { detail: 'png' }));

    await vi.waitFor(() => expect(toastOf(board)).toMatch(/image/));
  });

  it('say so where there is nothing to draw', async () => {
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ project, task: [] }) });
    find(board, 'button', 'Flux').click();
    await loaded(board, 'coop-kpi-flow');

    expect(textOf(board)).toContain('Pas encore de lignes à montrer sur cette période.');
    expect(all(board).some(({ localName }) => localName === 'coop-kpi-chart')).toBe(false);
  });
});

describe('the chart of a table of somebody’s own', () => {
  it('says that a browser cannot make the picture', async () => {
    const measure = [newEntity('measure', '1', { on: '2026-11-02', value: 3 }), newEntity('measure', '2', { on: '2026-11-03', value: 4 })];
    const { board } = await mount({ state: 'ready', snapshot: smallSnapshot({ measure }) });
    Object.assign(board, { entity: 'measure' });
    await loaded(board, 'coop-kpi-rows');
    menu(board, /Exporter/).dispatchEvent(new CustomEvent('coop-choose', { detail: 'png' }));

    await vi.waitFor(() => expect(toastOf(board)).toMatch(/image/));
  });
});
