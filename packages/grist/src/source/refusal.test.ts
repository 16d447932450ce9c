import { describe, expect, it } from 'vitest';
import { refusal } from './refusal.ts';

const failure = (message: string, code?: string) => Object.assign(new Error(message), code === undefined ? {} : { code });

describe('refusal', () => {
  it.each([
    [failure('No write access', 'AUTH_NO_EDIT'), 'host.noEdit'],
    [failure('Blocked by column update access rules', 'ACL_DENY'), 'host.denied'],
    [failure('[Sandbox] AssertionError docactions.[Bulk]UpdateRecord for non-existent record #999'), 'host.rowDeleted'],
    [failure('Access not granted. Current access level read table'), 'host.noAccess'],
    [failure("[Sandbox] KeyError 'Nope'"), 'host.columnGone'],
    [failure("Error manipulating data: [Sandbox] ValueError Can't save value to formula column Twice"), 'host.formulaColumn'],
    [failure('Failed to fetch'), 'host.offline'],
    [failure('GristWSConnection disconnected'), 'host.offline'],
    [failure('anything else'), 'host.refused'],
  ])('says why: %s', (error, code) => {
    expect(refusal(error)).toEqual({ code, detail: error.message });
  });

  it('says that the host failed where it says nothing', () => {
    expect(refusal(failure(''))).toEqual({ code: 'host.failed' });
    expect(refusal(undefined)).toEqual({ code: 'host.failed' });
    expect(refusal({ message: 3 })).toEqual({ code: 'host.failed' });
  });

  it('takes a silent failure for a lost connection when there is none', () => {
    expect(refusal(failure(''), false)).toEqual({ code: 'host.offline' });
  });
});
