import { docPortOf, gristInPage, pageParameters, todayIn } from '@entrelacs/grist/document';
import type { CoopSetup } from '@entrelacs/ui/coop-setup';
import '@entrelacs/ui/coop-setup';
import { SetupController } from './controller.ts';

const parameters = new URLSearchParams(location.search);
const { lang, timeZone } = pageParameters(parameters, navigator.language);
const grist = gristInPage();
const element: CoopSetup = document.createElement('coop-setup');

document.documentElement.lang = lang;
element.language = lang;
document.body.append(element);

if (grist === undefined || window.parent === window) {
  element.state = { state: 'needsAccess', reason: 'notInGrist' };
} else {
  const controller = new SetupController({ port: docPortOf(grist.docApi), element, widgetUrl, today: () => todayIn(timeZone, new Date()) });
  // A change of the access loads the page again: what its address says holds.
  if (parameters.get('readonly') === 'true') element.state = { state: 'needsAccess', reason: 'viewer' };
  else if (parameters.get('access') !== 'full') element.state = { state: 'needsAccess', reason: 'access' };
  else {
    void controller.start();
    addEventListener('focus', () => void controller.refresh());
  }
  element.addEventListener('coop-check', () => {
    if (element.state.state === 'needsAccess') location.reload();
  });
  grist.ready({ requiredAccess: 'full' });
  grist.enableKeyboardShortcuts?.();
}

/** The other widgets are beside this one; a language that was put into its address goes into theirs. */
function widgetUrl(widget: string): string {
  const url = new URL(`../${widget}/index.html`, location.href);
  const chosen = parameters.get('lang');
  if (chosen !== null) url.searchParams.set('lang', chosen);
  return url.href;
}
