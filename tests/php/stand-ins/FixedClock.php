<?php

namespace Entrelacs\Tests;

use DateTimeImmutable;
use YesWiki\Entrelacs\Entity\Clock;

/** A clock that a test sets. */
class FixedClock extends Clock
{
    public DateTimeImmutable $now;

    public function __construct(string $now)
    {
        $this->now = new DateTimeImmutable($now);
    }

    public function now(): DateTimeImmutable
    {
        return $this->now;
    }
}
