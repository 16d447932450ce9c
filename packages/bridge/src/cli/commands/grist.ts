import type { Translate } from '@entrelacs/core';
import { demoCollective } from '@entrelacs/core/demo';
import { diagnose, installBlueprint, installDemo, todayIn, type Diagnosis, type DoctorFinding, type Step } from '@entrelacs/grist';
import { gristRefusal } from '../../grist/refusals.ts';
import type { CommandContext } from '../context.ts';
import { exitCodes } from '../io.ts';

/** What `grist install` may be told. */
export interface GristInstallOptions {
  readonly demo: boolean;
  readonly dryRun: boolean;
}

/** Where widgets are unless the config says otherwise: Grist then shows a page that says what to put there. */
const noWidgets = 'https://example.invalid/widgets';

/** Installs the blueprint into the document, by the code of the widget Démarrer; completes one that was interrupted. */
export async function gristInstall(context: CommandContext, { demo, dryRun }: GristInstallOptions): Promise<number> {
  const { t, out } = await loaded(context);
  const { port, server } = await context.gristPort();
  const options = { lang: context.lang, widgetUrl: await widgetUrls(context) };
  try {
    if (dryRun) {
      const { planInstallation } = await import('@entrelacs/grist');
      const steps = await planInstallation(port, options);
      out.line(t('cli.grist.would', { n: steps.length }));
      out.data({ steps: steps.map(({ kind, key }) => ({ kind, key })) });
      return exitCodes.ok;
    }
    let count = 0;
    const { left } = await installBlueprint(port, {
      ...options,
      onProgress: ({ done, left: waiting }: { readonly done: readonly Step[]; readonly left: readonly Step[] }) => out.progress(t('cli.installing'), (count += done.length), count + waiting.length),
    });
    let rows = 0;
    if (demo && left.length === 0) {
      const collective = demoCollective({ seed: 1, today: todayIn(undefined, new Date(context.io.clock.now())), lang: context.lang });
      rows = await installDemo(port, collective, { lang: context.lang, seed: '1', onProgress: (done, total) => out.progress(t('cli.demo'), done, total) });
    }
    out.line(left.length > 0 ? t('cli.grist.left', { n: left.length }) : t(count === 0 ? 'cli.grist.already' : 'cli.grist.installed', { n: count }));
    if (rows > 0) out.line(t('cli.demo.installed', { n: rows }));
    out.data({ steps: count, left: left.map(({ kind, key }) => ({ kind, key })), demoRows: rows });
    return left.length > 0 ? exitCodes.attention : exitCodes.ok;
  } catch (error) {
    throw gristRefusal(error, server);
  }
}

/** Looks the document over; changes nothing. */
export async function gristCheck(context: CommandContext): Promise<number> {
  const { t, out } = await loaded(context);
  const { port, server } = await context.gristPort();
  const diagnosis = await diagnose(port, { lang: context.lang, widgetUrl: await widgetUrls(context) }).catch((error: unknown) => Promise.reject(gristRefusal(error, server)));
  if (diagnosis === undefined) {
    out.line(t('grist.notInstalled'));
    out.data({ installed: false, findings: [] });
    return exitCodes.attention;
  }
  const findings = diagnosis.findings.map(({ key, kind, severity, steps }) => ({ key, kind, severity, steps: steps.length }));
  out.line(t('cli.grist.version', { version: diagnosis.version ?? '-', latest: diagnosis.latest }));
  if (findings.length === 0) out.line(t('cli.check.ok', { n: diagnosis.inOrder.length }));
  for (const finding of diagnosis.findings) {
    const { severity } = finding;
    out.line(`  ${out.style(severity === 'critical' ? 'red' : 'yellow', t(`cli.severity.${severity}`))}${t('cli.colon')} ${findingWords(finding, diagnosis, t)}`);
  }
  if (findings.length > 0) out.line(t('cli.grist.repair'));
  out.data({ installed: true, version: diagnosis.version ?? null, latest: diagnosis.latest, findings });
  return findings.some(({ severity }) => severity !== 'info') ? exitCodes.attention : exitCodes.ok;
}

/** A finding in the words of the page Start. */
function findingWords({ kind, steps }: DoctorFinding, { version, latest }: Diagnosis, t: Translate): string {
  const { values = {} } = steps[0] ?? {};
  const [name = '', table = ''] = String(values['was'] ?? '').split(':');
  return t(`setup.finding.${kind}`, { ...values, ...(kind === 'columnType' && { was: t(`setup.type.${name}`, { table }) }), ...(kind === 'upgrade' && { version: version ?? '-', latest }) });
}

async function widgetUrls(context: CommandContext): Promise<(widget: string) => string> {
  const { config } = await context.load();
  const base = (config.grist?.widgets ?? noWidgets).replace(/\/$/, '');
  return (widget) => `${base}/${widget}/index.html`;
}

async function loaded(context: CommandContext): Promise<CommandContext> {
  await context.load();
  return context;
}
