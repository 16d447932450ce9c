import { describe, expect, it } from 'vitest';
import { settingRows } from './settings.ts';

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
