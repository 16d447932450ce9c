import type { DependencyGraph } from '../graph/types.ts';
import { compareIds } from '../graph/id-order.ts';
import type { Need } from './need.ts';

/** Two integration points that may be one and the same. */
export interface PossibleDouble {
  /** Ids of the two needs, the lower one first. */
  readonly needs: readonly [string, string];
  /** The same people (or, where nobody answers, tasks) at both ends, nearly the same words, or both. */
  readonly because: 'sides' | 'words' | 'both';
  /** How alike their words are, from 0 to 1. */
  readonly likeness: number;
}

/** Likeness from which words are nearly the same. */
const nearlyTheSame = 0.75;

/** Points that may share a word before it is too common to tell doubles by. */
const commonWord = 200;

/** Words that say little, and are left out when sentences are compared. */
const smallWords = new Set('au aux avec ce ces d de des du en et for from in l la le les leur of on or ou our par pour que qui sa ses son sur the to un une with'.split(' '));

/**
 * Integration points, not refused, that may be doubles: the same provider and the same asker, or nearly the same words
 * (letters, accents and small words apart). Ties by id. Only points that share a word or both ends are compared.
 */
export function possibleDoubles(needs: readonly Need[]): PossibleDouble[] {
  const points = needs.filter(({ link, state }) => link.kind === 'integration' && state !== 'refused').sort((a, b) => compareIds(a.id, b.id));
  const words = points.map(({ link }) => wordsOf(link.need ?? ''));
  const groups = new Map<string, number[]>();
  const join = (key: string, point: number) => {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [point]);
    else if (group.length < commonWord || key.startsWith('ends')) group.push(point);
  };
  points.forEach((point, index) => {
    join(`ends ${endsOf(point)}`, index);
    for (const word of words[index]!) join(`word ${word}`, index);
  });

  const doubles = new Map<number, PossibleDouble>();
  for (const group of groups.values()) {
    for (let i = 0; i < group.length; i++) {
      for (let j = i + 1; j < group.length; j++) {
        const [a, b] = [group[i]!, group[j]!];
        if (doubles.has(a * points.length + b)) continue;
        const sameSides = endsOf(points[a]!) === endsOf(points[b]!);
        const likeness = likenessOf(words[a]!, words[b]!);
        if (!sameSides && likeness < nearlyTheSame) continue;
        const because = likeness < nearlyTheSame ? 'sides' : sameSides ? 'both' : 'words';
        doubles.set(a * points.length + b, { needs: [points[a]!.id, points[b]!.id], because, likeness });
      }
    }
  }
  return [...doubles.entries()].sort(([a], [b]) => a - b).map(([, double]) => double);
}

/** Who brings and who asked, as one key: the people, or the tasks where nobody answers for one. */
function endsOf({ provider, asker }: Need): string {
  return [provider, asker].map(({ members, task }) => (members.length > 0 ? `m ${[...members].sort().join(' ')}` : `t ${task}`)).join(' > ');
}

/** The words of a sentence that say something, without accents, plural or case, each once. */
function wordsOf(sentence: string): ReadonlySet<string> {
  const plain = sentence.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !smallWords.has(word)).map((word) => (word.length > 3 ? word.replace(/[sx]$/u, '') : word)));
}

/** Twice the words in common over the words of both (Sørensen and Dice); 0 when one has none. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return (2 * common) / (a.size + b.size);
}

/** Integration points that nobody owns: ids of their links, in the order of the links. */
export function ownerless(graph: DependencyGraph): string[] {
  return graph.links.flatMap(({ id, kind, owner, state }) => (kind === 'integration' && owner === undefined && state !== 'refused' ? [id] : []));
}
