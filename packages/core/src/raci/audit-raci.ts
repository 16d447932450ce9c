import type { Member } from '../model/member.ts';
import type { Project } from '../model/project.ts';
import type { Review } from '../model/review.ts';
import type { Segment } from '../model/segment.ts';
import { indexRaci } from './audit/index-raci.ts';
import { itemFindings } from './audit/item-findings.ts';
import { memberFindings } from './audit/member-findings.ts';
import { projectFindings } from './audit/project-findings.ts';
import type { PlacedFinding } from './audit/placed-finding.ts';
import { findingKey } from './finding-key.ts';
import { defaultRaciRules, findingCodes, type RaciRules } from './rules.ts';
import { severities, type Finding, type RaciEntity, type RaciItem } from './types.ts';
import { workload, type Workload } from './workload.ts';

/** What an audit looks at. */
export interface AuditInput {
  readonly items: readonly RaciItem[];
  readonly members: readonly Member[];
  readonly today: string;
  readonly projects?: readonly Pick<Project, 'id' | 'name' | 'status'>[];
  readonly reviews?: readonly Pick<Review, 'task' | 'segment' | 'reviewer'>[];
  /** Which deliverable a segment belongs to: for reviews of a deliverable's segments. */
  readonly segments?: readonly Pick<Segment, 'id' | 'deliverable'>[];
  readonly rules?: RaciRules;
  /** What the rows are; tasks when not said. */
  readonly kind?: RaciEntity;
  /** Loads already worked out for the same rows; worked out here when left out. */
  readonly loads?: ReadonlyMap<string, Workload>;
  /** Days that nobody works, for the load. */
  readonly holidays?: readonly string[];
}

/**
 * What a RACI audit has to say, worst first; ties by item order (a project stands at its first row, people after all
 * rows), then by the order of `findingCodes`. Rows that are done or cancelled are left in peace. Linear in cells.
 */
export function auditRaci(input: AuditInput): Finding[] {
  const { items, members, today, rules = defaultRaciRules, holidays = [] } = input;
  const off = new Set(rules.off);
  const index = indexRaci(input);
  const loads = input.loads ?? (off.has('raci.overloaded') ? undefined : workload({ items, members, today, weights: rules.weights, holidays }));
  const placed: PlacedFinding[] = [
    ...itemFindings(index, rules, off),
    ...projectFindings(index, rules),
    ...memberFindings(index, rules, loads),
  ];
  return placed
    .filter(({ finding }) => !off.has(finding.code) && (off.size === 0 || !off.has(findingKey(finding))))
    .sort((a, b) => rank(a) - rank(b) || a.position - b.position || ruleOrder(a) - ruleOrder(b))
    .map(({ finding }) => finding);
}

const ranks = new Map(severities.map((severity, n) => [severity as string, n]));
const rules = new Map(findingCodes.map((code, n) => [code as string, n]));
const rank = ({ finding }: PlacedFinding) => ranks.get(finding.severity) ?? 0;
const ruleOrder = ({ finding }: PlacedFinding) => rules.get(finding.code) ?? 0;
