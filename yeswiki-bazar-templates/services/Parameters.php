<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\PlainText;

/** The parameters of an action as somebody wrote them in a page. What cannot be understood is said, never guessed. */
class Parameters
{
    public function __construct(
        private Model $model
    ) {
    }

    /**
     * Forms of the wiki's own that stand for entities: `formulaires="tache=5, membre=1"` and `champs="tache.titre=bf_titre"`, entities and fields by key or by label.
     *
     * @return array{binding: array<string, array{form: int, fields: array<string, string>}>, unknown: string[]}
     */
    public function binding(string $forms, string $fields): array
    {
        $binding = [];
        $unknown = [];
        foreach ($this->pairs($forms) as $part => [$name, $form]) {
            $entity = $this->entity($name);
            if ($entity === null || !ctype_digit($form)) {
                $unknown[] = (string) $part;
            } else {
                $binding[$entity] = ['form' => (int) $form, 'fields' => []];
            }
        }
        foreach ($this->pairs($fields) as $part => [$name, $property]) {
            [$owner, $label] = array_pad(explode('.', $name, 2), 2, '');
            $entity = $this->entity($owner);
            $field = $entity === null ? null : $this->field($entity, $label);
            if ($field === null || !isset($binding[$entity])) {
                $unknown[] = (string) $part;
            } else {
                $binding[$entity]['fields'][$field] = $property;
            }
        }

        return ['binding' => $binding, 'unknown' => $unknown];
    }

    /** A parameter without blanks around; empty where there is none, or what is no word. @param array<string, mixed> $arguments */
    public static function word(array $arguments, string $name): string
    {
        return is_scalar($arguments[$name] ?? null) ? trim((string) $arguments[$name]) : '';
    }

    /** The same, null where it is empty. @param array<string, mixed> $arguments */
    public static function given(array $arguments, string $name): ?string
    {
        $word = self::word($arguments, $name);

        return $word === '' ? null : $word;
    }

    /** One of some words, or null. @param string[] $words */
    public function oneOf(array $words, string $given): ?string
    {
        return in_array($given, $words, true) ? $given : null;
    }

    /** A height in pixels, between 240 and 2000; null for one that follows what is shown. */
    public function height(string $given): ?int
    {
        return preg_match('/^(\d{2,4})(?:px)?$/D', trim($given), $part) === 1 ? max(240, min(2000, (int) $part[1])) : null;
    }

    /** Whether a word means yes. */
    public function isYes(string $given): bool
    {
        return in_array(strtolower(trim($given)), ['1', 'oui', 'yes', 'true'], true);
    }

    /** @return array<string, array{0: string, 1: string}> Both sides of each part of a list, by the part as written. */
    private function pairs(string $list): array
    {
        $pairs = [];
        foreach (array_filter(array_map('trim', explode(',', $list)), static fn (string $part): bool => $part !== '') as $part) {
            $pairs[$part] = array_map('trim', array_pad(explode('=', $part, 2), 2, ''));
        }

        return $pairs;
    }

    private function entity(string $name): ?string
    {
        foreach ($this->model->entities as $key => $type) {
            if ($name === $key || $this->isSame($name, $type->label)) {
                return $key;
            }
        }

        return null;
    }

    private function field(string $entity, string $name): ?string
    {
        foreach ($this->model->entity($entity)->fields as $key => $field) {
            if ($name === $key || $this->isSame($name, $field->label)) {
                return $key;
            }
        }

        return null;
    }

    /** @param array<string, string> $labels */
    private function isSame(string $name, array $labels): bool
    {
        return in_array(self::bare($name), array_map([self::class, 'bare'], $labels), true);
    }

    /** A word as people type it: without capitals, accents or the point of inclusive writing. */
    private static function bare(string $word): string
    {
        return strtr(PlainText::normal($word), ['à' => 'a', 'â' => 'a', 'ç' => 'c', 'é' => 'e', 'è' => 'e', 'ê' => 'e', 'ë' => 'e', 'î' => 'i', 'ï' => 'i', 'ô' => 'o', 'ù' => 'u', 'û' => 'u', 'ü' => 'u', '’' => '\'', '·' => '', '.' => '']);
    }
}
