<?php

namespace YesWiki\Entrelacs\Exception;

use RuntimeException;

/** Something that is not done, and why: one of the codes of packages/yeswiki/src/routes.ts. */
class Refusal extends RuntimeException
{
    private const STATUS = [
        'auth.required' => 401,
        'auth.badKey' => 401,
        'auth.badToken' => 403,
        'access.denied' => 403,
        'access.field' => 403,
        'entry.unknown' => 404,
        'entity.unknown' => 404,
        'entry.exists' => 409,
        'entry.changed' => 409,
        'pulse.already' => 409,
        'body.invalid' => 400,
        'body.tooLarge' => 413,
        'rate.limited' => 429,
        'form.missing' => 503,
        'server.failed' => 500,
    ];

    public string $reason;
    public ?string $field;
    /** @var array<string, mixed> What the answer carries besides: `current`, `by`, `yours`, or `retryAfter` in seconds. */
    public array $extra;

    /** @param array<string, mixed> $extra */
    public function __construct(string $reason, ?string $field = null, array $extra = [])
    {
        parent::__construct($reason);
        $this->reason = $reason;
        $this->field = $field;
        $this->extra = $extra;
    }

    /** The HTTP status that goes with the code. */
    public function status(): int
    {
        return self::STATUS[$this->reason] ?? 422;
    }

    /** The body of the answer, for a person in the wiki's language. @return array<string, mixed> */
    public function body(): array
    {
        $key = 'ENTRELACS_REFUSED_' . strtoupper(preg_replace('/[^a-z]+/i', '_', $this->reason));
        $message = _t($key, ['field' => $this->extra['label'] ?? $this->field ?? '', 'value' => $this->extra['value'] ?? '']);
        $body = ['code' => $this->reason, 'message' => $message];
        if ($this->field !== null) {
            $body['field'] = $this->field;
        }

        return $body + array_intersect_key($this->extra, ['current' => 1, 'by' => 1, 'yours' => 1]);
    }
}
