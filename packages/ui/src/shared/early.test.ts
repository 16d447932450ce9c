import { describe, expect, it } from 'vitest';
import { Early } from './early.ts';

/** What is handed over of some acts, and where one goes for it: `key@place`. */
function handedOver(acts: readonly string[], gone: readonly string[] = []): string[] {
  const early = new Early<string | undefined>();
  for (const act of acts) {
    const [key = '', place] = act.split('@');
    early.keep(new KeyboardEvent('keydown', { key }), place);
  }
  const done: string[] = [];
  const handOver = (): void =>
    early.handOver(
      (place) => {
        if (place !== undefined && gone.includes(place)) return false;
        done.push(`to ${place}`);
        return true;
      },
      ({ event }) => done.push((event as KeyboardEvent).key),
    );
  handOver();
  handOver();
  return done;
}

describe('Early', () => {
  it('hands over what was done, in order, each act where it was done, and once', () => {
    expect(handedOver(['c@first', 'r@second', 'a@first'])).toEqual(['to first', 'c', 'to second', 'r', 'to first', 'a']);
  });

  it('goes on from where the former led in one place', () => {
    expect(handedOver(['ArrowRight@first', 'ArrowRight@first', 'c@first'])).toEqual(['to first', 'ArrowRight', 'ArrowRight', 'c']);
    expect(handedOver(['ArrowRight', 'c'])).toEqual(['to undefined', 'ArrowRight', 'c']);
  });

  it('forgets what was done where nothing is any more', () => {
    expect(handedOver(['c@first', 'r@second', 'a@first'], ['second'])).toEqual(['to first', 'c', 'a']);
    expect(handedOver(['c@first'], ['first'])).toEqual([]);
  });

  it('keeps what was acted on, which the event forgets', () => {
    const early = new Early<undefined>();
    const button = document.createElement('button');
    button.addEventListener('click', (event) => early.keep(event, undefined));
    button.click();

    let target: EventTarget | null = null;
    early.handOver(() => true, (act) => (target = act.target));
    expect(target).toBe(button);
  });
});
