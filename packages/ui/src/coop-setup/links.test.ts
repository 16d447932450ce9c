import { afterEach, describe, expect, it } from 'vitest';
import type { CoopSetup, DoctorView, LinkPlanView, SetupLinkable } from './coop-setup.ts';
import { field, members, tasks, membersTable, worksTable, doctor, show, settled, words, all, button, heard } from './setup.testing.ts';

afterEach(() => document.body.replaceChildren());

describe('coop-setup, with tables of the user’s own in an installed document', () => {
  const linking = { ownTables: [membersTable, worksTable], linkables: [members, tasks], links: [], suggest: (entity: string, table: number): Record<string, number> => (entity === 'task' && table === 3 ? { title: 31, status: 32 } : {}) };
  const linked = { ...linking, links: [{ draft: { entity: 'task', table: 3, columns: { title: 31, status: 32 }, added: ['statusMeaning', 'doneOn'] }, theirs: 'Chantier', label: 'Tâches' }] };
  const plan: LinkPlanView = { changes: [{ sign: '~', code: 'sectionMoved', values: { section: 'raci', page: 'Qui fait quoi', table: 'Chantier' } }], cells: { total: 4, readable: 3 }, demoRows: 0 };
  const open = async (label: string, given: Partial<DoctorView['linking']> = {}) => {
    const element = await show(doctor({ linking: { ...linking, ...given } }));
    const plans = heard(element, 'coop-link-plan');
    await settled(element);
    button(element, label).click();
    await settled(element);
    return { element, plans };
  };
  const tick = async (element: CoopSetup, extra: string, checked: boolean) => {
    const input = all<HTMLInputElement>(element, `[data-extra=${extra}]`)[0];
    if (input === undefined) throw new Error(`no ${extra}`);
    input.checked = checked;
    input.dispatchEvent(new Event('change'));
    await element.updateComplete;
  };

  it('shows what a link changes before it is made, and makes it', async () => {
    const { element, plans } = await open('Relier une de vos tables…');
    const links = heard(element, 'coop-link');
    expect(plans).toEqual([{ entity: 'task', draft: { entity: 'task', table: 3, columns: { title: 31, status: 32 }, added: [] } }]);
    expect(words(element)).toContain('Lecture de ce qui changerait…');
    expect(button(element, 'Relier').disabled).toBe(true);

    element.linkPlan = plan;
    await element.updateComplete;
    expect(words(element)).toContain('raci, page Qui fait quoi : sur la table Chantier');
    expect(words(element)).toContain('Les 4 cellules qui citaient l’ancienne table : 3 retrouvent le même nom');
    button(element, 'Relier').click();
    expect(links).toHaveLength(1);
  });

  it('says what is off without a column, and adds one of ours on demand', async () => {
    const { element, plans } = await open('Relier une de vos tables…');
    expect(words(element)).toContain('Sans elle, pas de R dans la matrice.');
    expect(words(element)).toContain('compte comme « À faire » tant que vous ne l’avez pas déclaré comme étape');
    const responsible = all<HTMLSelectElement>(element, '[data-field=responsible]')[0];
    if (responsible === undefined) throw new Error('no field');
    responsible.value = 'new';
    responsible.dispatchEvent(new Event('change'));
    await element.updateComplete;

    expect(words(element)).not.toContain('pas de R dans la matrice');
    expect(plans.at(-1)?.draft?.added).toEqual(['responsible']);
    expect(all<HTMLOptionElement>(element, '[data-field=status] option').map(({ textContent }) => textContent.trim())).toEqual(['aucune', '+ nouvelle colonne', 'Quoi', 'État']);
  });

  it('adds columns that fill themselves by groups, and keeps what two groups share', async () => {
    const { element, plans } = await open('Relier une de vos tables…');
    await tick(element, 'dates', true);
    await tick(element, 'signals', true);
    expect([...(plans.at(-1)?.draft?.added ?? [])].sort()).toEqual(['doneOn', 'isLate', 'statusMeaning']);
    await tick(element, 'dates', false);
    expect([...(plans.at(-1)?.draft?.added ?? [])].sort()).toEqual(['isLate', 'statusMeaning']);
    await tick(element, 'signals', false);
    expect(plans.at(-1)?.draft?.added).toEqual([]);
  });

  it('offers no group whose columns would stay empty, and says what it needs', async () => {
    const { element } = await open('Relier une de vos tables…', { suggest: () => ({ title: 31 }), linkables: [tasks] });
    expect(all<HTMLInputElement>(element, '[data-extra=dates]')[0]?.disabled).toBe(true);
    expect(words(element)).toContain('Il faut d’abord une colonne : Statut.');
  });

  it('asks for the table of tasks first, where a column must lead to it', async () => {
    const needs: SetupLinkable = { key: 'dependency', label: 'Dépendances', fields: [field('predecessor', 'A besoin de', { required: true, refersTo: 'Tasks', canAdd: false })], extras: [] };
    const { element } = await open('Relier une de vos tables…', { suggest: () => ({}), linkables: [needs] });
    expect(words(element)).toContain('Reliez d’abord votre table de tâches');
  });

  it('asks to remove the example first', async () => {
    const { element } = await open('Relier une de vos tables…');
    element.linkPlan = { ...plan, demoRows: 12 };
    await element.updateComplete;
    expect(words(element)).toContain('Retirez-le d’abord');
    expect(button(element, 'Relier').disabled).toBe(true);
  });

  it('changes the columns of a link, its table and what it stands for stay', async () => {
    const { element, plans } = await open('Changer…', linked);
    expect(words(element)).toContain('Votre table Chantier tient lieu de Tâches · 2 colonnes reliées, 2 ajoutées');
    expect(words(element)).toContain('Changer les colonnes de Chantier');
    expect(plans.at(-1)).toEqual({ entity: 'task', draft: linked.links[0]?.draft });
    expect(all(element, 'form select').map((select) => select.getAttribute('data-field'))).toEqual(['title', 'status', 'responsible']);
  });

  it('ends a link after saying what that changes', async () => {
    const { element, plans } = await open('Ne plus relier…', linked);
    const ends = heard(element, 'coop-unlink');
    expect(plans).toEqual([{ entity: 'task' }]);
    expect(words(element)).toContain('Notre table reprend sa place');
    element.linkPlan = plan;
    await element.updateComplete;
    button(element, 'Ne plus relier').click();
    expect(ends).toEqual([{ entity: 'task' }]);
  });
});
