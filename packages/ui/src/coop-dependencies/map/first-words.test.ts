import { dependencyFirstMessages, translator } from '@entrelacs/core';
import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import { legend } from './legend.ts';

describe('the words that the map starts with', () => {
  it('name the legend, which may show before the rest has come', () => {
    const target = document.createElement('div');
    render(legend(translator('fr', dependencyFirstMessages), true), target);

    expect(target.textContent).toContain('Chemin critique');
    expect(target.textContent).toContain('Cause du retard');
    expect(target.textContent).not.toContain('deps.');
  });
});
