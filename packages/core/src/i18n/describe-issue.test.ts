import { describe, expect, it } from 'vitest';
import { describeIssue } from './describe-issue.ts';
import { issueMessages } from './issues.ts';

describe('describeIssue', () => {
  it('names the column as its users see it, and what the cell holds', () => {
    expect(describeIssue({ code: 'cell.notADate', entity: 'task', row: '12', path: 'due', value: 'bientôt' }, 'fr')).toEqual({
      code: 'cell.notADate',
      title: 'Date illisible',
      why: '«\u00A0bientôt\u00A0» n’est pas une date. Corrigez la cellule dans la colonne «\u00A0Échéance\u00A0»\u00A0; la ligne reste affichée sans cette date.',
    });
  });

  it('writes a day that no calendar of ours holds as its reader would', () => {
    const said = (value: string) => describeIssue({ code: 'cell.notADate', entity: 'task', path: 'due', value }, 'fr').why.slice(0, 24);

    expect(said('["d",253402300800]')).toBe('La date 10000-01-01 est ');
    expect(said('["D",-63500000000,"Europe/Paris"]')).toBe('La date -000043-10-07 es');
    expect(said('-62135596801')).toBe('La date 0000-12-31 est h');
    expect(said('1e+15')).toBe('La date … est hors des a');
    expect(said('2026')).toMatch(/» n’est/);
    expect(said('253402300800 ?')).toMatch(/» n’est/);
  });

  it('names a column that the model has no word for by its own', () => {
    expect(describeIssue({ code: 'host.columnGone', path: 'Qui fait' }, 'en').why).toContain('Column “Qui fait” was deleted');
  });

  it('gives the host’s reason where there is one, and does not pretend where there is none', () => {
    expect(describeIssue({ code: 'host.refused', detail: 'Cell is locked.' }, 'en').why).toBe('Nothing was changed. Grist’s reason: Cell is locked.');
    expect(describeIssue({ code: 'host.refused', detail: ' ' }, 'en').why).toContain('did not say why');
  });

  it('leaves the words to the adapter that brings its own', () => {
    const words = { title: 'Modifié entre-temps', why: 'Ana a enregistré une autre valeur.' };
    expect(describeIssue({ code: 'host.refused', words }, 'fr')).toEqual({ code: 'host.refused', ...words });
  });

  it('shows a code that has no words as it is', () => {
    expect(describeIssue({ code: 'moon.eclipse' }, 'fr')).toEqual({ code: 'moon.eclipse', title: 'moon.eclipse', why: 'moon.eclipse' });
  });

  it('leaves no hole in any sentence, even when nothing is known', () => {
    for (const code of Object.keys(issueMessages).filter((key) => /^(?:cell|host|write)\.\w+$/.test(key))) {
      for (const lang of ['fr', 'en'] as const) {
        const { title, why } = describeIssue({ code }, lang);
        expect(`${title} ${why}`, code).not.toMatch(/[{}]|: \.$/);
      }
    }
  });
});
