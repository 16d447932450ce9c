import { describe, expect, it } from 'vitest';
import { commonMessages } from './common.ts';
import { dependencyMessages } from './dependencies.ts';
import { dependencyMapMessages } from './dependencies-map.ts';
import { dependencyPanelMessages } from './dependencies-panel.ts';
import { dependencyUiMessages } from './dependencies-ui.ts';
import { dependencyViewMessages } from './dependencies-views.ts';
import { issueMessages } from './issues.ts';
import { raciMessages } from './raci.ts';
import { deliverableMessages } from './raci-deliverables.ts';
import { wikiConflictMessages } from './wiki-conflicts.ts';
import { wikiListMessages } from './wiki-lists.ts';
import { wikiPageMessages } from './wiki-pages.ts';

const holesOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe.each([
  ['common', commonMessages],
  ['dependencies', dependencyMessages],
  ['dependencies, map', dependencyMapMessages],
  ['dependencies, panel', dependencyPanelMessages],
  ['dependencies, board', Object.fromEntries(Object.entries(dependencyUiMessages).filter(([code]) => code !== 'deps.lanes.without.none'))],
  ['dependencies, views', dependencyViewMessages],
  ['issues', issueMessages],
  ['raci', raciMessages],
  ['raci, deliverables', deliverableMessages],
  ['wiki, every board', wikiPageMessages],
  ['wiki, conflicts', wikiConflictMessages],
  ['wiki, lists and gestures', wikiListMessages],
])('the catalogue %s', (_name, catalogue) => {
  it('says the same in both languages', () => {
    for (const [code, { fr, en }] of Object.entries(catalogue)) {
      expect(fr.trim(), code).not.toBe('');
      expect(en.trim(), code).not.toBe('');
      expect(holesOf(fr), code).toEqual(holesOf(en));
    }
  });

  it('is typeset as French is', () => {
    for (const [code, { fr }] of Object.entries(catalogue)) {
      expect(fr, code).not.toMatch(/'/);
      expect(fr, code).not.toMatch(/[^\u00A0\u202F][;!?»%]|« |[^\u00A0\u202F\w]:/);
    }
  });
});

it('speaks of deliverables where the rows are deliverables, in every word of the matrix that else says task', () => {
  const ofTasks = Object.entries(raciMessages).filter(([, { fr, en }]) => /t[âa](?:che|sk)/i.test(fr + en)).map(([code]) => code);
  expect(ofTasks.filter((code) => !(code in deliverableMessages))).toEqual(['raci.groupBy.deliverable']);
  for (const [code, { fr, en }] of Object.entries(deliverableMessages)) expect(fr + en, code).not.toMatch(/tâche|task/i);
});

describe('the catalogue of issues', () => {
  it('says of each issue what is and what to do', () => {
    const codes = Object.keys(issueMessages).filter((code) => /^(?:cell|host|write)\.\w+$/.test(code));
    for (const code of codes) expect(Object.keys(issueMessages), code).toContain(`${code}.why`);
  });
});
