import type { CheckAnswer, WikiAnswer } from '@entrelacs/yeswiki';
import { wikiRefusal } from '../../wiki/wiki-side.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';

/** Makes the forms, lists and pages that the wiki lacks and puts right those that drifted; on request the demo collective and the site. */
export async function wikiInstall(context: CommandContext, { demo, site }: { readonly demo: boolean; readonly site: boolean }): Promise<number> {
  const { client, place } = await context.wikiClient();
  const answer = await client.install({ ...(demo && { demo: 'install' as const }), ...(site && { site: 'install' as const }) });
  return show(context, answer, place);
}

/** Looks the wiki over; changes nothing. */
export async function wikiCheck(context: CommandContext): Promise<number> {
  const { client, place } = await context.wikiClient();
  return show(context, await client.check(), place);
}

function show({ out, t }: CommandContext, answer: WikiAnswer<CheckAnswer>, place: string): number {
  if (!answer.ok) throw wikiRefusal(answer.failure, place);
  const { wiki, parts, widgetsUrl, yeswiki, php } = answer.value;
  const amiss = parts.filter(({ state, kind }) => state !== 'ok' && kind !== 'demo');
  out.line(t('cli.wiki.is', { title: wiki.title, yeswiki, php, version: wiki.version }));
  out.line(amiss.length === 0 ? t('cli.check.ok', { n: parts.length }) : t('cli.wiki.amiss', { n: amiss.length }));
  for (const { kind, name, state, details } of amiss) out.line(`  ${out.style('yellow', t(`cli.part.${state}`))} ${t(`cli.part.${kind}`)} ${name}${details.length === 0 ? '' : ` — ${details.join(' ')}`}`);
  out.line(t('cli.wiki.widgets', { url: widgetsUrl }));
  out.data(answer.value);
  return amiss.length === 0 ? exitCodes.ok : exitCodes.attention;
}
