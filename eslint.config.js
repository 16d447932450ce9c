import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** Who may import what, besides their own files: the table of CONTRIBUTING.md. Tests add `testTools`. */
const importTable = {
  'packages/core': ['zod/mini', 'zod/v4/core', 'date-fns'],
  'packages/ui': ['lit', 'chart.js', '@entrelacs/core'],
  'packages/grist': ['@entrelacs/core'],
  'packages/yeswiki': ['@entrelacs/core'],
  'packages/bridge': ['@entrelacs/core', '@entrelacs/grist', '@entrelacs/yeswiki', 'libsql', 'pg', 'node:', 'yargs', '@clack/prompts', 'yaml', 'csv-parse', 'zod/mini'],
  'grist-widgets': ['@entrelacs/core', '@entrelacs/ui', '@entrelacs/grist'],
  'yeswiki-bazar-templates': ['@entrelacs/core', '@entrelacs/ui', '@entrelacs/yeswiki'],
};
const testTools = ['vitest', 'fast-check', 'axe-core', 'node:', '@entrelacs/core'];

/** Ways of turning a cell's text into markup, or of needing a looser Content-Security-Policy than ours. */
const unsafeModules = ['unsafe-html', 'unsafe-svg', 'unsafe-mathml', 'style-map'].map((name) => ({
  regex: `^lit/directives/${name}`,
  message: 'Render text as text; set .style properties: the page allows neither markup from data nor style attributes.',
}));

const unsafeMarkup = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc|setHTMLUnsafe)$/]',
    message: 'Text of a cell is hostile: render it as text.',
  },
];

const impurities = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Core reads no clock: take `today` as an argument.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Core reads no clock: take `today` as an argument.' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'Core reads no clock: take `today` as an argument.' },
  { selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]', message: 'Core has no randomness: take a seed as an argument.' },
  { selector: 'ImportExpression', message: 'Core imports statically, so that the import table holds.' },
];

const unusedOnPurpose = { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true };

const allowed = (modules) =>
  `^(?!\\.{1,2}/)(?!(?:${modules.map((m) => (m.endsWith(':') ? m : `${m.replace(/[.]/g, '\\.')}(?:/|$)`)).join('|')}))`;

const tableRules = Object.entries(importTable).flatMap(([folder, modules]) => {
  const restrict = (list) => ({
    'no-restricted-imports': [
      'error',
      { patterns: [{ regex: allowed(list), message: `${folder} may import only: ${list.join(', ')}.` }, ...unsafeModules] },
    ],
  });
  return [
    { files: [`${folder}/**/*.{ts,js}`], rules: restrict(modules) },
    { files: [`${folder}/**/*.{test,testing}.ts`, `${folder}/testing/**/*.ts`], rules: restrict([...modules, ...testTools]) },
  ];
});

const widgets = readdirSync(new URL('grist-widgets', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .map((entry) => entry.name);

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'tests/fixtures/**', 'yeswiki-bazar-templates/**/vendor/**'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' } },
  js.configs.recommended,

  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', unusedOnPurpose],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': 'allow-with-description' }],
      'no-restricted-syntax': ['error', ...unsafeMarkup],
    },
  },
  {
    // A test reads better without the ceremony that unknown shapes ask for elsewhere.
    files: ['**/*.test.ts', 'tests/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off', '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: { globals: nodeGlobals() },
    rules: { 'no-unused-vars': ['error', unusedOnPurpose] },
  },
  {
    files: ['**/*.{ts,mjs,js}'],
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      'prefer-const': 'error',
    },
  },
  {
    files: ['packages/**/*.ts', 'grist-widgets/**/*.ts', 'yeswiki-bazar-templates/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }] },
  },

  // The import table, entry points only, no cycles.
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/extensions': ['.ts', '.mjs', '.js'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.mjs', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-self-import': 'error',
      'import-x/no-relative-packages': 'error',
      ...(widgets.length > 0 && {
        'import-x/no-restricted-paths': [
          'error',
          {
            zones: widgets.map((name) => ({
              target: `./grist-widgets/${name}`,
              from: './grist-widgets',
              except: [`./${name}`, './node_modules'],
              message: 'Widgets never import each other: what two of them need belongs to a package.',
            })),
          },
        ],
      }),
    },
  },
  ...tableRules,
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...unsafeMarkup, ...impurities] },
  },

  // Elements: lit, web components, accessibility.
  {
    files: ['packages/ui/**/*.ts', 'grist-widgets/**/*.ts', 'yeswiki-bazar-templates/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...litA11y.configs.recommended.rules,
      'lit/ban-attributes': ['error', 'style'],
      'lit/no-legacy-imports': 'error',
      'lit/no-this-assign-in-render': 'error',
      'lit/no-useless-template-literals': 'error',
      'lit/prefer-static-styles': 'error',
      'wc/guard-super-call': 'off',
      'wc/require-listener-teardown': 'error',
      'wc/no-closed-shadow-root': 'error',
    },
  },
);

function nodeGlobals() {
  const names = ['process', 'console', 'URL', 'URLSearchParams', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'fetch', 'AbortController', 'AbortSignal', 'performance', 'structuredClone', 'TextDecoder', 'TextEncoder'];
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
