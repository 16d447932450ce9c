export { FakeWiki, type FakeWikiOptions } from './fake-wiki.ts';
export { FakeEntries, type FakeVisitor } from './fake-entries.ts';
