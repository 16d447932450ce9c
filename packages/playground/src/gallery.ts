/** Where Grist in a browser looks for the widgets of its gallery: another host, which this page never asks. */
const gallery = 'https://gristlabs.github.io/grist-widget/manifest.json';

interface ListedWidget {
  readonly url: string;
}

/** Grist's gallery of widgets holds ours, by the list that a server would be given. Called before Grist starts. */
export function offerOurWidgets(widgetsUrl: string): void {
  const { fetch } = globalThis;
  globalThis.fetch = (input, init) => (isGallery(input) ? ourList(fetch, widgetsUrl) : fetch(input, init));
}

function isGallery(input: RequestInfo | URL): boolean {
  return (input instanceof Request ? input.url : String(input)) === gallery;
}

async function ourList(fetch: typeof globalThis.fetch, widgetsUrl: string): Promise<Response> {
  const answer = await fetch(new URL('manifest.json', widgetsUrl));
  const widgets = (await answer.json()) as readonly ListedWidget[];
  return Response.json(widgets.map((widget) => ({ ...widget, url: new URL(widget.url, widgetsUrl).href })));
}
