export type * from './routes.ts';
export type * from './entries/bazar.ts';
export * from './bazar/template-text.ts';
export type { TransportCode, WikiAnswer, WikiFailure } from './client/answer.ts';
export { routeAddress, wikiAddress } from './client/address.ts';
export * from './wiki-client.ts';
