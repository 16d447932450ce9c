<?php

namespace YesWiki\Entrelacs\Entity;

/** A form of this wiki. */
class Form
{
    public int $id;
    public string $label;
    /** @var array<string, FormField> Fields that keep a value, by property. */
    public array $fields = [];
    /** @var array<string, string> Columns of YesWiki's table of forms. */
    public array $columns;

    /**
     * @param FormField[]           $fields
     * @param array<string, string> $columns
     */
    public function __construct(int $id, string $label, array $fields, array $columns = [])
    {
        $this->id = $id;
        $this->label = $label;
        $this->columns = $columns;
        foreach ($fields as $field) {
            if ($field->property !== '') {
                $this->fields[$field->property] = $field;
            }
        }
    }

    /** The field of that name: as its line says it, or as entries have it. */
    public function named(string $name): ?FormField
    {
        if (isset($this->fields[$name])) {
            return $this->fields[$name];
        }
        foreach ($this->fields as $field) {
            if ($field->isNamed($name)) {
                return $field;
            }
        }

        return null;
    }

    /** The template of the title where Bazar makes it out of other fields; null where people write it. */
    public function titleTemplate(): ?string
    {
        $title = $this->fields['bf_titre'] ?? null;

        return $title !== null && $title->type === 'titre' ? $title->cells[1] : null;
    }
}
