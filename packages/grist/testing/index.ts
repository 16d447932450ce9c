export * from './fake-grist.ts';
export * from './fake-tables.ts';
export * from './sample-document.ts';
export * from './state-of.ts';
export { FakeDoc } from '../src/blueprint/testing/fake-doc.ts';
