<?php

namespace YesWiki\Entrelacs\Entity;

/** What the extension itself remembers, where nobody else can read or write it. */
interface Notes
{
    /** @return mixed Null where nothing is noted, or no longer. */
    public function get(string $name);

    /**
     * @param mixed    $value      what JSON can hold
     * @param int|null $forgetAt when it may be forgotten, in seconds since 1970
     */
    public function put(string $name, $value, ?int $forgetAt = null): void;

    public function forget(string $name): void;

    /** Counts one use more of something until a moment; returns how many there were until now, this one included. */
    public function count(string $name, int $by, int $until): int;
}
