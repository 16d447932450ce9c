import { render } from 'lit';
import { describe, expect, it } from 'vitest';
import { dependencyWords } from '../messages.ts';
import { legend } from './legend.ts';

describe('the words that the map starts with', () => {
  it('name the legend as soon as it can show, for whoever holds them already', async () => {
    const t = dependencyWords('fr');
    expect(t('deps.legend.critical')).toBe('deps.legend.critical');

    await import('./map-hands.ts');
    const target = document.createElement('div');
    render(legend(t, true), target);

    expect(target.textContent).toContain('Chemin critique');
    expect(target.textContent).toContain('Cause du retard');
    expect(target.textContent).not.toContain('deps.');
  });
});
