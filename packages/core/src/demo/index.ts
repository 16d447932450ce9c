export { demoCollective, demoWork, type DemoCollective, type DemoOptions } from './demo-collective.ts';
