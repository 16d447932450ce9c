import { Refusal } from '../refusal.ts';

/** Version of the schema that this program writes. */
export const schemaVersion = 3;

/** The tables, in words that SQLite and PostgreSQL share. Values of the model are JSON texts; times are texts of the machine's clock, for people only. */
export const schema: readonly string[] = [
  'CREATE TABLE IF NOT EXISTS bridge_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)',
  'CREATE TABLE IF NOT EXISTS bridge_pair (pair TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (pair, name))',
  'CREATE TABLE IF NOT EXISTS bridge_known (pair TEXT NOT NULL, entity TEXT NOT NULL, uid TEXT NOT NULL, grist TEXT, wiki TEXT, gone TEXT, base TEXT NOT NULL, wiki_base TEXT NOT NULL, wiki_version TEXT, PRIMARY KEY (pair, entity, uid))',
  'CREATE TABLE IF NOT EXISTS bridge_entry (pair TEXT NOT NULL, seq BIGINT NOT NULL, run BIGINT NOT NULL, status TEXT NOT NULL, row_id TEXT, entry TEXT NOT NULL, PRIMARY KEY (pair, seq))',
  'CREATE INDEX IF NOT EXISTS bridge_entry_run ON bridge_entry (pair, run)',
  "CREATE INDEX IF NOT EXISTS bridge_entry_open ON bridge_entry (pair, seq) WHERE status IN ('intent', 'unknown')",
  'CREATE TABLE IF NOT EXISTS bridge_conflict (pair TEXT NOT NULL, id TEXT NOT NULL, conflict TEXT NOT NULL, PRIMARY KEY (pair, id))',
  'CREATE TABLE IF NOT EXISTS bridge_run (pair TEXT NOT NULL, run BIGINT NOT NULL, outcome TEXT, record TEXT NOT NULL, PRIMARY KEY (pair, run))',
];

/** What makes the tables of an earlier version those of this one, by that version. */
export const upgrades: Readonly<Record<string, readonly string[]>> = {
  1: ['ALTER TABLE bridge_known ADD COLUMN wiki_version TEXT'],
  // The same tables: what an earlier program carries, no other machine is told of.
  2: [],
};

/** Refuses a state that a later version of the program wrote: what it means is not known here. */
export function checkVersion(found: string | undefined, place: string): void {
  if (found === undefined) return;
  if (Number(found) > schemaVersion) throw new Refusal('state.newer', { place, found, known: schemaVersion });
}
