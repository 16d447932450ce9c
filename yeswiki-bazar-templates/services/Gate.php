<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Clock;
use YesWiki\Entrelacs\Entity\Notes;
use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Entrelacs\Entity\Visitor;
use YesWiki\Entrelacs\Exception\Refusal;

/** Who may come in: every method throws a Refusal when not. */
class Gate
{
    public const LARGEST_BODY = 8388608;
    private const MINUTE = 60;

    public function __construct(
        private Visitor $visitor,
        private Notes $notes,
        private Site $site,
        private Clock $clock
    ) {
    }

    /** Somebody who reads: with a key, it must be right. */
    public function reader(?string $authorization): void
    {
        if ($authorization !== null && stripos(trim($authorization), 'Bearer') === 0) {
            $key = trim(substr(trim($authorization), strlen('Bearer')));
            if ($key === '' || !$this->visitor->useKey($key)) {
                throw new Refusal('auth.badKey');
            }
        }
    }

    /** Somebody who writes: logged in with the token of the session, or with a key. */
    public function writer(?string $authorization, ?string $token): void
    {
        $this->reader($authorization);
        if ($this->visitor->name() === null) {
            throw new Refusal('auth.required');
        }
        if (!$this->visitor->isProgram() && ($token === null || !$this->visitor->hasToken($token))) {
            throw new Refusal('auth.badToken');
        }
        if (in_array($this->site->setting('wiki_status'), ['hibernate', 'archiving', 'updating'], true)) {
            throw new Refusal('access.denied');
        }
    }

    /** An administrator who reads; who writes, where a token is asked for. */
    public function admin(?string $authorization): void
    {
        $this->reader($authorization);
        if ($this->visitor->name() === null) {
            throw new Refusal('auth.required');
        }
        if (!$this->visitor->isAdmin()) {
            throw new Refusal('access.denied');
        }
    }

    /** Counts writes of a minute; refuses more than the wiki's configuration allows a person, or a program. */
    public function spend(int $changes): void
    {
        $isProgram = $this->visitor->isProgram();
        $limit = $isProgram ? $this->site->setting('entrelacs_key_rate_limit', 6000) : $this->site->setting('entrelacs_rate_limit', 120);
        if (!is_numeric($limit) || (int) $limit <= 0) {
            return;
        }
        $now = $this->clock->now()->getTimestamp();
        $end = $now - $now % self::MINUTE + self::MINUTE;
        $note = ($isProgram ? 'rate.key.' : 'rate.') . substr(hash('sha256', (string) $this->visitor->name()), 0, 16) . ".$end";
        $count = $this->notes->count($note, $changes, $end);
        // A program's batch is one request: larger than the limit, it passes as the only one of its minute, and not never.
        if ($count > (int) $limit && !($isProgram && $count === $changes)) {
            $this->notes->count($note, -$changes, $end);
            throw new Refusal('rate.limited', null, ['retryAfter' => $end - $now]);
        }
    }

    /** The body of a request. @return array<string, mixed> */
    public function body(string $content): array
    {
        if (strlen($content) > self::LARGEST_BODY) {
            throw new Refusal('body.tooLarge');
        }
        $body = json_decode($content, true, 64);
        if (!is_array($body) || ($body !== [] && array_values($body) === $body)) {
            throw new Refusal('body.invalid');
        }

        return $body;
    }
}
