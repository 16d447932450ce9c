import { restPort, type RestFailure } from '@entrelacs/grist/rest';
import { describe, expect, it } from 'vitest';
import refusals from '../fixtures/grist/rest-refusals.json' with { type: 'json' };

/** What the port makes of an answer. */
function failureOf({ status, body }: { readonly status: number; readonly body: unknown }): Promise<RestFailure | undefined> {
  const send = () => Promise.resolve(new Response(JSON.stringify(body), { status }));
  const port = restPort({ server: 'https://grist.example', doc: 'abcdefghijkl', apiKey: 'secret', send });
  return port.fetchTable('Tasks').then(() => undefined, (error: unknown) => error as RestFailure);
}

describe('the port of a document over REST', () => {
  it.each([
    ['bad key', 'rest.badKey'],
    ['no auth, private doc', 'rest.noDocument'],
    ['unknown doc', 'rest.noDocument'],
    ['unknown table GET records', 'rest.noTable'],
    ['unknown api', 'rest.notGrist'],
    ['unknown column POST', 'rest.refused'],
    ['body over 1 MB', 'rest.tooLarge'],
    ['viewer writes', 'rest.denied'],
    ['access rules: table hidden, GET', 'rest.denied'],
    ['error: one bad action rolls back all', 'rest.refused'],
    ['unknown action', 'rest.denied'],
    ['too many requests at once', 'rest.tooMany'],
  ])('understands the recorded refusal “%s”', async (label, code) => {
    const recorded = refusals.find((each) => each.label === label) ?? { status: 0, body: {} };

    expect(await failureOf(recorded)).toMatchObject({ code, status: recorded.status });
  });

  it('gives every recorded refusal a code', async () => {
    for (const recorded of refusals) expect((await failureOf(recorded))?.code, recorded.label).toMatch(/^rest\./);
  });
});

