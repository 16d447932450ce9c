import { beforeEach, describe, expect, it } from 'vitest';
import { installBlueprint } from './install.ts';
import { installRules, planRules } from './rules.ts';
import { FakeDoc } from './testing/fake-doc.ts';

describe('access rules', () => {
  let doc: FakeDoc;
  beforeEach(async () => {
    doc = new FakeDoc();
    await installBlueprint(doc, { lang: 'fr', widgetUrl: (widget) => `/${widget}` });
  });

  it('are proposed for raw answers of the pulse and for e-mails', async () => {
    expect(await planRules(doc)).toEqual([
      { entity: 'member', tableId: 'Members', columnId: 'email', permissions: '-RU', isInstalled: false },
      { entity: 'pulse', tableId: 'Pulses', permissions: '-RUD', isInstalled: false },
    ]);
  });

  it('are written before existing ones, which stay', async () => {
    await doc.applyActions([
      ['AddRecord', '_grist_ACLResources', null, { tableId: 'Pulses', colIds: '*' }],
      ['AddRecord', '_grist_ACLRules', null, { resource: 2, aclFormula: 'True', permissionsText: 'all', rulePos: 1 }],
    ]);
    const before = doc.rows('_grist_ACLRules');

    await installRules(doc, (await planRules(doc)) ?? []);

    const after = doc.rows('_grist_ACLRules');
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toMatchObject([
      { resource: 3, aclFormula: 'user.Access != OWNER', permissionsText: '-RU', rulePos: 0 },
      { resource: 2, aclFormula: 'user.Access != OWNER', permissionsText: '-RUD', rulePos: -1 },
    ]);
    expect(doc.rows('_grist_ACLResources')).toMatchObject([{}, { tableId: 'Pulses', colIds: '*' }, { tableId: 'Members', colIds: 'email' }]);
  });

  it('are not written twice', async () => {
    await installRules(doc, (await planRules(doc)) ?? []);
    const bundles = doc.bundles.length;

    const plan = (await planRules(doc)) ?? [];
    expect(plan.every(({ isInstalled }) => isInstalled)).toBe(true);
    await installRules(doc, plan);

    expect(doc.bundles.length).toBe(bundles);
  });

  it('are unknown to somebody who may not read them', async () => {
    const fetchTable = (id: string) => (id.startsWith('_grist_ACL') ? Promise.reject(new Error('Blocked')) : doc.fetchTable(id));

    expect(await planRules({ fetchTable, applyActions: (actions) => doc.applyActions(actions) })).toBeUndefined();
  });
});
