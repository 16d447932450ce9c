<?php

namespace YesWiki\Entrelacs\Entity;

use YesWiki\Entrelacs\Exception\Refusal;

/** Turns a value as it crosses into what Bazar keeps in one field of a form, or refuses it. */
class ValueWriter
{
    private const LONGEST = 1048576;
    /** Schemes of addresses that Bazar may print as links. */
    private const SCHEMES = ['', 'http', 'https', 'mailto', 'tel', 'ftp'];

    private Field $field;
    private FormField $place;
    private Choices $choices;
    private string $label;

    /** @param array<string, string>|null $values The list that the field of the form chooses from. */
    public function __construct(Field $field, FormField $place, ?array $values, string $lang)
    {
        $this->field = $field;
        $this->place = $place;
        $this->choices = new Choices($field, $values);
        $this->label = $field->label[$lang];
    }

    /** The writer of a field that the form has. */
    public static function in(BoundEntity $bound, string $key, Structure $structure, string $lang): self
    {
        $place = $bound->places[$key];

        return new self($bound->type->fields[$key], $place, $place->choosesFromList() ? $structure->values($place->linked()) : null, $lang);
    }

    /**
     * What to store.
     *
     * @param mixed                      $value
     * @param callable(string): ?string  $nameOf the name of an entry of the entity referred to; null where this visitor may see none of that tag
     */
    public function stored($value, callable $nameOf): string
    {
        if (is_array($value)) {
            return $this->storedList($value, $nameOf);
        }
        if ($value === null || $value === '') {
            return $this->empty();
        }
        switch ($this->field->kind) {
            case 'number':
            case 'integer':
                return $this->number($value);
            case 'boolean':
                return $this->yesNo($value);
            case 'date':
                return is_string($value) && Days::isDay($value) ? $value : $this->refuse('field.date', $value);
            case 'week':
                return is_string($value) && Days::isWeek($value) ? $value : $this->refuse('field.date', $value);
            case 'ref':
                return $this->reference($value, $nameOf);
            case 'choice':
                return $this->choice($value);
            case 'refs':
            case 'choices':
            case 'tags':
                return $this->refuse('field.type', $value);
            default:
                return $this->text($value);
        }
    }

    private function empty(): string
    {
        if ($this->field->required || $this->place->required) {
            $this->refuse('field.required', null);
        }

        return '';
    }

    /** @param mixed[] $items */
    private function storedList(array $items, callable $nameOf): string
    {
        if (!$this->field->isList() || array_values($items) !== $items) {
            $this->refuse('field.type', null);
        }
        if ($items === []) {
            return $this->empty();
        }
        if (count($items) > 1 && ($this->field->single || !($this->place->holdsSeveral() || $this->place->type === 'texte' || $this->place->type === 'textelong'))) {
            $this->refuse('field.several', null);
        }
        $stored = [];
        foreach ($items as $item) {
            if ($this->field->kind === 'refs') {
                $one = $this->reference($item, $nameOf);
            } else {
                $one = $this->field->kind === 'choices' ? $this->choice($item) : $this->tag($item);
            }
            if (in_array($one, $stored, true)) {
                $this->refuse('field.twice', $this->field->kind === 'refs' ? $nameOf($item) : $item);
            }
            $stored[] = $one;
        }

        return implode(',', $stored);
    }

    /** @param mixed $value */
    private function number($value): string
    {
        if (!is_int($value) && !is_float($value) || is_float($value) && !is_finite($value)) {
            $this->refuse('field.number', $value);
        }
        if ($this->field->kind === 'integer' && floor((float) $value) !== (float) $value) {
            $this->refuse('field.number', $value);
        }
        [$least, $greatest] = $this->place->bounds();
        foreach ([$this->field->min, $least] as $bound) {
            if ($bound !== null && $value < $bound) {
                $this->refuse('field.range', $value);
            }
        }
        foreach ([$this->field->max, $greatest] as $bound) {
            if ($bound !== null && $value > $bound) {
                $this->refuse('field.range', $value);
            }
        }

        return is_float($value) && floor($value) === $value && abs($value) < 1e15 ? (string) (int) $value : $this->decimal($value);
    }

