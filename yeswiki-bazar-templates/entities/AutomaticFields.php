<?php

namespace YesWiki\Entrelacs\Entity;

use DateTimeImmutable;

/**
 * Values of the fields that fill themselves at a save: the same rules as the trigger formulas of Grist (packages/grist/src/blueprint/formulas.ts). A value that is right
 * as it is stays, so that history brought by a program is kept.
 */
class AutomaticFields
{
    public function __construct(
        private EntityType $type,
        private string $lang
    ) {
    }

    /**
     * All automatic fields of an entry as they are after a save.
     *
     * @param array<string, mixed>|null $before the entry's values before it; null for a new entry
     * @param array<string, mixed>      $after  its values as they are about to be saved, automatic fields as they stand
     *
     * @return array<string, mixed> by key
     */
    public function filled(?array $before, array $after, DateTimeImmutable $now): array
    {
        $filled = [];
        foreach ($this->type->fields as $key => $field) {
            if ($field->automatic) {
                $filled[$key] = $this->value($key, $after[$key] ?? null, $before, $after, $now);
            }
        }

        return $filled;
    }

    /**
     * @param mixed                     $value
     * @param array<string, mixed>|null $before
     * @param array<string, mixed>      $after
     *
     * @return mixed
     */
    private function value(string $key, $value, ?array $before, array $after, DateTimeImmutable $now)
    {
        $today = $now->format('Y-m-d');
        $changed = static fn (string $field): bool => $before === null || ($before[$field] ?? null) !== ($after[$field] ?? null);
        $state = $after['state'] ?? 'requested';
        switch ($key === 'uid' ? $key : "{$this->type->name}.$key") {
            case 'uid':
                return $value ?? self::newUid();
            case 'task.createdOn':
            case 'dependency.requestedOn':
            case 'review.requestedOn':
                return $value ?? ($before === null ? $today : null);
            case 'task.startedOn':
                return $changed('status') ? $this->since($value, $after, ['todo'], ['doing', 'review'], $today) : $value;
            case 'task.reviewOn':
                return $changed('status') ? $this->since($value, $after, ['todo', 'doing'], ['review'], $today) : $value;
            case 'task.doneOn':
                return $changed('status') ? (($after['status'] ?? null) === 'done' ? $value ?? $today : null) : $value;
            case 'task.statusLog':
                return $changed('status') || $changed('stage') ? self::logged($value, $this->statusWord($after), $now) : $value;
            case 'task.baselineStart':
                return $value ?? $after['start'] ?? null;
            case 'task.baselineDue':
            case 'milestone.baselineDue':
                return $value ?? $after['due'] ?? null;
            case 'milestone.dueLog':
                return $changed('due') && isset($after['due']) ? self::logged($value, $after['due'], $now) : $value;
            case 'dependency.acceptedOn':
                return $changed('state') ? $value ?? (in_array($state, ['accepted', 'delivered', 'verified'], true) ? $today : null) : $value;
            case 'dependency.deliveredOn':
                if (!$changed('state')) {
                    return $value;
                }

                return in_array($state, ['requested', 'accepted'], true) ? null : $value ?? (in_array($state, ['delivered', 'verified'], true) ? $today : null);
            case 'dependency.resolvedOn':
                return $changed('state') ? ($state === 'verified' ? $value ?? $today : null) : $value;
            case 'review.decidedOn':
                return $changed('verdict') ? (in_array($after['verdict'] ?? null, ['approved', 'changes'], true) ? $value ?? $today : null) : $value;
            default:
                return $value;
        }
    }

    /**
     * The day since when a task is so far: none in the statuses `not`, today in those of `in` unless it was noted before.
     *
     * @param mixed                $value
     * @param array<string, mixed> $after
     * @param string[]             $not
     * @param string[]             $in
     *
     * @return mixed
     */
    private function since($value, array $after, array $not, array $in, string $today)
    {
        $status = $after['status'] ?? 'todo';

        return in_array($status, $not, true) ? null : $value ?? (in_array($status, $in, true) ? $today : null);
    }

    /** @param array<string, mixed> $after */
    private function statusWord(array $after): string
    {
        $status = $after['status'] ?? 'todo';

        return $after['stage'] ?? $this->type->fields['status']->choices[$status][$this->lang] ?? $status;
    }

    /** One dated line more when the word is not that of the last line: `YYYY-MM-DD HH:MM word`. @param mixed $log */
    private static function logged($log, string $word, DateTimeImmutable $now): string
    {
        $lines = is_string($log) && $log !== '' ? explode("\n", $log) : [];
        if ($lines !== [] && substr(end($lines), 17) === $word) {
            return $log;
        }
        $lines[] = $now->format('Y-m-d H:i') . " $word";

        return implode("\n", $lines);
    }

    /** A random identifier (UUID, version 4). */
    public static function newUid(): string
    {
        $bytes = random_bytes(16);
        $bytes[6] = chr(ord($bytes[6]) & 0x0F | 0x40);
        $bytes[8] = chr(ord($bytes[8]) & 0x3F | 0x80);

        return vsprintf('%s%s-%s-%s-%s-%s%s%s', str_split(bin2hex($bytes), 4));
    }
}
