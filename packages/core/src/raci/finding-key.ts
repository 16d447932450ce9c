import type { Finding } from './types.ts';

/**
 * What names one finding from one audit to the next, such as `raci.noAccountable:item=12`: put into `off`, it is ignored.
 * It holds no blank and none of the characters that separate entries of `off`, whatever the ids.
 */
export function findingKey({ code, item, member, project }: Pick<Finding, 'code' | 'item' | 'member' | 'project'>): string {
  const about = Object.entries({ item, member, project }).flatMap(([name, id]) => (id === undefined ? [] : [`${name}=${plain(id)}`]));
  return [code, ...about].join(':');
}

/** Ids of people known by name only hold blanks and commas. */
function plain(id: string): string {
  return id.replace(/[\s,;:%]/gu, (sign) => `%${sign.codePointAt(0)?.toString(16) ?? ''}`);
}
