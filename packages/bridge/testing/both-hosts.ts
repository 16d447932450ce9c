import { FakeWiki } from '@entrelacs/yeswiki/testing';
import { askWiki } from './http-wiki.ts';
import { restServer, restDocument, type FakeRestServer } from './rest-server.ts';

/** A Grist server and a wiki with the extension, as one network: the host's name in the address says who is asked. */
export interface BothHosts {
  readonly grist: FakeRestServer;
  readonly wiki: FakeWiki;
  readonly environment: Readonly<Record<string, string>>;
  /** Text of a config that names both. */
  readonly config: string;
  send: (request: Request) => Promise<Response>;
}

/** Both hosts, empty and installed, each with a key that may do everything. */
export async function bothHosts(): Promise<BothHosts> {
  const [gristKey, wikiKey] = ['clé-de-grist', 'clé-du-wiki'];
  const grist = await restServer({ key: gristKey });
  const wiki = new FakeWiki({ keys: { [wikiKey]: 'Pont' }, admins: ['Pont'] });
  const wikiHost = new URL(wiki.base).host;
  return {
    grist,
    wiki,
    environment: { ENTRELACS_GRIST_KEY: gristKey, ENTRELACS_WIKI_KEY: wikiKey },
    config: `version: 1\ngrist: { document: '${restDocument}' }\nwiki: { url: '${wiki.base}' }\n`,
    send: (request) => (new URL(request.url).host === wikiHost ? askWiki(wiki, request) : grist.send(request)),
  };
}
