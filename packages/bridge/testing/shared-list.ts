import type { UserAction } from '@entrelacs/grist';
import { commandLine, type CommandLine } from './command-line.ts';
import { Refusal } from '../src/refusal.ts';
import { openState } from '../src/state/open-state.ts';
import type { State } from '../src/state/state.ts';
import type { RunReport } from '../src/index.ts';

const visitor = { account: 'Pont', isAdmin: true, isProgram: true };
const names = ['Ana', 'Bo', 'Cléo'];

/** Who contributes to the one project of both sides, and people who change that while the bridge writes. */
export class SharedList {
  /** What people do in Grist just before the next writes arrive there, once all has been looked at. */
  between: UserAction[][] = [];
  /** Paths asked so far. */
  readonly asked: string[] = [];
  readonly line: CommandLine;

  private constructor(line: CommandLine) {
    this.line = line;
  }

  /** Members Ana, Bo and Cléo, and the project "Statuts", to which Ana contributes, on both sides. */
  static async make(): Promise<SharedList> {
    const line = await commandLine();
    const list = new SharedList(line);
    const { send } = line.hosts;
    line.hosts.send = async (request) => {
      list.asked.push(new URL(request.url).pathname);
      if (await writesRows(request)) for (const action of list.between.shift() ?? []) await line.hosts.grist.doc.applyActions([action]);
      return send(request);
    };
    await line.hosts.grist.doc.applyActions([
      ['BulkAddRecord', 'Members', [null, null, null], { uid: ['m1', 'm2', 'm3'], name: names }],
      ['AddRecord', 'Projects', null, { uid: 'p1', name: 'Statuts', contributors: ['L', 1] }],
    ]);
    await list.run();
    return list;
  }

  /** Rows of projects bear no time of their last change any more. */
  async withoutStamps(): Promise<void> {
    const { doc } = this.line.hosts.grist;
    await doc.applyActions([['UpdateRecord', '_grist_Tables_column', doc.column('Projects', 'updatedAt')?.['id'], { recalcWhen: 0 }]]);
    await this.run();
  }

  async run(...args: string[]): Promise<RunReport> {
    return JSON.parse((await this.line.run(['sync', '--json', ...args])).out) as RunReport;
  }

  /** How often Grist was asked what others did. */
  get compared(): number {
    return this.asked.filter((path) => path.endsWith('/compare')).length;
  }

  inWiki() {
    return this.line.hosts.wiki.entries.rows('project', visitor).find(({ fields }) => fields['name'] === 'Statuts');
  }

  tagOf = (name: string) => this.line.hosts.wiki.entries.rows('member', visitor).find(({ fields }) => fields['name'] === name)?.id ?? '';

  inGrist() {
    return this.line.hosts.grist.doc.rows('Projects').find(({ uid }) => uid === 'p1');
  }

  /** Somebody changes who contributes, in the wiki. */
  inWikiContribute(...contributing: readonly string[]): void {
    this.line.hosts.wiki.entries.put('project', this.inWiki()?.id ?? '', { contributors: contributing.map(this.tagOf) });
  }

  /** Somebody acts once, when our first writes in Grist have arrived and before the run reads again. */
  rightAfterOurs(act: () => unknown): void {
    const { send } = this.line.hosts;
    this.line.hosts.send = async (request) => {
      const isRows = await writesRows(request);
      const response = await send(request);
      if (this.between.length === 0 && isRows) {
        this.between.push([]);
        await act();
      }
      return response;
    };
  }

  /** A run whose first writes in Grist are not answered and do not arrive before they are let go. */
  async runThatHangs(): Promise<() => Promise<unknown>> {
    const { send } = this.line.hosts;
    let held: Request | undefined;
    this.line.hosts.send = async (request) => {
      if (held !== undefined) return Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));
      if (!(await writesRows(request))) return send(request);
      held = request;
      return Promise.reject(new TypeError('terminated'));
    };
    await this.line.run(['sync']);
    this.line.hosts.send = send;
    return () => (held === undefined ? Promise.reject(new RangeError('nothing was written')) : send(held));
  }

  /** A run that fails once its first writes in Grist were answered, or is killed there: then nothing more is remembered either. */
  async stoppedRun(isKilled = true): Promise<number> {
    const { send } = this.line.hosts;
    let isStopped = false;
    this.line.hosts.send = async (request) => {
      if (isStopped) throw new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } });
      const isRows = await writesRows(request);
      const response = await send(request);
      isStopped = isRows;
      return response;
    };
    const mortal = async (place: string): Promise<State> => {
      const state = await openState(place);
      return { ...state, commit: (pair, changes) => (isStopped && isKilled ? Promise.reject(new Refusal('state.failed', { place, detail: '' })) : state.commit(pair, changes)) };
    };
    const { code } = await this.line.run(['sync'], { openState: mortal });
    this.line.hosts.send = send;
    return code;
  }
}

/** Whether a request to Grist changes rows of people's, and not only what the bridge keeps for itself. */
async function writesRows(request: Request): Promise<boolean> {
  return request.url.includes('/apply') && !(await request.clone().text()).includes('"Settings"');
}

/** Who contributes to the project, set by somebody in Grist. */
export function contributors(...rows: number[]): UserAction {
  return ['UpdateRecord', 'Projects', 1, { contributors: rows.length === 0 ? null : ['L', ...rows] }];
}
