import { describe, it } from 'vitest';
import { sourceContract } from './source.contract.ts';
import { fakeGristHost, memoryHost } from './source-hosts.ts';
import { fakeWikiHost } from './wiki-host.ts';

const hosts = {
  'the in-memory twin': memoryHost,
  'Grist, as the recordings show it': () => fakeGristHost(),
  'Grist without words for its errors': () => fakeGristHost({ isMute: true }),
  'Grist with a big table: no rows at first': () => fakeGristHost({ emptyFirst: true }),
  'Grist that answers before it shows': () => fakeGristHost({ showsLate: true, isMute: true }),
  'Grist that tells of its rows once at the start': () => fakeGristHost({ tellsOnce: true }),
  'a wiki’s routes': fakeWikiHost,
};

describe.each(Object.entries(hosts))('a source over %s', (_name, open) => {
  const { lacks = [] } = open();
  it.each(sourceContract.filter(({ needs }) => needs === undefined || !lacks.includes(needs)).map((promise) => [promise.name, promise] as const))('%s', async (_sentence, { run }) => {
    const host = open();
    await run(host);
    host.close();
  });
});
