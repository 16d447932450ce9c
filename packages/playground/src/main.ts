import { fillDemoDocument } from './documents/demo.ts';
import { fillForeignDocument } from './documents/foreign.ts';
import { showBanner } from './banner.ts';
import { offerOurWidgets } from './gallery.ts';
import { docPortOfPage, openGrist, type GristDoc } from './grist-page.ts';
import { messages } from './messages.ts';
import { keepParameters, readQuery, type Query } from './query.ts';
import { addWidgetPage, widgetsUrl, widgetUrl } from './widget-section.ts';

/** Tells tests and readers of the markup how far the page is: `loading`, `ready` or `failed`. */
const state = (value: 'loading' | 'ready' | 'failed') => (document.documentElement.dataset['playground'] = value);

state('loading');
const query = readQuery(location.search, navigator.languages);
document.documentElement.lang = query.language;
keepOurParameters();
offerOurWidgets(widgetsUrl());
const banner = showBanner(query);
try {
  const doc = await openGrist(messages[query.language].documents[query.document], query.language);
  await fill(doc, query);
  banner.progress();
  state('ready');
} catch (error) {
  console.error(error);
  banner.fail();
  state('failed');
}

async function fill(doc: GristDoc, { language, document: name, widget }: Query): Promise<void> {
  const port = docPortOfPage(doc);
  banner.progress('');
  await port.applyActions([localeAction(query)]);
  let page = 0;
  if (name === 'foreign') page = await fillForeignDocument(port);
  if (name === 'demo') {
    page = await fillDemoDocument(port, {
      lang: language,
      widgetUrl: (folder) => widgetUrl(folder, language),
      onProgress: (done, known) => banner.progress(`${done} / ${known}`),
    });
  }
  if (widget !== undefined) {
    const tables = await port.fetchTable('_grist_Tables');
    page = await addWidgetPage(port, widgetUrl(widget, language), tables['id']?.[0] as number, widget === 'setup' ? messages[language].setup : widget);
  }
  if (page !== 0) await doc.openDocPage(page);
}

/** The document's own culture: widgets write dates by it. */
function localeAction({ language }: Query) {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const settings = { locale: language === 'fr' ? 'fr-FR' : 'en-GB', currency: 'EUR', engine: 'python3' };
  return ['UpdateRecord', '_grist_DocInfo', 1, { timezone: timeZone, documentSettings: JSON.stringify(settings) }] as const;
}

function keepOurParameters(): void {
  const ours = location.search;
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method].bind(history);
    history[method] = (data, unused, url) => original(data, unused, url == null ? url : keepParameters(String(url), ours));
  }
}
