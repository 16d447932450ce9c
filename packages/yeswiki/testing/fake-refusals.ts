import type { WireError, WireErrorCode } from '../src/routes.ts';

/** The HTTP status that goes with each code (packages/yeswiki/src/routes.ts). */
export const statusOf: Readonly<Record<WireErrorCode, number>> = {
  'auth.required': 401,
  'auth.badKey': 401,
  'auth.badToken': 403,
  'access.denied': 403,
  'access.field': 403,
  'entry.unknown': 404,
  'entity.unknown': 404,
  'entry.exists': 409,
  'entry.changed': 409,
  'body.invalid': 400,
  'body.tooLarge': 413,
  'field.unknown': 422,
  'field.required': 422,
  'field.type': 422,
  'field.choice': 422,
  'field.reference': 422,
  'field.date': 422,
  'field.number': 422,
  'field.range': 422,
  'field.tooLong': 422,
  'field.twice': 422,
  'field.several': 422,
  'dependency.onItself': 422,
  'pulse.already': 409,
  'rate.limited': 429,
  'form.missing': 503,
  'server.failed': 500,
};

/** A refusal of a route, thrown inside the fake and answered by it. */
export class FakeRefusal extends Error {
  readonly body: WireError;
  readonly retryAfter: number | undefined;

  constructor(code: WireErrorCode, more: Partial<WireError> = {}, retryAfter?: number) {
    super(code);
    this.body = { code, message: `Refusé : ${code}`, ...more };
    this.retryAfter = retryAfter;
  }
}
