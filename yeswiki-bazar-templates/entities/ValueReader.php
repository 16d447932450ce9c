<?php

namespace YesWiki\Entrelacs\Entity;

/** Reads what Bazar keeps in one field of a form as the model means it. Bad values are reported, never thrown. */
class ValueReader
{
    private const REPEATED = ['number', 'integer', 'boolean', 'date', 'week', 'ref', 'refs', 'choice', 'choices', 'tags'];

    private Field $field;
    private FormField $place;
    private Choices $choices;
    /** @var array<string, string> Meaning of the collective's own stages, by normal name. */
    private array $stages;
    /** @var (callable(string): bool)|null Whether the visitor may see the entry of a tag. */
    private $isKnown;
    /** @var array<string, string|null> Tag by normal name; null where several bear it. */
    private array $names;
    /** @var array<string, mixed> What was read without an issue, by what was stored: the same few words, days and people fill thousands of entries. */
    private array $known = [];
    private bool $mayRepeat;

    /**
     * @param array<string, string>|null    $values  the list that the field of the form chooses from.
     * @param (callable(string): bool)|null $isKnown whether references may point to the entry of a tag
     * @param array<string, string>         $named   names of the entries that may be seen, by tag, where references are kept as words
     * @param array<string, string>         $stages
     */
    public function __construct(Field $field, FormField $place, ?array $values = null, ?callable $isKnown = null, array $named = [], array $stages = [])
    {
        $this->field = $field;
        $this->place = $place;
        $this->choices = new Choices($field, $values);
        $this->stages = $stages;
        $this->isKnown = $isKnown;
        $this->mayRepeat = in_array($field->kind, self::REPEATED, true);
        $this->names = [];
        foreach ($named as $tag => $name) {
            $normal = PlainText::normal($name);
            $this->names[$normal] = array_key_exists($normal, $this->names) ? null : (string) $tag;
        }
    }

    /**
     * The value as it crosses; null for an empty one.
     *
     * @param mixed                  $stored
     * @param callable(string): void $report takes the code of an issue
     *
     * @return mixed
     */
    public function read($stored, callable $report)
    {
        if ($stored === null || $stored === '' || $stored === []) {
            return $this->field->isList() ? [] : null;
        }
        if (!is_scalar($stored)) {
            $report('cell.wrongType');

            return $this->field->isList() ? [] : null;
        }
        $stored = is_bool($stored) ? ($stored ? '1' : '0') : (string) $stored;
        if (!$this->mayRepeat) {
            return $this->meant($stored, $report);
        }
        if (!isset($this->known[$stored])) {
            $isClean = true;
            $value = $this->meant($stored, static function (string $code) use ($report, &$isClean): void {
                $isClean = false;
                $report($code);
            });
            if (!$isClean) {
                return $value;
            }
            $this->known[$stored] = $value;
        }

        return $this->known[$stored];
    }

    /**
     * @param callable(string): void $report
     *
     * @return mixed
     */
    private function meant(string $stored, callable $report)
    {
        switch ($this->field->kind) {
            case 'number':
            case 'integer':
                return $this->number($stored, $report);
            case 'boolean':
                return $this->reported(Choices::yesNo($stored) ?? Choices::yesNo($this->choices->label($stored)), 'cell.notYesNo', $report);
            case 'date':
                return $this->reported(Days::ofStored($stored), 'cell.notADate', $report);
            case 'week':
                return $this->week($stored, $report);
            case 'ref':
                return $this->references($stored, $report)[0] ?? null;
            case 'refs':
                return $this->references($stored, $report);
            case 'choice':
                return $this->choice($stored, $report);
            case 'choices':
                return $this->severalChoices($stored, $report);
            case 'tags':
                return self::words($stored);
            default:
                return $this->field->within === null ? PlainText::ofStored($stored) : $this->ownWord($stored);
        }
    }

    /** Items of a text that separates them by commas. @return string[] */
    private static function words(string $stored): array
    {
        return array_values(array_filter(array_map(static fn ($word) => PlainText::ofStored(trim($word)), explode(',', $stored)), static fn ($word) => $word !== ''));
    }

    /** @return int|float|null */
    private function number(string $stored, callable $report)
    {
        $text = str_replace(',', '.', trim(PlainText::ofStored($stored)));
        if (preg_match('/^-?\d+(\.\d+)?$/D', $text) !== 1 || ($this->field->kind === 'integer' && (float) $text !== floor((float) $text))) {
            $report('cell.notANumber');

            return null;
        }
        $number = (float) $text;
        if (!is_finite($number)) {
            // JSON has no word for it: one such value would keep everybody from every row.
            $report('cell.notANumber');

            return null;
        }
        if (($this->field->min !== null && $number < $this->field->min) || ($this->field->max !== null && $number > $this->field->max)) {
            $report('cell.outOfRange');

            return null;
        }

        return $number === floor($number) && abs($number) < 1e15 ? (int) $number : $number;
    }

    private function week(string $stored, callable $report): ?string
    {
        if (Days::isWeek($stored)) {
            return $stored;
        }
        $day = Days::ofStored($stored);

        return $this->reported($day === null ? null : Days::weekOf(new \DateTimeImmutable($day)), 'cell.notAWeek', $report);
    }

    private function choice(string $stored, callable $report): ?string
    {
        return $this->reported($this->stages[PlainText::normal($this->choices->label($stored))] ?? $this->choices->read($stored), 'cell.unknownChoice', $report);
    }

    /** @return string[] */
    private function severalChoices(string $stored, callable $report): array
    {
        $keys = [];
        foreach (self::words($stored) as $word) {
            $key = $this->choices->read($word);
            if ($key === null) {
                $report('cell.unknownChoice');
            } else {
                $keys[] = $key;
            }
        }

        return $keys;
    }

    /** The collective's own name for a choice; null where it is none of its own. */
    private function ownWord(string $stored): ?string
    {
        $label = $this->choices->label($stored);

        return isset($this->stages[PlainText::normal($label)]) ? $label : null;
    }

    /** @return string[] Tags of entries that may be seen, `name:X` for a name that none bears. */
    private function references(string $stored, callable $report): array
    {
        $found = [];
        foreach (array_filter(array_map('trim', explode(',', $stored)), static fn ($part) => $part !== '') as $part) {
            $tag = $this->place->holdsEntries() ? ($this->isKnown !== null && ($this->isKnown)($part) ? $part : null) : $this->byName($part, $report);
            if ($tag === null) {
                $report('cell.badReference');
            } elseif (in_array($tag, $found, true)) {
                $report('cell.duplicateName');
            } else {
                $found[] = $tag;
            }
        }
        if ($this->field->kind === 'ref' && count($found) > 1) {
            $report('cell.severalValues');
        }

        return $found;
    }

    private function byName(string $written, callable $report): string
    {
        $name = $this->choices->label($written);
        $normal = PlainText::normal($name);
        if (array_key_exists($normal, $this->names) && $this->names[$normal] === null) {
            $report('cell.ambiguousName');
        }

        return $this->names[$normal] ?? "name:$name";
    }

    /**
     * @template T
     * @param T|null $value
     * @return T|null
     */
    private function reported($value, string $code, callable $report)
    {
        if ($value === null) {
            $report($code);
        }

        return $value;
    }
}
