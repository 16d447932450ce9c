import { expect, it } from 'vitest';
import { modelMarkdown } from './model-docs.ts';

it('has its data dictionary in docs/model.md, word for word', async () => {
  await expect(modelMarkdown()).toMatchFileSnapshot('../../docs/model.md');
});
