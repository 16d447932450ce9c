import { jsonObject, text } from './raw.ts';

/** What the options of a section say of its widget; empty when they say nothing. */
export function customViewIn(options: string): Record<string, unknown> {
  return jsonObject(text(jsonObject(options)['customView']));
}

/** Where the widget of a section is found: at an address of its own, else at that of the gallery that it was chosen from; empty when it says nothing. */
export function addressIn(options: string): string {
  const { url, widgetDef } = customViewIn(options);
  return text(url) || (typeof widgetDef === 'object' && widgetDef !== null ? text((widgetDef as Record<string, unknown>)['url']) : '');
}
