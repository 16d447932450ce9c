<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Model;

/** Which entries have to do with one: what to read for its page, and tables of what refers to it. */
class RelatedEntries
{
    public function __construct(
        private Model $model,
        private Tables $tables,
        private Facts $facts,
        private Screen $screen
    ) {
    }

    /** The entity, what refers to it, and what either refers to: names are needed. @return string[] */
    public function toRead(string $entity): array
    {
        $names = [$entity];
        foreach ($this->model->entities as $name => $type) {
            if ($name !== 'pulse' && $this->fieldsTo($name, $entity) !== []) {
                $names[] = $name;
            }
        }
        $referred = [];
        foreach ($names as $name) {
            foreach ($this->model->entity($name)->fields as $field) {
                $referred[] = $field->entity;
            }
        }

        return array_values(array_unique(array_merge($names, array_filter($referred))));
    }

    /** @return string[] */
    private function fieldsTo(string $from, string $to): array
    {
        return array_keys(array_filter($this->model->entity($from)->fields, static fn ($field): bool => $field->entity === $to));
    }

    /** Entries that refer to one of this entity, by its tag a table for each entity that does. @param array<string, mixed> $answer @return array<string, array<int, array<string, mixed>>> */
    public function tables(string $entity, array $answer): array
    {
        $tables = [];
        $names = $this->tables->names($answer, array_keys($this->model->entities));
        foreach ($this->model->entities as $name => $type) {
            $keys = $name === 'pulse' ? [] : $this->fieldsTo($name, $entity);
            $rows = [];
            foreach ($keys === [] ? [] : $this->tables->rows($answer, $name) as $row) {
                $title = $type->titleField === null ? $this->firstFacts($name, $row['fields'], $keys, $names) : (string) ($row['fields'][$type->titleField] ?? '');
                foreach ($this->rolesIn($row['fields'], $keys) as $tag => $as) {
                    $rows[$tag][] = ['cells' => [
                        ['text' => $title === '' ? $row['id'] : $title, 'url' => $this->screen->pageUrl($row['id'])],
                        ['text' => implode(', ', array_map(fn (string $key): string => $this->screen->label($name, $key), $as)), 'url' => null],
                    ]];
                }
            }
            foreach ($rows as $tag => $some) {
                $tables[$tag][] = ['caption' => $this->screen->nameOf($name, true), 'columns' => [$this->screen->nameOf($name), _t('ENTRELACS_AS')], 'rows' => $some, 'empty' => ''];
            }
        }

        return $tables;
    }

    /** What tells a row without a title from others that refer to the same: its first two facts, but for what it refers to. @param array<string, mixed> $fields @param string[] $references @param array<string, string> $names */
    private function firstFacts(string $entity, array $fields, array $references, array $names): string
    {
        $facts = $this->facts->of($entity, array_diff_key($fields, array_flip($references)), $names);

        return implode(' · ', array_map(static fn (array $fact): string => $fact['items'][0]['text'], array_slice($facts, 0, 2)));
    }

    /** As what a row names each entry, by tag. @param array<string, mixed> $fields @param string[] $keys @return array<string, string[]> */
    private function rolesIn(array $fields, array $keys): array
    {
        $roles = [];
        foreach ($keys as $key) {
            foreach ((array) ($fields[$key] ?? []) as $tag) {
                $roles[$tag][] = $key;
            }
        }

        return $roles;
    }
}
