import { metricDefinitions, type Lang, type MetricDefinition } from '@entrelacs/core';

const words = {
  fr: {
    title: '# Ce que mesurent les indicateurs calculés',
    intro: 'Engendré depuis le code de chaque mesure (`packages/core/src/kpi/metrics`) par `tests/contract/metric-docs.test.ts`. Un indicateur dont la source est l’un de ces identifiants se calcule seul, à chaque changement.',
    stages: 'S’y ajoute une mesure par étape de votre propre travail, « Temps dans l’étape », si vous avez nommé des étapes dans les réglages.',
    id: 'Source',
    unit: 'Unité',
    good: 'Sens',
    frequency: 'Fréquence proposée',
    formula: 'Calcul',
    uses: 'Lit',
  },
  en: {
    title: '# What computed KPIs measure',
    intro: 'Generated from the code of each metric (`packages/core/src/kpi/metrics`) by `tests/contract/metric-docs.test.ts`. A KPI whose source is one of these names computes itself, at each change.',
    stages: 'To these comes one metric for each stage of your own work, “Time in the stage”, if you named stages in the settings.',
    id: 'Source',
    unit: 'Unit',
    good: 'Direction',
    frequency: 'Frequency proposed',
    formula: 'Formula',
    uses: 'Reads',
  },
} as const;

/** The definitions of all metrics in one language, as a page of the guide. */
export function metricsMarkdown(lang: Lang): string {
  const say = words[lang];
  const definitions = metricDefinitions(lang);
  const families = [...new Set(definitions.map(({ family }) => family))];
  return [say.title, '', say.intro, '', say.stages, '', ...families.flatMap((family) => [`## ${family}`, '', ...definitions.filter((one) => one.family === family).flatMap((one) => section(one, lang))])].join('\n');
}

function section({ id, name, definition, formula, unit, good, frequency, uses }: MetricDefinition, lang: Lang): string[] {
  const say = words[lang];
  const colon = lang === 'fr' ? '\u00A0:' : ':';
  const line = (label: string, value: string) => `- ${label}${colon} ${value}`;
  return [`### ${name}`, '', definition, '', line(say.id, `\`${id}\``), line(say.unit, unit), line(say.good, good.toLowerCase()), line(say.frequency, frequency.toLowerCase()), line(say.formula, formula), line(say.uses, uses.join(', ').toLowerCase()), ''];
}
