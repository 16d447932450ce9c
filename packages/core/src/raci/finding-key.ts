import type { Finding } from './types.ts';

/** What names one finding from one audit to the next, such as `raci.noAccountable:item=12`: put into `off`, it is ignored. */
export function findingKey(finding: Pick<Finding, 'code' | 'item' | 'member' | 'project'>): string {
  const { code, item, member, project } = finding;
  const about = [item === undefined ? '' : `item=${item}`, member === undefined ? '' : `member=${member}`, project === undefined ? '' : `project=${project}`];
  return [code, ...about.filter((part) => part !== '')].join(':');
}
