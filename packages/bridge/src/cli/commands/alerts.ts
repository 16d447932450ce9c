import { alertChanges, board, dayInZone, kpiSettings, prepare } from '@entrelacs/core';
import { InstalledDocument } from '@entrelacs/grist/rest';
import { gristRefusal } from '../../grist/refusals.ts';
import { Refusal } from '../../refusal.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';
import { every } from './every.ts';

/** Evaluates the document's indicators and writes each change of state as a row, on which Grist's webhooks can act; now or at intervals. */
export function alertsCommand(context: CommandContext, options: { readonly every?: string | undefined; readonly dryRun: boolean }): Promise<number> {
  return every(context, options.every, () => alertsOnce(context, options.dryRun));
}

async function alertsOnce(context: CommandContext, isDry: boolean): Promise<number> {
  await context.load();
  const { out, t, io } = context;
  const { port, server } = await context.gristPort();
  try {
    const document = await InstalledDocument.open(port);
    if (document === undefined) throw new Refusal('grist.notInstalled', { place: server });
    const { entities, stages, settings } = await document.read();
    const { zone, issue } = await document.timeZone();
    if (issue !== undefined) out.issues([issue], t, context.lang);
    const today = dayInZone(io.clock.now() / 1000, zone);
    const pulseResults = await document.pulseResults();
    const indicators = board(prepare(entities, { today, stages, pulseResults, ...kpiSettings(settings) }));
    const changes = alertChanges(indicators, entities.alert ?? [], today);
    const begun = changes.flatMap((change) => (change.kind === 'create' && change.entity === 'alert' ? [change.fields] : []));
    if (!isDry && changes.length > 0) {
      const written = await document.write(changes);
      if (!written.ok) {
        out.issues([written.issue], t, context.lang);
        out.data({ evaluated: indicators.length, refused: written.issue });
        return exitCodes.failed;
      }
    }
    out.line(t(isDry ? 'cli.alerts.would' : 'cli.alerts.done', { evaluated: indicators.length, n: changes.length }));
    for (const { kpi, to } of begun) out.line(`  ${indicators.find((each) => each.kpi.id === kpi)?.kpi.name ?? ''}${t('cli.colon')} ${t(`kpi.state.${to ?? 'ok'}`)}`);
    out.data({ evaluated: indicators.length, changes: changes.length, begun, ...(issue !== undefined && { issues: [issue] }) });
    return exitCodes.ok;
  } catch (error) {
    throw gristRefusal(error, server);
  }
}
