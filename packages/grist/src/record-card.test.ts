import { describe, expect, it } from 'vitest';
import { recordCardUrl } from './record-card.ts';

const fetchTable = () => Promise.resolve({ id: [1, 2, 3], tableId: ['Tasks', 'Dependencies', 'Kpis'], recordCardViewSectionRef: [11, 12, 0] });
const tokenOf = (baseUrl: string) => () => Promise.resolve({ token: 'secret', baseUrl, ttlMsecs: 1 });

describe('recordCardUrl', () => {
  it('leads to the card of a row, on a server of its own and under an organisation', async () => {
    expect(await recordCardUrl({ fetchTable, getAccessToken: tokenOf('https://grist.example/api/docs/abc') }, 'Dependencies', 7)).toBe('https://grist.example/doc/abc#a3.s12.r7');
    expect(await recordCardUrl({ fetchTable, getAccessToken: tokenOf('https://grist.example/o/coop/api/docs/abc') }, 'Tasks', 7)).toBe('https://grist.example/o/coop/doc/abc#a3.s11.r7');
  });

  it('never holds the token', async () => {
    expect(await recordCardUrl({ fetchTable, getAccessToken: tokenOf('https://grist.example/api/docs/abc') }, 'Tasks', 7)).not.toContain('secret');
  });

  it('is none where the host gives no address, the table has no card, or the row is no row', async () => {
    const getAccessToken = tokenOf('https://grist.example/api/docs/abc');
    expect(await recordCardUrl({ fetchTable, getAccessToken: () => Promise.reject(new Error('no access tokens')) }, 'Tasks', 7)).toBeUndefined();
    expect(await recordCardUrl({ fetchTable }, 'Tasks', 7)).toBeUndefined();
    expect(await recordCardUrl({ fetchTable, getAccessToken: tokenOf('javascript:alert(1)//api/docs/abc') }, 'Tasks', 7)).toBeUndefined();
    expect(await recordCardUrl({ fetchTable, getAccessToken }, 'Kpis', 7)).toBeUndefined();
    expect(await recordCardUrl({ fetchTable, getAccessToken }, 'Elsewhere', 7)).toBeUndefined();
    expect(await recordCardUrl({ fetchTable, getAccessToken }, 'Tasks', Number('name:Ana'))).toBeUndefined();
    expect(await recordCardUrl({ fetchTable: () => Promise.reject(new Error('ACL_DENY')), getAccessToken }, 'Tasks', 7)).toBeUndefined();
  });
});
