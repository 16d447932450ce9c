import type { EntityName, Lang } from '@entrelacs/core';
import type { DemoCollective } from '@entrelacs/core/demo';
import type { BlueprintOptions, Diagnosis, Progress, TableLink, TableLinks } from '@entrelacs/grist';
import { installationOf, readDocState, refusal, type DocPort } from '@entrelacs/grist/document';
import type { CoopSetup, DemoCounts, RunView, SetupEvents } from '@entrelacs/ui/coop-setup';
import type * as EngineModule from './engine.ts';
import type { RunLog } from './run-log.ts';
import { linkOf } from './linking-view.ts';
import { welcomeView } from './welcome-view.ts';

/** What the page needs to know besides the document. */
export interface SetupContext {
  readonly port: DocPort;
  readonly element: CoopSetup;
  readonly widgetUrl: (widget: string) => string;
  /** The day, for an example whose dates are near. */
  readonly today: () => string;
}

type Engine = typeof EngineModule;

const demoSeed = 1;

/** Joins the set-up page and the document: reads, runs what is asked, reads again. */
export class SetupController {
  private readonly context: SetupContext;
  private links: TableLinks = {};
  private demo: DemoCounts | undefined;
  private diagnosis: Diagnosis | undefined;
  private log: RunLog | undefined;
  private isRunning = false;
  private asked: symbol | undefined;

  constructor(context: SetupContext) {
    this.context = context;
  }

  /** Answers the page's events, and shows the document. */
  async start(): Promise<void> {
    const { element, port } = this.context;
    const on = <Name extends keyof SetupEvents>(name: Name, act: (detail: SetupEvents[Name]) => Promise<void> | void) =>
      element.addEventListener(name, (event) => void act((event as CustomEvent<SetupEvents[Name]>).detail));
    on('coop-check', () => this.check());
    on('coop-stop', () => this.log?.askStop());
    on('coop-link', (draft) => this.link(draft.entity, linkOf(draft)));
    on('coop-unlink', ({ entity }) => this.link(entity, undefined));
    on('coop-link-plan', ({ entity, draft }) => this.planLink(entity, draft && linkOf(draft)));
    on('coop-install', ({ lang, demo }) => this.install(lang, demo));
    on('coop-repair', ({ keys }) => this.repair(keys));
    on('coop-demo-add', () => this.run(({ RunLog }) => RunLog.ofOne('demo', this.tell), (engine, log) => this.writeDemo(engine, log, this.diagnosis?.lang ?? 'fr')));
    on('coop-demo-remove', () => this.run(({ RunLog }) => RunLog.ofOne('removal', this.tell), ({ removeDemo }) => removeDemo(port)));
    on('coop-rules-set', () =>
      this.run(({ RunLog }) => RunLog.ofOne('rules', this.tell), async ({ installRules, planRules }) => installRules(port, (await planRules(port)) ?? [])),
    );
    await this.show();
    await this.countDemo();
  }

  /** Looks the document over again, unless something is being done. */
  async check(): Promise<void> {
    if (this.isRunning) return;
    this.context.element.run = undefined;
    await this.show();
  }

  /** Looks the document over again when its window comes back, without a word. */
  async refresh(): Promise<void> {
    if (!this.isRunning && this.context.element.state.state === 'doctor') await this.show();
  }

  private readonly tell = (run: RunView): void => {
    this.context.element.run = run;
  };

  private get options(): BlueprintOptions {
    return { widgetUrl: this.context.widgetUrl, links: this.links };
  }

  private async show(): Promise<void> {
    const { port, element } = this.context;
    try {
      const state = await readDocState(port);
      if (installationOf(state)?.version === undefined) {
        this.diagnosis = undefined;
        element.state = { state: 'welcome', welcome: welcomeView(state, this.links, this.demo, element.language) };
        return;
      }
      // What was chosen for the installation is in its record now.
      this.links = {};
      const { diagnose, doctorView, demoStateOf, planDemoRemoval, planRules } = await import('./engine.ts');
      const [diagnosis, removal, rules] = await Promise.all([diagnose(port, this.options), planDemoRemoval(port), planRules(port)]);
      this.diagnosis = diagnosis;
      if (diagnosis !== undefined) element.state = { state: 'doctor', doctor: doctorView(state, diagnosis, demoStateOf(state), removal, rules, element.language) };
    } catch (error) {
      const { code, detail } = refusal(error, navigator.onLine);
      element.state = { state: 'error', code, ...(detail !== undefined && { detail }) };
    }
  }

