<?php

namespace YesWiki\Entrelacs\Entity;

use DateTimeImmutable;

/** What time it is in the wiki. */
class Clock
{
    public function now(): DateTimeImmutable
    {
        return new DateTimeImmutable('now');
    }

    /** `YYYY-MM-DD`. */
    public function today(): string
    {
        return $this->now()->format('Y-m-d');
    }
}
