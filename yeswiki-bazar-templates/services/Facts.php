<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Field;
use YesWiki\Entrelacs\Entity\Model;

/** What an entry says, field by field, as plain words to be escaped where they are shown: `{key, label, items: [{text, url}]}`. Fields that say nothing are left out. */
class Facts
{
    public function __construct(
        private Model $model,
        private Screen $screen
    ) {
    }

    /**
     * @param array<string, mixed>  $fields values that may be read, as they cross
     * @param array<string, string> $names  titles of what is referred to, by tag
     * @param string[]|null         $only   keys in the order wanted; null for all but logs and the title
     *
     * @return array<int, array{key: string, label: string, items: array<int, array{text: string, url: string|null}>}>
     */
    public function of(string $entity, array $fields, array $names, ?array $only = null): array
    {
        $type = $this->model->entity($entity);
        $keys = $only ?? array_keys(array_filter($type->fields, static fn (Field $field): bool => $field->kind !== 'log' && $field->key !== $type->titleField && $field->key !== 'uid'));
        $facts = [];
        foreach ($keys as $key) {
            $field = $type->fields[$key];
            $value = $fields[$key] ?? null;
            $items = $value === null || $value === '' ? [] : array_map(fn ($one): array => $this->item($entity, $field, $one, $names), is_array($value) ? $value : $this->lines($field, $value));
            if ($items !== []) {
                $facts[] = ['key' => $key, 'label' => $field->label[$this->screen->lang()], 'items' => $items];
            }
        }

        return $facts;
    }

    /** @param mixed $value @return array<int, mixed> */
    private function lines(Field $field, $value): array
    {
        return in_array($field->kind, ['lines', 'links', 'longText'], true) ? array_values(array_filter(preg_split('/\R/', (string) $value), static fn (string $line): bool => trim($line) !== '')) : [$value];
    }

    /** @param mixed $value @param array<string, string> $names @return array{text: string, url: string|null} */
    private function item(string $entity, Field $field, $value, array $names): array
    {
        if ($field->isReference()) {
            return ['text' => $names[$value] ?? (string) $value, 'url' => $this->screen->pageUrl((string) $value)];
        }
        $url = null;
        if ($field->kind === 'links' && preg_match('~https?://[^\s<>"]+~i', (string) $value, $part) === 1) {
            $url = $part[0];
        }

        return ['text' => $this->text($entity, $field, $value), 'url' => $url];
    }

    /** @param mixed $value */
    private function text(string $entity, Field $field, $value): string
    {
        if (is_bool($value)) {
            return _t($value ? 'ENTRELACS_YES' : 'ENTRELACS_NO');
        }
        if ($field->choices !== []) {
            return $this->screen->choice($entity, $field->key, (string) $value);
        }
        if (is_string($value) && isset($field->words[$value])) {
            return $field->words[$value][$this->screen->lang()];
        }
        if ($field->kind === 'date') {
            return $this->screen->day((string) $value);
        }

        return is_int($value) || is_float($value) ? $this->screen->number((float) $value) : (string) $value;
    }
}
