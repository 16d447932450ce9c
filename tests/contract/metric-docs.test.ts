import { expect, it } from 'vitest';
import { metricsMarkdown } from './metric-docs.ts';

it('has the definition of each metric in the guide, in French', async () => {
  await expect(metricsMarkdown('fr')).toMatchFileSnapshot('../../docs/guide/fr/mesures.md');
});

it('has the definition of each metric in the guide, in English', async () => {
  await expect(metricsMarkdown('en')).toMatchFileSnapshot('../../docs/guide/en/metrics.md');
});
