import { readFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { translator, type Lang, type Translate } from '@entrelacs/core';
import { documentInAddress, restPort, type RestPort } from '@entrelacs/grist/rest';
import { createWikiClient, wikiAddress, type WikiClient } from '@entrelacs/yeswiki';
import type { ArchivableSide } from '../archive/restore.ts';
import { ConfigRefusal, readConfig, type Config } from '../config/config.ts';
import { readSecrets, type Secrets } from '../config/secrets.ts';
import { gristSide } from '../grist/grist-side.ts';
import { bridgeMessages } from '../i18n/index.ts';
import { makeGate } from '../limits/gate.ts';
import { retrying, type Send } from '../limits/retrying.ts';
import { timed } from '../limits/timed.ts';
import { Refusal } from '../refusal.ts';
import type { Side, SideLimits } from '../side.ts';
import type { State } from '../state/state.ts';
import { wikiSide } from '../wiki/wiki-side.ts';
import type { CliIo } from './io.ts';
import { systemLang } from './language.ts';
import { Output } from './output.ts';

/** Milliseconds that a host may take for one answer. */
const answerTime = 120_000;

/** Options that every command takes. */
export interface CommonOptions {
  readonly config: string;
  readonly json: boolean;
  readonly lang?: Lang | undefined;
}

/** What a command works with: config, secrets and both sides, each made when it is first asked for. */
export class CommandContext {
  readonly io: CliIo;
  readonly options: CommonOptions;
  readonly out: Output;
  lang: Lang;
  /** Says in the language of the moment, also to whoever took it before the config was read. */
  readonly t: Translate = (code, values) => this.translate(code, values);
  private translate: Translate;
  private loaded: { readonly config: Config; readonly secrets: Secrets } | undefined;

  constructor(io: CliIo, options: CommonOptions) {
    this.io = io;
    this.options = options;
    this.out = new Output(io, options.json);
    this.lang = options.lang ?? systemLang(io.environment);
    this.translate = translator(this.lang, bridgeMessages);
  }

  /** A moment as the reader writes it, in their time zone; a text that is none stays as it is. */
  when(iso: string): string {
    const moment = Date.parse(iso);
    if (Number.isNaN(moment)) return iso;
    return new Intl.DateTimeFormat(this.lang === 'en' ? 'en-GB' : 'fr', { dateStyle: 'medium', timeStyle: 'short', timeZone: this.io.timeZone }).format(moment);
  }

  /** The path that a relative one means. */
  path(path: string): string {
    return isAbsolute(path) ? path : join(this.io.folder, path);
  }

  /** Reads config and secrets; once the config is read, messages are in its language unless the command line names one. */
  async load(): Promise<{ readonly config: Config; readonly secrets: Secrets }> {
    if (this.loaded !== undefined) return this.loaded;
    const config = readConfig(await this.textOf(this.path(this.options.config), 'config.absent', 'config.unreadable'));
    if (this.options.lang === undefined) {
      this.lang = config.language;
      this.translate = translator(this.lang, bridgeMessages);
    }
    const secrets = await readSecrets(this.io.environment, config.secrets === undefined ? undefined : this.path(config.secrets));
    this.out.secrets = secrets;
    this.loaded = { config, secrets };
    return this.loaded;
  }

  async gristPort(): Promise<{ readonly port: RestPort; readonly server: string; readonly limits: SideLimits }> {
    const { config, secrets } = await this.load();
    if (config.grist === undefined) throw new Refusal('config.noGrist');
    const place = documentInAddress(config.grist.document);
    if (place === undefined) throw new Refusal('config.noDocument', { address: config.grist.document });
    const limits: SideLimits = { batchRows: 400, batchBytes: 900_000, parallel: 8, perSecond: config.grist.requestsPerSecond };
    const apiKey = secrets.ENTRELACS_GRIST_KEY;
    if (apiKey === undefined) throw new Refusal('secrets.missing', { name: 'ENTRELACS_GRIST_KEY' });
    return { port: restPort({ ...place, send: this.sender(limits), apiKey }), server: place.server, limits };
  }

  async grist(): Promise<ArchivableSide> {
    return gristSide(await this.gristPort());
  }

  async wikiClient(): Promise<{ readonly client: WikiClient; readonly place: string; readonly limits: SideLimits }> {
    const { config, secrets } = await this.load();
    if (config.wiki === undefined) throw new Refusal('config.noWiki');
    const key = secrets.ENTRELACS_WIKI_KEY;
    if (key === undefined) throw new Refusal('secrets.missing', { name: 'ENTRELACS_WIKI_KEY' });
    const limits: SideLimits = { batchRows: 100, batchBytes: 4_000_000, parallel: 2 };
    const send = this.sender(limits);
    const base = wikiAddress(config.wiki.url);
    const ask = (input: string | URL | Request, init?: RequestInit) => send(new Request(input, init));
    // The waits that the wiki asks for are not its silence: that is timed try by try.
    return { client: createWikiClient({ base, key, fetch: ask, timeout: 20 * answerTime }), place: base, limits };
  }

  async wiki(): Promise<Side> {
    return wikiSide(await this.wikiClient());
  }

  /** Name of the pair in the state: that of the config's file. */
  get pair(): string {
    return this.options.config.split(/[\\/]/).at(-1)?.replace(/\.ya?ml$/, '') ?? 'entrelacs';
  }

  async state(): Promise<State> {
    const { config, secrets } = await this.load();
    return this.io.openState(secrets.ENTRELACS_DATABASE_URL ?? this.path(config.state));
  }

  /** The text of a file; a `Refusal` where there is none. */
  async textOf(path: string, absent = 'file.unreadable', unreadable = 'file.unreadable'): Promise<string> {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      const isAbsent = (error as { readonly code?: unknown }).code === 'ENOENT';
      throw new Refusal(isAbsent ? absent : unreadable, { path, detail: error instanceof Error ? error.message : '' }, { cause: error });
    }
  }

  /** A refusal in words, for people. */
  words(error: Refusal): string {
    const head = this.t(error.code, error.values);
    if (!(error instanceof ConfigRefusal)) return head;
    const lines = error.problems.map(({ line, key, code, values }) => `  ${this.t(key === '' ? 'config.lineOnly' : 'config.line', { line, key, words: this.t(code, values) })}`);
    return [head, ...lines].join('\n');
  }

  private sender(limits: SideLimits): Send {
    const gate = makeGate(limits, this.io.clock);
    const send = timed((request) => this.io.send(request), answerTime);
    return retrying((request) => gate(() => send(request)), { clock: this.io.clock, random: this.io.random });
  }
}
