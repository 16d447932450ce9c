import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pasteTasks } from './paste-tasks.ts';

describe('pasteTasks', () => {
  it('makes a task of each line', () => {
    expect(pasteTasks('Écrire les statuts\nTrouver un local\r\n\r\n  Ouvrir un compte  ')).toEqual(['Écrire les statuts', 'Trouver un local', 'Ouvrir un compte']);
  });

  it.each([
    ['- Souder', 'Souder'],
    ['\t• Souder', 'Souder'],
    ['12. Souder', 'Souder'],
    ['3) Souder', 'Souder'],
    ['- [ ] Souder', 'Souder'],
    ['☐ Souder', 'Souder'],
    ['-40 °C : tenir au froid', '-40 °C : tenir au froid'],
    ['2027 en chiffres', '2027 en chiffres'],
  ])('takes bullets, numbers and boxes off: %s', (line, title) => {
    expect(pasteTasks(line)).toEqual([title]);
  });

  it('keeps the first column of a spreadsheet', () => {
    expect(pasteTasks('Souder\tAna\t12\n\tPeindre\tBo')).toEqual(['Souder', 'Peindre']);
  });

  it('reads a cell in which a spreadsheet put quotes and a break', () => {
    expect(pasteTasks('"Souder\nle cadre ""A"""\tAna\nPeindre')).toEqual(['Souder le cadre "A"', 'Peindre']);
  });

  it('keeps hostile text as it is', () => {
    expect(pasteTasks('<img src=x onerror=alert(1)>')).toEqual(['<img src=x onerror=alert(1)>']);
  });

  it('gives titles that are never blank and hold neither breaks nor tabs', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '-', '"', '\n', '\t', ' ', '\r', '1', '.', '☐') }), (text) => {
        for (const title of pasteTasks(text)) expect(title).toMatch(/^\S(?:[^\t\r\n]*\S)?$/);
      }),
    );
  });
});
