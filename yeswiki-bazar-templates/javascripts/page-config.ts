import { entityNames, type EntityName, type Lang } from '@entrelacs/core';
import type { Binding } from '@entrelacs/yeswiki';

/** What the page's PHP says of a board: the attribute `data-config` (services/BoardPage.php). */
export interface PageConfig {
  /** The wiki's own address as its configuration says it. */
  readonly base: string;
  /** Tag of the page. */
  readonly page: string;
  readonly lang: Lang;
  readonly reads: readonly EntityName[];
  readonly binding: Binding | null;
  readonly project: string | null;
  readonly team: string | null;
  readonly member: string | null;
  readonly task: string | null;
  readonly need: string | null;
  /** Tags of the entries that a list of Bazar found; null for all. */
  readonly entries: readonly string[] | null;
  readonly view: string | null;
  readonly height: number | null;
  readonly isReadOnly: boolean;
}

/** The configuration in an attribute; what is missing or of another type is as if nobody had said it. */
export function readConfig(text: string | undefined): PageConfig {
  const given = parsed(text);
  const word = (key: string) => (typeof given[key] === 'string' && given[key] !== '' ? given[key] : null);
  const words = (key: string) => (Array.isArray(given[key]) ? given[key].filter((one): one is string => typeof one === 'string') : null);
  const reads = words('reads') ?? [];
  return {
    base: word('base') ?? '?',
    page: word('page') ?? '',
    lang: given['lang'] === 'en' ? 'en' : 'fr',
    reads: entityNames.filter((name) => reads.includes(name)).sort((a, b) => reads.indexOf(a) - reads.indexOf(b)),
    binding: typeof given['binding'] === 'object' ? (given['binding']) : null,
    project: word('project'),
    team: word('team'),
    member: word('member'),
    task: word('task'),
    need: word('need'),
    entries: words('entries'),
    view: word('view'),
    height: typeof given['height'] === 'number' ? given['height'] : null,
    isReadOnly: given['isReadOnly'] === true,
  };
}

/** The attribute's object, whatever it holds. */
export function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
