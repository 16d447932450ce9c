export { demoCollective, type DemoCollective, type DemoOptions } from './demo-collective.ts';