  /** Before the installation a link is kept for it; afterwards it is set at once. */
  private async link(entity: string, link: TableLink | undefined): Promise<void> {
    if (this.diagnosis !== undefined) {
      return this.run(
        ({ RunLog }) => RunLog.ofLink(link === undefined ? 'unlink' : 'link', this.tell),
        async ({ setLink }, log) => {
          const options = { ...this.options, onProgress: (progress: Progress) => log.phases(progress), shouldStop: () => log.isStopping };
          await setLink(this.context.port, options, entity as EntityName, link);
          if (!log.isStopping) log.check();
        },
      );
    }
    this.links = { ...Object.fromEntries(Object.entries(this.links).filter(([key]) => key !== entity)), ...(link !== undefined && { [entity]: link }) };
    await this.show();
  }

  /** Says what a link, or its end, would change; the last one asked about wins. */
  private async planLink(entity: string, link: TableLink | undefined): Promise<void> {
    const asked = (this.asked = Symbol('plan'));
    const { port, element } = this.context;
    const engine = await import('./engine.ts');
    const found = await Promise.all([engine.planLink(port, this.options, entity as EntityName, link), readDocState(port)]).catch(() => undefined);
    if (asked === this.asked && found !== undefined) element.linkPlan = engine.linkPlanView(...found);
  }

  private install(lang: Lang, withDemo: boolean): Promise<void> {
    return this.run(
      ({ RunLog }) => RunLog.ofInstallation(withDemo, this.tell),
      async (engine, log) => {
        const { left } = await engine.installBlueprint(this.context.port, { ...this.options, lang, onProgress: (progress) => log.phases(progress), shouldStop: () => log.isStopping });
        if (left.length > 0) return;
        if (withDemo) await this.writeDemo(engine, log, lang);
        if (!log.isStopping) log.check();
      },
    );
  }

  private repair(keys: readonly string[]): Promise<void> {
    const findings = (this.diagnosis?.findings ?? []).filter(({ key }) => keys.includes(key));
    const stepKeys = new Map(findings.map(({ key, steps }) => [key, steps.map((step) => step.key)]));
    return this.run(
      ({ RunLog }) => RunLog.ofRepair(findings, this.tell),
      async ({ repair }, log) => {
        const follow = (finding: string) => stepKeys.get(finding) ?? [];
        await repair(this.context.port, { ...this.options, onProgress: (progress) => log.repair(progress, follow), shouldStop: () => log.isStopping }, keys);
        if (!log.isStopping) log.check();
      },
      new Set(keys),
    );
  }

  /** Runs one thing at a time; whatever comes of it, the document is read again and shown. */
  private async run(start: (engine: Engine) => RunLog, act: (engine: Engine, log: RunLog) => Promise<unknown>, keys: ReadonlySet<string> = new Set()): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      const engine = await import('./engine.ts');
      const log = (this.log = start(engine));
      const failure = await act(engine, log).then(
        () => undefined,
        (error: unknown) => refusal(error, navigator.onLine),
      );
      await this.show();
      if (failure !== undefined) log.fail({ code: failure.code, ...(failure.detail !== undefined && { detail: failure.detail }) });
      else if (log.isStopping) log.stop();
      else log.end(new Set((this.diagnosis?.findings ?? []).flatMap(({ key }) => (keys.has(key) ? [key] : []))));
    } finally {
      this.isRunning = false;
    }
  }

  /** Writes the demo; one that was begun goes on with the seed and the day that it began with. */
  private async writeDemo({ demoStateOf, installDemo }: Engine, log: RunLog, lang: Lang): Promise<void> {
    const { port, today } = this.context;
    const seed = demoStateOf(await readDocState(port)).seed ?? `${demoSeed} ${today()}`;
    await installDemo(port, await this.collectiveOf(seed, lang), { lang, seed, onProgress: (done, total) => log.demo(done, total), shouldStop: () => log.isStopping });
  }

  /** The example's figures come once its code has: it is not needed to show the page. */
  private async countDemo(): Promise<void> {
    if (this.context.element.state.state !== 'welcome') return;
    const collective = await this.collectiveOf(`${demoSeed} ${this.context.today()}`, 'fr').catch(() => undefined);
    if (collective === undefined) return;
    const { member, team, project, task, dependency } = collective;
    const rows = Object.values(collective).reduce((sum, list) => sum + list.length, 0);
    this.demo = { members: member.length, teams: team.length, projects: project.length, tasks: task.length, dependencies: dependency.length, rows };
    const { state } = this.context.element;
    if (state.state === 'welcome') this.context.element.state = { state: 'welcome', welcome: { ...state.welcome, demo: this.demo } };
  }

  /** The collective of a seed noted as `<number> <day>`. */
  private async collectiveOf(seed: string, lang: Lang): Promise<DemoCollective> {
    const { demoCollective } = await import('@entrelacs/core/demo');
    const [number = '', today = this.context.today()] = seed.split(' ');
    return demoCollective({ seed: Number(number), today, lang });
  }
}
