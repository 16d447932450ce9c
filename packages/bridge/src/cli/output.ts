import { styleText } from 'node:util';
import { formatIssue } from './issue-line.ts';
import type { Issue, Lang, Translate } from '@entrelacs/core';
import { hidden, type Secrets } from '../config/secrets.ts';
import type { CliIo } from './io.ts';

type Style = Parameters<typeof styleText>[0];

/** What a command says: sentences for people, or one JSON text with `--json`. Secrets never pass. */
export class Output {
  readonly isJson: boolean;
  secrets: Secrets = {};
  private readonly io: CliIo;
  private readonly colours: boolean;
  private isOnProgressLine = false;

  constructor(io: CliIo, isJson: boolean) {
    this.io = io;
    this.isJson = isJson;
    this.colours = io.isTerminal && !isJson && io.environment['NO_COLOR'] === undefined;
  }

  /** A sentence for people; silent with `--json`. */
  line(text = ''): void {
    if (this.isJson) return;
    this.endProgress();
    this.io.out(`${hidden(text, this.secrets)}\n`);
  }

  /** What a script reads: the only thing on the output with `--json`, silent otherwise. */
  data(value: unknown): void {
    if (this.isJson) this.io.out(`${hidden(JSON.stringify(value, null, 2), this.secrets)}\n`);
  }

  /** A failure, for people on the error output. */
  error(text: string): void {
    this.endProgress();
    this.io.err(`${this.style('red', hidden(text, this.secrets))}\n`);
  }

  /** How far a long work is: one line that is written over, on a terminal only. */
  progress(label: string, done: number, total: number): void {
    if (this.isJson || !this.io.isTerminal) return;
    this.isOnProgressLine = true;
    this.io.err(`\r${label} ${done}/${total}\u001B[K`);
  }

  /** Text in a colour, where there are colours. */
  style(style: Style, text: string): string {
    return this.colours ? styleText(style, text, { validateStream: false }) : text;
  }

  /** Issues, each in a line. */
  issues(issues: readonly Issue[], t: Translate, lang: Lang): void {
    for (const issue of issues) this.line(`  ${this.style('yellow', '!')} ${formatIssue(issue, t, lang)}`);
  }

  private endProgress(): void {
    if (!this.isOnProgressLine) return;
    this.isOnProgressLine = false;
    this.io.err('\r\u001B[K');
  }
}
