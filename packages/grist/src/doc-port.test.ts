import { describe, expect, it } from 'vitest';
import { fetchingOnce, type DocPort } from './doc-port.ts';

describe('fetchingOnce', () => {
  it('fetches a table once for all who ask for it', async () => {
    const asked: string[] = [];
    const port: DocPort = {
      fetchTable: async (tableId) => {
        asked.push(tableId);
        return { id: [1] };
      },
      applyActions: async () => [],
    };
    const once = fetchingOnce(port);

    const [first, second] = await Promise.all([once.fetchTable('Tasks'), once.fetchTable('Tasks'), once.fetchTable('Members')]);

    expect(asked).toEqual(['Tasks', 'Members']);
    expect(second).toBe(first);
  });
});
