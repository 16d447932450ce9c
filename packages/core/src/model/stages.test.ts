import { describe, expect, it } from 'vitest';
import { stagesIn } from './stages.ts';

describe('stagesIn', () => {
  it('gives the collective’s stages in their order, with their meaning in either language', () => {
    expect(stagesIn({ 'stage.10': 'Fini = Terminé', 'stage.2': 'Recette = review', 'raci.off': '' })).toEqual([
      { name: 'Recette', meaning: 'review' },
      { name: 'Fini', meaning: 'done' },
    ]);
  });

  it('leaves out a stage that nobody gave a meaning to', () => {
    expect(stagesIn({ 'stage.1': 'Recette', 'stage.2': 'Test = presque' })).toEqual([]);
  });

  it('takes a name with an equals sign in it', () => {
    expect(stagesIn({ 'stage.1': 'A = B = doing' })).toEqual([{ name: 'A = B', meaning: 'doing' }]);
  });
});
