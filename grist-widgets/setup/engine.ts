/** What looks a document over and changes it: loaded once the page is shown. */
export { demoStateOf, diagnose, installBlueprint, installDemo, installRules, planDemoRemoval, planLink, planRules, removeDemo, repair, setLink } from '@entrelacs/grist';
export { doctorView } from './doctor-view.ts';
export { linkPlanView } from './linking-view.ts';
export { RunLog } from './run-log.ts';
