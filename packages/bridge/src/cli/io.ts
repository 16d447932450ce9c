import type { Clock } from '../clock.ts';
import type { Send } from '../limits/retrying.ts';
import type { State } from '../state/state.ts';

/** Everything outside that a command touches, so that a test stands in for it. */
export interface CliIo {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** A person looks on: colours, progress and questions make sense. */
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths begin at. */
  readonly folder: string;
  readonly clock: Clock;
  /** Time zone in which the reader is told of times. */
  readonly timeZone: string;
  readonly random: () => number;
  readonly send: Send;
  readonly ask: Questions;
  /** Opens the state at a path of SQLite or an address of PostgreSQL. */
  readonly openState: (place: string) => Promise<State>;
  /** Ends with the process: a service listens to it. */
  readonly stopping: AbortSignal;
}

/** Questions to a person; undefined when they gave up. */
export interface Questions {
  text(question: string, initial?: string): Promise<string | undefined>;
  secret(question: string): Promise<string | undefined>;
  confirm(question: string): Promise<boolean>;
}

/** How a command ended, for a script: documented in the guide. */
export const exitCodes = {
  /** All that was asked is done. */
  ok: 0,
  /** Something failed that a later run may do. */
  failed: 1,
  /** The command, the config or the secrets are not as they should be. */
  usage: 2,
  /** A person has to decide: conflicts, held runs, findings. */
  attention: 3,
  /** Another run of the same pair is under way. */
  busy: 4,
} as const;
