import { raciRoles, type RaciRole } from '../model/raci-fields.ts';

/** Codes of the findings of a RACI audit, in the order in which ties are broken. */
export const findingCodes = [
  'raci.noAccountable',
  'raci.lateNoResponsible',
  'raci.noResponsible',
  'raci.busFactor',
  'raci.severalAccountable',
  'raci.startedIncomplete',
  'raci.reviewerIsResponsible',
  'raci.overloaded',
  'raci.awayNoDelegate',
  'raci.memberManyAccountable',
  'raci.memberManyResponsible',
  'raci.itemManyPeople',
  'raci.itemManyResponsible',
  'raci.itemManyConsulted',
  'raci.itemManyInformed',
  'raci.memberManyConsulted',
  'raci.memberManyInformed',
  'raci.noEmptyCell',
  'raci.noRole',
] as const;

/** Code of one finding of a RACI audit. */
export type FindingCode = (typeof findingCodes)[number];

/** Limits of the audit; a finding speaks when a figure is above its limit (`busFactorFrom`, `noEmptyCellFrom`: from it on). */
export interface RaciLimits {
  /** People with any role on one row: cooperation works at 3 to 8. */
  readonly itemPeople: number;
  readonly itemResponsible: number;
  readonly itemConsulted: number;
  readonly itemInformed: number;
  /** Open rows that one person holds a letter on. */
  readonly memberAccountable: number;
  readonly memberResponsible: number;
  readonly memberConsulted: number;
  readonly memberInformed: number;
  /** Percent of capacity that a week may take. */
  readonly loadPercent: number;
  /** Open rows with an A from which a project that hangs on one person is worth a word. */
  readonly busFactorFrom: number;
  /** Open rows of a project from which a person without an empty cell in it is worth a word. */
  readonly noEmptyCellFrom: number;
  /** Days ahead in which an absence to come is already looked at. */
  readonly awayWithinDays: number;
}

/** What the collective chose: findings switched off, limits, and what letters weigh. */
export interface RaciRules {
  /** Codes that are off, and keys of single findings that are ignored (see `findingKey`). */
  readonly off: readonly string[];
  readonly limits: RaciLimits;
  /** Hours a week that a letter costs on a row under way, where the row does not say its effort (see `workload`). */
  readonly weights: RaciWeights;
}

/** Hours a week that each letter costs. */
export type RaciWeights = Readonly<Record<RaciRole, number>>;

/** Hours a week that each letter costs unless the collective says otherwise. */
export const defaultRaciWeights: RaciWeights = { accountable: 1, responsible: 4, consulted: 0.5, informed: 0.1 };

/** The rules of a collective that has chosen nothing. */
export const defaultRaciRules: RaciRules = {
  off: [],
  limits: {
    itemPeople: 8,
    itemResponsible: 4,
    itemConsulted: 5,
    itemInformed: 8,
    memberAccountable: 10,
    memberResponsible: 12,
    memberConsulted: 20,
    memberInformed: 40,
    loadPercent: 100,
    busFactorFrom: 4,
    noEmptyCellFrom: 4,
    awayWithinDays: 7,
  },
  weights: defaultRaciWeights,
};

/**
 * The rules as the Settings rows say: `raci.off` (codes and keys, one a line or separated by blanks, commas or
 * semicolons), `raci.limit.<name>` and `raci.weight.<role>`. What cannot be read as a number from 0 up keeps its default.
 */
export function raciRulesOf(settings: Readonly<Record<string, string>>): RaciRules {
  const { limits, weights } = defaultRaciRules;
  const figure = (key: string, fallback: number) => figureOf(settings[key]) ?? fallback;
  return {
    off: [...new Set((settings['raci.off'] ?? '').split(/[\s,;]+/).filter((code) => code !== ''))],
    limits: Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, figure(`raci.limit.${name}`, value as number)])) as unknown as RaciLimits,
    weights: Object.fromEntries(raciRoles.map((role) => [role, figure(`raci.weight.${role}`, weights[role])])) as RaciWeights,
  };
}

/** The Settings rows that say these rules: only what differs from the defaults; '' where a row is to be emptied. */
export function raciSettingsOf(rules: RaciRules): Record<string, string> {
  const { limits, weights } = defaultRaciRules;
  const changed = (prefix: string, values: object, defaults: object) =>
    Object.entries(values).map(([name, value]) => [
      `${prefix}.${name}`,
      value === (defaults as Record<string, unknown>)[name] ? '' : String(value),
    ]);
  return Object.fromEntries([
    ['raci.off', rules.off.join(' ')],
    ...changed('raci.limit', rules.limits, limits),
    ...changed('raci.weight', rules.weights, weights),
  ]) as Record<string, string>;
}

function figureOf(text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined;
  const value = Number(text.trim().replace(',', '.'));
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}
