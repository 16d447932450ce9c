import { jsonObject, text } from './raw.ts';

/** What the options of a section say of its widget; empty when they say nothing. */
export function customViewIn(options: string): Record<string, unknown> {
  return jsonObject(text(jsonObject(options)['customView']));
}