    /** @param int|float $value */
    private function decimal($value): string
    {
        $text = is_int($value) ? (string) $value : json_encode($value);

        return preg_match('/^-?\d+(\.\d+)?$/D', $text) === 1 ? $text : rtrim(rtrim(sprintf('%.10F', $value), '0'), '.');
    }

    /** @param mixed $value */
    private function yesNo($value): string
    {
        if (!is_bool($value)) {
            $this->refuse('field.type', $value);
        }
        if (!$this->place->choosesFromList()) {
            return $value ? '1' : '0';
        }

        return $this->choices->stored($value ? 'yes' : 'no') ?? $this->choices->storedByLabel($value ? 'oui' : 'non') ?? $this->choices->storedByLabel($value ? 'yes' : 'no') ?? $this->refuse('field.choice', $value);
    }

    /** @param mixed $value */
    private function choice($value): string
    {
        if (!is_string($value) || !isset($this->field->choices[$value])) {
            $this->refuse('field.choice', $value);
        }

        return $this->choices->stored($value) ?? $this->refuse('field.choice', $value);
    }

    /** @param mixed $value */
    private function reference($value, callable $nameOf): string
    {
        $name = is_string($value) ? $nameOf($value) : null;
        if ($name === null) {
            $this->refuse('field.reference', $value);
        }

        return $this->place->holdsEntries() ? $value : PlainText::toStored($name);
    }

    /** @param mixed $value */
    private function tag($value): string
    {
        if (!is_string($value) || trim($value) === '' || strpbrk($value, ",\r\n\\") !== false) {
            $this->refuse('field.type', $value);
        }

        return PlainText::toStored(trim($this->checkedText($value)));
    }

    /** @param mixed $value */
    private function text($value): string
    {
        if (!is_string($value)) {
            $this->refuse('field.type', $value);
        }
        if ($this->field->within !== null) {
            return $this->choices->storedByLabel($value) ?? $this->refuse('field.choice', $value);
        }
        $text = $this->checkedText($value);
        if (in_array($this->field->kind, ['text', 'email'], true)) {
            $text = trim(preg_replace('/\s*[\r\n]+\s*/', ' ', $text));
        }
        if ($text === '' || trim($text) === '') {
            return $this->empty();
        }
        if ($this->field->kind === 'email' && filter_var($text, FILTER_VALIDATE_EMAIL) === false) {
            $this->refuse('field.type', $value);
        }
        if ($this->place->isAddress() && !in_array(self::schemeOf($text), self::SCHEMES, true)) {
            $this->refuse('field.type', $value);
        }
        if ($this->field->kind === 'links' && preg_match('/^\s*(?:javascript|data|vbscript):/im', $text) === 1) {
            $this->refuse('field.type', $value);
        }

        return PlainText::toStored($text);
    }

    /** The scheme of an address as a browser reads it, which leaves blanks out; empty where it has none. */
    private static function schemeOf(string $address): string
    {
        return preg_match('/^([a-z][a-z0-9+.\-]*):/i', preg_replace('/[\x00-\x20]+/', '', $address), $part) === 1 ? strtolower($part[1]) : '';
    }

    private function checkedText(string $text): string
    {
        $most = $this->place->maxLength();
        if (strlen($text) > self::LONGEST || ($most !== null && mb_strlen($text, 'UTF-8') > $most)) {
            $this->refuse('field.tooLong', null);
        }
        if (preg_match('/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/', $text) === 1) {
            $this->refuse('field.type', null);
        }

        return $text;
    }

    /**
     * @param mixed $value
     *
     * @throws Refusal
     */
    private function refuse(string $code, $value): string
    {
        $shown = is_scalar($value) && !is_bool($value) ? mb_substr((string) $value, 0, 60, 'UTF-8') : '';
        throw new Refusal($code, $this->field->key, ['label' => $this->label, 'value' => $shown]);
    }
}
