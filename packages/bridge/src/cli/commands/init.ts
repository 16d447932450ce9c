import { access, chmod, writeFile } from 'node:fs/promises';
import { documentInAddress } from '@entrelacs/grist/rest';
import { wikiAddress } from '@entrelacs/yeswiki';
import { configVersion } from '../../config/config.ts';
import { Refusal } from '../../refusal.ts';
import { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';

/** What `init` may be told instead of asking. */
export interface InitOptions {
  readonly grist?: string | undefined;
  readonly wiki?: string | undefined;
  readonly force: boolean;
}

const secretsName = 'entrelacs.secrets';

/** Asks where both sides are, writes the config and a file of secrets that only its owner may read, and tries the connection. */
export async function initCommand(context: CommandContext, options: InitOptions): Promise<number> {
  const { t, out, io } = context;
  const path = context.path(context.options.config);
  const exists = await access(path).then(() => true, () => false);
  if (exists && !options.force && !(io.isTerminal && (await io.ask.confirm(t('cli.init.overwrite', { path }))))) throw new Refusal('cli.init.exists', { path });

  const grist = options.grist ?? (io.isTerminal ? await io.ask.text(t('cli.init.grist')) : undefined) ?? '';
  if (grist !== '' && documentInAddress(grist) === undefined) throw new Refusal('config.noDocument', { address: grist });
  const wiki = options.wiki ?? (io.isTerminal ? await io.ask.text(t('cli.init.wiki')) : undefined) ?? '';
  if (grist === '' && wiki === '') throw new Refusal('cli.init.nothing');
  const asked = async (name: string, isWanted: boolean) => io.environment[name] ?? (isWanted && io.isTerminal ? await io.ask.secret(t('cli.init.key', { name })) : undefined) ?? '';
  const keys = [['ENTRELACS_GRIST_KEY', await asked('ENTRELACS_GRIST_KEY', grist !== '')], ['ENTRELACS_WIKI_KEY', await asked('ENTRELACS_WIKI_KEY', wiki !== '')]] as const;

  const filed = keys.filter(([name, value]) => value !== '' && io.environment[name] === undefined);
  await writeFile(path, configText(context.lang, grist, wiki, filed.length > 0, t('cli.init.comment')));
  if (filed.length > 0) {
    const secrets = context.path(secretsName);
    await writeFile(secrets, filed.map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 });
    await chmod(secrets, 0o600);
  }
  out.line(t('cli.init.written', { path }));

  const fresh = new CommandContext(io, { ...context.options, lang: context.lang });
  const reached: Record<string, string> = {};
  let code: number = exitCodes.ok;
  for (const side of [...(grist === '' ? [] : ['grist' as const]), ...(wiki === '' ? [] : ['wiki' as const])]) {
    try {
      const { title } = side === 'grist' ? await (await fresh.gristPort()).port.describe().then(({ name }) => ({ title: name })) : await (await fresh.wiki()).identify();
      reached[side] = title;
      out.line(`${out.style('green', '✓')} ${t(`cli.init.reached.${side}`, { title })}`);
    } catch (error) {
      code = exitCodes.failed;
      const { gristRefusal } = await import('../../grist/refusals.ts');
      out.error(fresh.words(gristRefusal(error, side === 'grist' ? grist : wiki)));
    }
  }
  out.line(t('cli.init.next'));
  out.data({ path, reached });
  return code;
}

function configText(language: string, grist: string, wiki: string, hasSecrets: boolean, comment: string): string {
  return [
    `# ${comment}`,
    `version: ${configVersion}`,
    `language: ${language}`,
    ...(grist === '' ? [] : ['grist:', `  document: ${JSON.stringify(grist)}`]),
    ...(wiki === '' ? [] : ['wiki:', `  url: ${JSON.stringify(wikiAddress(wiki).replace(/\?$/, ''))}`]),
    ...(hasSecrets ? [`secrets: ${secretsName}`] : []),
    '',
  ].join('\n');
}
