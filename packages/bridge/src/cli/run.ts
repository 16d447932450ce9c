import yargs, { type Argv } from 'yargs';
import { translator, type Lang } from '@entrelacs/core';
import { bridgeMessages } from '../i18n/index.ts';
import { Refusal } from '../refusal.ts';
import type { SideName } from '../side.ts';
import { CommandContext } from './context.ts';
import { exitCodes, type CliIo } from './io.ts';
import { systemLang } from './language.ts';

type Command = (context: CommandContext) => Promise<number>;

/** Runs the command line that the arguments say; resolves to the code to exit with. Nothing rejects, and nothing but `io` is touched. */
export async function runCli(args: readonly string[], io: CliIo): Promise<number> {
  const lang = langAsked(args) ?? systemLang(io.environment);
  let chosen: { readonly command: Command; readonly options: Readonly<Record<string, unknown>> } | undefined;
  let code: number = exitCodes.ok;
  const choose = (command: (options: Readonly<Record<string, unknown>>) => Command) => (options: object) => {
    const given = options as Readonly<Record<string, unknown>>;
    chosen = { command: command(given), options: given };
  };
  const parse = (line: readonly string[], say: (text: string) => void) =>
    commandLine(yargs().scriptName('entrelacs'), lang, choose)
      .exitProcess(false)
      .fail((message: string | null, error) => {
        throw error ?? new UsageError(message ?? '');
      })
      .parseAsync([...line], {}, (_error, _argv, output) => {
        if (output !== '') say(`${output}\n`);
      });
  try {
    await parse(args, io.out);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // A command that lacks its other half is shown what there is.
    if (error.message === '') await parse([...args, '--help'], io.err);
    else io.err(`${error.message}\n`);
    return exitCodes.usage;
  }
  if (chosen === undefined) return code;
  const { options } = chosen;
  const context = new CommandContext(io, { config: text(options['config']) ?? 'entrelacs.yaml', json: options['json'] === true, lang: options['lang'] as Lang | undefined });
  try {
    code = await chosen.command(context);
  } catch (error) {
    const isRefusal = error instanceof Refusal;
    context.out.error(isRefusal ? context.words(error) : context.t('cli.unexpected', { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
    if (isRefusal) context.out.data({ error: error.code, values: error.values });
    code = isRefusal ? codeOf(error) : exitCodes.failed;
  }
  return code;
}

class UsageError extends Error {}

function codeOf({ code }: Refusal): number {
  if (code === 'state.busy') return exitCodes.busy;
  if (/^(config|secrets|cli|conflict|gone)\./.test(code)) return exitCodes.usage;
  if (code.startsWith('pair.') || code === 'undo.nothing' || code === 'grist.notInstalled' || code === 'wiki.form.missing') return exitCodes.attention;
  return exitCodes.failed;
}

/** Command lines that the help shows. */
const examples = {
  init: '$0 init',
  gristInstall: '$0 grist install --dry-run',
  gristCheck: '$0 grist check --json',
  wikiInstall: '$0 wiki install --site',
  wikiCheck: '$0 wiki check --json',
  dry: '$0 sync --dry-run',
  every: '$0 sync --every 5m',
  putBack: '$0 sync --put-back 3f2a1c',
  resolve: '$0 conflicts resolve 3f2a --keep wiki',
  export: '$0 export collectif.json',
  csv: '$0 export collectif --from wiki',
  import: '$0 import collectif.json --to wiki',
  backup: '$0 backup --every 1d --keep 14',
  check: '$0 restore --check',
  status: '$0 status --json',
  undo: '$0 undo --dry-run',
  alerts: '$0 alerts --every 1d',
  doctor: '$0 doctor',
} as const;

function commandLine(parser: Argv, lang: Lang, choose: (command: (options: Readonly<Record<string, unknown>>) => Command) => (options: object) => void): Argv {
  const t = translator(lang, bridgeMessages);
  const flag = (name: string) => ({ type: 'boolean' as const, default: false, describe: t(`cli.option.${name}`) });
  const side = (name: string, initial: SideName = 'grist') => ({ choices: ['grist', 'wiki'] as const, default: initial, describe: t(`cli.option.${name}`) });
  const rows = (name: string) => ({ type: 'string' as const, array: true as const, requiresArg: true, describe: t(`cli.option.${name}`) });
  const shown = (...names: readonly (keyof typeof examples)[]) => names.map((name): [string, string] => [examples[name], t(`cli.example.${name}`)]);
  const everyOption = { type: 'string' as const, describe: t('cli.option.every') };
  return parser
    .locale(lang)
    .usage(`$0 <command>\n\n${t('cli.usage')}`)
    .option('config', { alias: 'c', type: 'string', default: 'entrelacs.yaml', describe: t('cli.option.config') })
    .option('json', { ...flag('json'), global: true })
    .option('lang', { choices: ['fr', 'en'] as const, describe: t('cli.option.lang') })
    .command('init', t('cli.command.init'), (y) => y.example(shown('init')).option('grist', { type: 'string', describe: t('cli.option.grist') }).option('wiki', { type: 'string', describe: t('cli.option.wiki') }).option('force', flag('force')), choose(({ grist, wiki, force }) => async (context) => (await import('./commands/init.ts')).initCommand(context, { grist: text(grist), wiki: text(wiki), force: force === true })))
    .command('grist', t('cli.command.grist'), (y) =>
      y
        .example(shown('gristInstall', 'gristCheck'))
        .command('install', t('cli.command.grist.install'), (sub) => sub.example(shown('gristInstall')).option('demo', flag('demo')).option('dry-run', flag('dryRun')), choose(({ demo, dryRun }) => async (context) => (await import('./commands/grist.ts')).gristInstall(context, { demo: demo === true, dryRun: dryRun === true })))
        .command('check', t('cli.command.grist.check'), (sub) => sub.example(shown('gristCheck')), choose(() => async (context) => (await import('./commands/grist.ts')).gristCheck(context)))
        .demandCommand(1, ''),
    )
    .command('wiki', t('cli.command.wiki'), (y) =>
      y
        .example(shown('wikiInstall', 'wikiCheck'))
        .command('install', t('cli.command.wiki.install'), (sub) => sub.example(shown('wikiInstall')).option('demo', flag('demo')).option('site', flag('site')), choose(({ demo, site }) => async (context) => (await import('./commands/wiki.ts')).wikiInstall(context, { demo: demo === true, site: site === true })))
        .command('check', t('cli.command.wiki.check'), (sub) => sub.example(shown('wikiCheck')), choose(() => async (context) => (await import('./commands/wiki.ts')).wikiCheck(context)))
        .demandCommand(1, ''),
    )
    .command('sync', t('cli.command.sync'), (y) => y.example(shown('dry', 'every', 'putBack')).option('dry-run', flag('dryRun')).option('once', { type: 'boolean' as const, describe: t('cli.option.once') }).option('every', everyOption).conflicts('once', 'every').option('confirm-pair', flag('confirmPair')).option('confirm-vanished', flag('confirmVanished')).option('after-restore', { choices: ['refill', 'carry'] as const, describe: t('cli.option.afterRestore') }).option('remove', rows('remove')).option('put-back', rows('putBack')).conflicts('every', ['remove', 'put-back']), choose((o) => async (context) => (await import('./commands/sync.ts')).syncCommand(context, { dryRun: o['dryRun'] === true, every: text(o['every']), confirmPair: o['confirmPair'] === true, confirmVanished: o['confirmVanished'] === true, afterRestore: o['afterRestore'] as 'refill' | 'carry' | undefined, remove: texts(o['remove']), putBack: texts(o['putBack']) })))
    .command('status', t('cli.command.status'), (y) => y.example(shown('status')), choose(() => async (context) => (await import('./commands/state.ts')).statusCommand(context)))
    .command('conflicts', t('cli.command.conflicts'), (y) =>
      y
        .example(shown('resolve'))
        .command(['list', '$0'], t('cli.command.conflicts.list'), {}, choose(() => async (context) => (await import('./commands/state.ts')).conflictsList(context)))
        .command('show <id>', t('cli.command.conflicts.show'), {}, choose(({ id }) => async (context) => (await import('./commands/state.ts')).conflictsShow(context, text(id) ?? '')))
        .command('lost', t('cli.command.conflicts.lost'), {}, choose(() => async (context) => (await import('./commands/state.ts')).conflictsLost(context)))
        .command('resolve <id>', t('cli.command.conflicts.resolve'), (sub) => sub.option('keep', { choices: ['grist', 'wiki'] as const, demandOption: true, describe: t('cli.option.keepSide') }), choose(({ id, keep }) => async (context) => (await import('./commands/state.ts')).conflictsResolve(context, text(id) ?? '', keep as SideName))),
    )
    .command('export <to>', t('cli.command.export'), (y) => y.example(shown('export', 'csv')).option('from', side('from')), choose(({ to, from }) => async (context) => (await import('./commands/archive.ts')).exportCommand(context, { to: text(to) ?? '', from: from as SideName })))
    .command('import <path>', t('cli.command.import'), (y) => y.example(shown('import')).option('to', side('to')).option('overwrite', flag('overwrite')), choose(({ path, to, overwrite }) => async (context) => (await import('./commands/archive.ts')).importCommand(context, { path: text(path) ?? '', to: to as SideName, overwrite: overwrite === true })))
    .command('backup', t('cli.command.backup'), (y) => y.example(shown('backup')).option('every', everyOption).option('keep', { type: 'number', describe: t('cli.option.keep') }), choose(({ every, keep }) => async (context) => (await import('./commands/backup.ts')).backupCommand(context, { every: text(every), keep: keep as number | undefined })))
    .command('restore [path]', t('cli.command.restore'), (y) => y.example(shown('check')).option('check', flag('check')).option('to', side('to')).option('overwrite', flag('overwrite')), choose(({ path, check, to, overwrite }) => async (context) => (await import('./commands/backup.ts')).restoreCommand(context, { path: text(path), check: check === true, side: to as SideName, overwrite: overwrite === true })))
    .command('undo', t('cli.command.undo'), (y) => y.example(shown('undo')).option('dry-run', flag('dryRun')), choose(({ dryRun }) => async (context) => (await import('./commands/sync.ts')).undoCommand(context, { dryRun: dryRun === true })))
    .command('alerts', t('cli.command.alerts'), (y) => y.example(shown('alerts')).option('every', everyOption).option('dry-run', flag('dryRun')), choose(({ every, dryRun }) => async (context) => (await import('./commands/alerts.ts')).alertsCommand(context, { every: text(every), dryRun: dryRun === true })))
    .command('doctor', t('cli.command.doctor'), (y) => y.example(shown('doctor')), choose(() => async (context) => (await import('./commands/doctor.ts')).doctorCommand(context)))
    .example(shown('init', 'dry', 'every', 'export', 'resolve'))
    .epilogue(t('cli.guide'))
    .demandCommand(1, '')
    .strict()
    .wrap(100)
    .help()
    .version('0.1.0');
}

function langAsked(args: readonly string[]): Lang | undefined {
  const place = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const value = args[place]?.split('=')[1] ?? args[place + 1];
  return place >= 0 && (value === 'fr' || value === 'en') ? value : undefined;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.flatMap((one) => text(one) ?? []) : [];
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}
