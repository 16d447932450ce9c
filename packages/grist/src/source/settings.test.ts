import { describe, expect, it } from 'vitest';
import { settingRows, stagesIn } from './settings.ts';

describe('settingRows', () => {
  it('gives each choice with its row; the first row of a key wins, rows without a key do not count', () => {
    const data = { id: [3, 5, 6, 7], key: ['a', '', 'a', 'n'], value: ['1', 'x', '2', 4] };
    const rows = settingRows(data, { tableId: 'Settings', columns: { key: 'key', value: 'value' } });
    expect([...rows]).toEqual([
      ['a', { row: 3, value: '1' }],
      ['n', { row: 7, value: '4' }],
    ]);
  });
});

describe('stagesIn', () => {
  it('gives the collective’s stages in their order, with their meaning in either language', () => {
    expect(stagesIn({ 'stage.10': 'Fini = Terminé', 'stage.2': 'Recette = review', 'raci.off': '' })).toEqual([
      { name: 'Recette', meaning: 'review' },
      { name: 'Fini', meaning: 'done' },
    ]);
  });

  it('leaves out a stage that nobody gave a meaning to', () => {
    expect(stagesIn({ 'stage.1': 'Recette', 'stage.2': 'Test = presque' })).toEqual([]);
  });

  it('takes a name with an equals sign in it', () => {
    expect(stagesIn({ 'stage.1': 'A = B = doing' })).toEqual([{ name: 'A = B', meaning: 'doing' }]);
  });
});
