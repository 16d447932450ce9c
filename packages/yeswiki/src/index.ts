export type * from './routes.ts';
export * from './bazar/template-text.ts';
