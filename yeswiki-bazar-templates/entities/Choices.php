<?php

namespace YesWiki\Entrelacs\Entity;

/** The values of a list of the wiki, and which of them mean a choice of the model: by key, or by label in either language. */
class Choices
{
    private const YES = ['1', 'true', 'yes', 'oui', 'vrai', 'on', 'x'];
    private const NO = ['0', 'false', 'no', 'non', 'faux', 'off'];

    /** @var array<string, string> Keys of the model, by normal word. */
    private array $keys = [];
    /** @var array<string, string> Labels of the list's values, by its own key. */
    private array $values;
    /** @var array<string, string|null> */
    private array $read = [];

    /** @param array<string, string>|null $values The list's values by its own key; null where the field has no list. */
    public function __construct(Field $field, ?array $values)
    {
        $this->values = $values ?? [];
        foreach ($field->choices as $key => $label) {
            foreach ([(string) $key, $label['fr'], $label['en']] as $word) {
                $this->keys[PlainText::normal($word)] = (string) $key;
            }
        }
    }

    /** The choice that a stored value means; null where nobody said what it means. */
    public function read(string $stored): ?string
    {
        if (!array_key_exists($stored, $this->read)) {
            $words = isset($this->values[$stored]) ? [$this->values[$stored], $stored] : [$stored];
            // Foreign lists number their values: what a value is called counts before its key.
            $this->read[$stored] = null;
            foreach ($words as $word) {
                $this->read[$stored] ??= $this->keys[PlainText::normal(PlainText::ofStored((string) $word))] ?? null;
            }
        }

        return $this->read[$stored];
    }

    /** The label of a stored value. */
    public function label(string $stored): string
    {
        return PlainText::ofStored($this->values[$stored] ?? $stored);
    }

    /** What to store for a choice; null where the list has no value for it. */
    public function stored(string $key): ?string
    {
        if ($this->values === []) {
            return $key;
        }
        if (isset($this->values[$key]) && $this->read($key) === $key) {
            return $key;
        }
        foreach (array_keys($this->values) as $value) {
            if ($this->read((string) $value) === $key) {
                return (string) $value;
            }
        }

        return null;
    }

    /** What to store for a value of the list by its label; null where it has none. */
    public function storedByLabel(string $label): ?string
    {
        foreach ($this->values as $value => $name) {
            if (PlainText::normal(PlainText::ofStored($name)) === PlainText::normal($label)) {
                return (string) $value;
            }
        }

        return null;
    }

    /** Yes or no, as a word of either language says it; null where it says neither. */
    public static function yesNo(string $word): ?bool
    {
        $normal = PlainText::normal($word);

        return in_array($normal, self::YES, true) ? true : (in_array($normal, self::NO, true) ? false : null);
    }
}
