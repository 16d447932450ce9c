import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './install.mjs';
import { plainProperties } from './plain-properties.mjs';

const decorators = "import { property, query, queryAll, state } from 'lit/decorators.js';\n";

describe('plainProperties', () => {
  it('names decorated fields in one table, and leaves what they begin with', async () => {
    const source = `${decorators}class A extends LitElement {\n  /** Shown. */\n  @property({ type: Boolean }) legend = true;\n  @property() today?: string;\n  @state() private zoom = 1;\n  other = 2;\n}`;

    expect(await plainProperties(source)).toBe('\nclass A extends LitElement { static properties = { legend: { type: Boolean }, today: {}, zoom: { state: true } };\n  /** Shown. */\n   legend = true;\n   today?: string;\n   private zoom = 1;\n  other = 2;\n}');
  });

  it('looks a queried element up each time, and says null where there is none', async () => {
    const source = `${decorators}class A extends LitElement {\n  @query('.frame') private frame!: HTMLElement;\n  @queryAll('li') items!: NodeListOf<Element>;\n}`;
    const written = await plainProperties(source);

    expect(written).toContain("get frame() { return this.renderRoot?.querySelector('.frame') ?? null; }");
    expect(written).toContain("get items() { return (this.renderRoot ?? document.createDocumentFragment()).querySelectorAll('li'); }");
  });

  it('leaves a file alone that decorates otherwise', async () => {
    for (const member of ['@eventOptions({ passive: true }) onWheel() {}', '@property() get zoom() { return 1; }', "@query('.a', true) a!: Element;", '@property() @mine() zoom = 1;']) {
      const source = `${decorators}class A extends LitElement { ${member} }`;

      expect(await plainProperties(source)).toBe(source);
    }
  });

  it('leaves no decorator in any element of ours', async () => {
    const folder = join(root, 'packages', 'ui', 'src');
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
    const decorated = names.filter((name) => readFileSync(join(folder, name), 'utf8').includes('lit/decorators.js'));
    const left = await Promise.all(decorated.map(async (name) => ((await plainProperties(readFileSync(join(folder, name), 'utf8'))).includes('lit/decorators.js') ? [name] : [])));

    expect(decorated.length).toBeGreaterThan(20);
    expect(left.flat()).toEqual([]);
  });
});
