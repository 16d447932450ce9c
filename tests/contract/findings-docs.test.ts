import { findingCodes, findingMessages, translator, type Lang } from '@entrelacs/core';
import { expect, it } from 'vitest';

it.each([
  ['fr', 'constats.md'],
  ['en', 'findings.md'],
] as const)('has every rule of the RACI audit in the guide, word for word: %s', async (lang, file) => {
  await expect(findingsPage(lang)).toMatchFileSnapshot(`../../docs/guide/${lang}/${file}`);
});

/** The rules of the audit in the words of the screen; figures stay open. */
function findingsPage(lang: Lang): string {
  const t = translator(lang, findingMessages);
  const many = 9999; // asks for the plural; shown as dots like every figure
  const words = (code: string) => t(code, { n: many }).replace(/\{\w+\}|9\D?999/g, '…');
  const isFrench = lang === 'fr';
  return [
    isFrench ? '# Les constats de la matrice' : '# Findings of the matrix',
    '',
    isFrench
      ? 'Ce que l’audit sait voir, du plus grave au plus léger. Cette page est tirée des textes de l’écran ; les points tiennent la place d’un nom ou d’un nombre.'
      : 'What the audit can see, worst first. This page is made from the words of the screen; dots stand for a name or a figure.',
    '',
    isFrench ? '| Règle | Ce que cela veut dire, et quoi faire |' : '| Rule | What it means, and what to do |',
    '|---|---|',
    ...findingCodes.map((code) => `| ${words(`${code}.rule`)} | ${words(`${code}.why`)} |`),
    '',
  ].join('\n');
}
