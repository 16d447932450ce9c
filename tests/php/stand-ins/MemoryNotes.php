<?php

namespace Entrelacs\Tests;

use YesWiki\Entrelacs\Entity\Clock;
use YesWiki\Entrelacs\Entity\Notes;

/** Notes in memory; what may be forgotten is. */
class MemoryNotes implements Notes
{
    /** @var array<string, array{0: string, 1: int|null}> */
    public array $notes = [];
    private Clock $clock;

    public function __construct(Clock $clock)
    {
        $this->clock = $clock;
    }

    public function get(string $name)
    {
        [$value, $until] = $this->notes[$name] ?? ['null', null];

        return $until !== null && $until <= $this->clock->now()->getTimestamp() ? null : json_decode($value, true);
    }

    public function put(string $name, $value, ?int $forgetAt = null): void
    {
        $this->notes[$name] = [json_encode($value, JSON_THROW_ON_ERROR), $forgetAt];
    }

    public function forget(string $name): void
    {
        unset($this->notes[$name]);
    }

    public function count(string $name, int $by, int $until): int
    {
        $this->put($name, ($this->get($name) ?? 0) + $by, $until);

        return $this->get($name);
    }
}
