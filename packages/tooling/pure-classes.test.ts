import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { pureSource } from './pure-classes.mjs';

const library = `class Base {
    static id = 'base';
    name() {
        return 'base';
    }
}
class Used extends Base {
    static defaults = { id: Base.id };
}
class Unused extends Base {
    static defaults = Base.id;
    name() {
        return 'unused';
    }
}
class Plain {
    size = 1;
}
export { Base, Plain, Unused, Used };
`;

/** What is left of a library in a bundle of a program. */
async function bundled(source: string, program: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: import.meta.dirname },
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [{ name: 'library', setup: ({ onResolve, onLoad }) => (onResolve({ filter: /^library$/ }, ({ path }) => ({ path, namespace: 'test' })), onLoad({ filter: /^/, namespace: 'test' }, () => ({ contents: source }))) }],
  });
  return outputFiles[0]?.text ?? '';
}

describe('pureSource', () => {
  it('lets the bundler leave out a class whose static fields read another’s', async () => {
    const program = 'import { Used } from "library"; console.log(Used.defaults.id);';

    expect(await bundled(library, program)).toContain('return "unused"');
    expect(await bundled(pureSource(library), program)).not.toContain('return "unused"');
  });

  it('keeps what the classes do', async () => {
    const text = await bundled(pureSource(library), 'import { Used, Unused, Plain } from "library"; globalThis.found = [Used.defaults.id, Unused.defaults, new Unused().name(), new Used().name(), new Plain().size, Used.name];');

    expect(JSON.parse(runInNewContext(`${text}; JSON.stringify(globalThis.found)`) as string)).toEqual(['base', 'base', 'unused', 'base', 1, 'Used']);
  });

  it('touches no class without static fields, and nothing inside a function', () => {
    expect(pureSource(library)).toContain('\nclass Plain {');
    expect(pureSource('function make() {\n  class Inner {\n    static a = 1;\n  }\n}\n')).toBe('function make() {\n  class Inner {\n    static a = 1;\n  }\n}\n');
  });
});
