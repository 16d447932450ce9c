import { statuses, type Status } from './choices.ts';

/** A stage of the collective's own work, with the meaning that it has for us; listed in working order. */
export interface Stage {
  /** As written in the status column. */
  readonly name: string;
  readonly meaning: Status;
}

/** A status as written in a cell, understood: its meaning, and the stage's own name where the collective named one. */
export interface ReadStatus {
  readonly status: Status;
  readonly stage?: string;
}

/**
 * The meaning of a status as written: one of the collective's stages, or one of our five by key or by label in either
 * language (case and blanks ignored); undefined when nobody said what it means.
 */
export function readStatus(written: string, stages: readonly Stage[] = []): ReadStatus | undefined {
  const sought = normal(written);
  const own = stages.find(({ name }) => normal(name) === sought);
  if (own !== undefined) return { status: own.meaning, stage: own.name };
  const standard = statuses.find(({ key, label }) => [key, label.fr, label.en].some((word) => normal(word) === sought));
  return standard === undefined ? undefined : { status: standard.key };
}

/** The collective's own stages: settings `stage.<n>`, each `Name = meaning`, by their number; a line without a known meaning is left out. */
export function stagesIn(settings: Readonly<Record<string, string>>): Stage[] {
  return Object.entries(settings)
    .flatMap(([key, value]) => {
      const order = /^stage\.(\d+)$/.exec(key);
      const parts = /^(.*\S)\s*=\s*(\S.*)$/s.exec(value.trim());
      const meaning = readStatus(parts?.[2] ?? '')?.status;
      return order === null || parts === null || meaning === undefined ? [] : [{ order: Number(order[1]), name: parts[1] ?? '', meaning }];
    })
    .sort((one, other) => one.order - other.order)
    .map(({ name, meaning }) => ({ name, meaning }));
}

function normal(text: string): string {
  return text.trim().toLocaleLowerCase('en').replace(/['’]/g, '’');
}
