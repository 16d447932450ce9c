import type { MapLink, MapScene } from './scene.ts';

/** Pixels between two badges on one edge. */
const apart = 14;

/**
 * Links whose need shows its step on the provider's edge, by node: those that something open waits for, with words or past the
 * request; where two would overlap, the one that is not over yet.
 */
export function badgesByNode({ nodes, links }: MapScene): ReadonlyMap<string, readonly MapLink[]> {
  const badges = new Map<string, MapLink[]>();
  const worth = ({ link }: MapLink) => (link.isOverdue ? 3 : link.need?.isOpen === true ? 2 : 1);
  for (const mapLink of links) {
    const { link, from } = mapLink;
    const says = link.need !== undefined && ((link.link.need ?? '').trim() !== '' || link.state !== 'requested');
    if (!says || !link.to.isOpen) continue;
    const id = nodes[from]!.id;
    badges.set(id, [...(badges.get(id) ?? []), mapLink]);
  }
  for (const [id, own] of badges) {
    const kept: MapLink[] = [];
    for (const one of own.sort((a, b) => worth(b) - worth(a))) if (kept.every((other) => Math.abs(other.points[1]! - one.points[1]!) >= apart)) kept.push(one);
    badges.set(id, kept);
  }
  return badges;
}
