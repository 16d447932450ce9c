<?php

namespace YesWiki\Entrelacs\Entity;

use DateTimeImmutable;
use Exception;

/** Calendar days as `YYYY-MM-DD` and ISO weeks as `YYYY-Www`. */
class Days
{
    /** Whether it is a day of the calendar. */
    public static function isDay(string $text): bool
    {
        return preg_match('/^(\d{4})-(\d{2})-(\d{2})$/D', $text, $part) === 1 && checkdate((int) $part[2], (int) $part[3], (int) $part[1]);
    }

    /** Whether it is a week of the calendar. */
    public static function isWeek(string $text): bool
    {
        if (preg_match('/^(\d{4})-W(\d{2})$/D', $text, $part) !== 1) {
            return false;
        }

        return (int) $part[2] >= 1 && self::weekOf((new DateTimeImmutable('2000-01-01'))->setISODate((int) $part[1], (int) $part[2])) === $text;
    }

    /** The day of a stored date: a day, or a moment, taken in the wiki's time zone; null where it is neither. */
    public static function ofStored(string $stored): ?string
    {
        if (self::isDay($stored)) {
            return $stored;
        }
        if (preg_match('/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/', $stored) !== 1 || !self::isDay(substr($stored, 0, 10))) {
            return null;
        }
        try {
            $moment = new DateTimeImmutable($stored);
        } catch (Exception $e) {
            return null;
        }

        return $moment->setTimezone(new \DateTimeZone(date_default_timezone_get()))->format('Y-m-d');
    }

    public static function weekOf(DateTimeImmutable $day): string
    {
        return $day->format('o-\WW');
    }

    /** The first day of a week. */
    public static function mondayOf(string $week): DateTimeImmutable
    {
        return (new DateTimeImmutable('2000-01-01'))->setISODate((int) substr($week, 0, 4), (int) substr($week, 6, 2))->setTime(0, 0);
    }

    /** The day that many days later. */
    public static function later(string $day, int $days): string
    {
        return (new DateTimeImmutable($day))->modify(sprintf('%+d days', $days))->format('Y-m-d');
    }
}
