import { Refusal } from '../../refusal.ts';
import { gristRefusal } from '../../grist/refusals.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';

/** One thing looked at, and what was found. */
interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly words: string;
}

/** Looks at everything that a run needs: config, secrets, both hosts and what is installed there, the state, the clocks. Changes nothing. */
export async function doctorCommand(context: CommandContext): Promise<number> {
  const checks: Check[] = [];
  const look = async (name: string, work: () => Promise<string>): Promise<boolean> => {
    try {
      checks.push({ name, ok: true, words: await work() });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      checks.push({ name, ok: false, words: context.words(error) });
    }
    return checks.at(-1)?.ok === true;
  };
  const isRead = await look('config', async () => {
    const { config, secrets } = await context.load();
    return context.t('cli.doctor.config', { path: context.path(context.options.config), n: config.sync.entities.length, secrets: Object.keys(secrets).join(', ') || '-' });
  });
  if (isRead) {
    const { config } = await context.load();
    if (config.grist !== undefined) await look('grist', () => gristWords(context));
    if (config.wiki !== undefined) await look('wiki', () => wikiWords(context));
    await look('state', async () => {
      const state = await context.state();
      const [last] = await state.runs(context.pair, 1);
      await state.close();
      return last === undefined ? context.t('cli.status.never') : context.t('cli.doctor.state', { run: last.run, at: context.when(last.startedAt) });
    });
  }
  for (const { name, ok, words } of checks) context.out.line(`${ok ? context.out.style('green', '✓') : context.out.style('red', '✗')} ${context.t(`cli.doctor.${name}.name`)}${context.t('cli.colon')} ${words}`);
  context.out.data({ checks });
  return checks.every(({ ok }) => ok) ? exitCodes.ok : exitCodes.attention;
}

async function gristWords(context: CommandContext): Promise<string> {
  const { port, server } = await context.gristPort();
  try {
    const { name, access } = await port.describe();
    const side = await context.grist();
    await side.identify();
    if (access !== 'owners' && access !== 'editors') throw new Refusal('cli.doctor.readOnly', { access });
    return context.t('cli.doctor.grist', { title: name, access });
  } catch (error) {
    throw gristRefusal(error, server);
  }
}

async function wikiWords(context: CommandContext): Promise<string> {
  const { client, place } = await context.wikiClient();
  const { wikiRefusal } = await import('../../wiki/wiki-side.ts');
  const answer = await client.entities({ only: ['holiday'] });
  if (!answer.ok) throw wikiRefusal(answer.failure, place);
  if (answer.value.isSame) throw new Refusal('wiki.badAnswer', { place });
  const { wiki, me } = answer.value.entities;
  return context.t('cli.doctor.wiki', { title: wiki.title, account: me.account ?? '-', version: wiki.version });
}
