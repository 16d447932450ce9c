import { commonMessages, translator } from '@entrelacs/core';
import { aMember } from '@entrelacs/core/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { CoopPeople } from './people-chooser.ts';

const people = (count: number) => Array.from({ length: count }, (_, n) => aMember({ id: String(n), name: n === 7 ? 'Zoé Martel' : `Personne ${n}` }));

let element: CoopPeople;
const chosen: string[] = [];
async function open(properties: Partial<CoopPeople>): Promise<void> {
  element = Object.assign(new CoopPeople(), { t: translator('fr', commonMessages), ...properties });
  element.addEventListener('people-choose', (event) => chosen.push((event as CustomEvent<string>).detail));
  document.body.append(element);
  await element.updateComplete;
}
const part = <Part extends Element>(selector: string) => element.shadowRoot?.querySelector<Part>(selector);
const names = () => [...(element.shadowRoot?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent);
async function search(text: string): Promise<void> {
  const input = part<HTMLInputElement>('input');
  if (input == null) throw new RangeError('input: there is no search');
  input.value = text;
  input.dispatchEvent(new InputEvent('input'));
  await element.updateComplete;
}

afterEach(() => {
  element.remove();
  chosen.length = 0;
});

describe('coop-people', () => {
  it('offers those who are still there, without a search where they are few', async () => {
    await open({ members: [...people(2), aMember({ id: 'gone', name: 'Partie', active: false })], chosen: '1' });

    expect(part('input')).toBeNull();
    expect(names()).toEqual(['Personne 0', 'Personne 1']);
    expect(part('[aria-current]')?.textContent).toBe('Personne 1');
  });

  it('finds one among hundreds, whatever the accents, and takes the only one left with Enter', async () => {
    await open({ members: people(500), takesKeyboard: true });
    expect(element.shadowRoot?.activeElement).toBe(part('input'));
    expect(names()).toHaveLength(200);
    expect(part('[role=status]')?.textContent).toBe('Et 300 autres\u00A0: cherchez un nom.');

    await search('zoe');
    expect(names()).toEqual(['Zoé Martel']);
    part('input')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true }));

    expect(chosen).toEqual(['7']);
  });

  it('says when nobody bears that name', async () => {
    await open({ members: people(30) });

    await search('Ada');

    expect(names()).toEqual([]);
    expect(part('[role=status]')?.textContent).toBe('Personne de ce nom.');
    part('input')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    expect(chosen).toEqual([]);
  });
});
