/**
 * `npm start`: builds the widgets and serves them beside a real Grist in the browser, with the demo collective.
 * `PORT` is Grist's port (4173 if unset), the widgets take the next one; `HOST=0.0.0.0` lets other machines in.
 */
import { ensureInstalled, runMain } from '../tooling/install.mjs';
import { claimPorts } from '../tooling/ports.mjs';

await runMain(async () => {
  const [gristPort = 0, widgetsPort = 0] = await claimPorts(2);
  ensureInstalled();

  console.log('Building the widgets ...');
  const { build } = await import('../tooling/build.mjs');
  await build();
  console.log('Building the page ...');
  const { buildPage, servePlayground } = await import('./serve.mjs');
  await buildPage();

  const { gristUrl, widgetsUrl, close } = await servePlayground({ gristPort, widgetsPort, host: process.env['HOST'] || undefined });
  console.log(`
  Grist with the demo collective  ${gristUrl}
  in French, in English           ${gristUrl}?lang=fr  ${gristUrl}?lang=en
  an empty document               ${gristUrl}?doc=empty&widget=setup
  a document of someone's own     ${gristUrl}?doc=foreign&widget=setup
  the widgets                     ${widgetsUrl}

  Edits vanish when the page reloads. Ctrl-C stops.`);

  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
});
