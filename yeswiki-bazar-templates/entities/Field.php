<?php

namespace YesWiki\Entrelacs\Entity;

/** One field of the model, as model/model.json describes it. */
class Field
{
    public string $key;
    /** Name of its line in our own forms. */
    public string $property;
    /** text, longText, lines, links, log, email, number, integer, boolean, date, week, ref, refs, choice, choices or tags. */
    public string $kind;
    /** @var array<string, string> By language. */
    public array $label;
    public bool $required;
    public bool $private;
    /** Fills itself at a save. */
    public bool $automatic;
    /** Holds one reference at most, even where it crosses as a list. */
    public bool $single;
    /** The entity that references point to. */
    public ?string $entity;
    /** Tag of the list of choices in our own forms. */
    public ?string $list;
    /** @var array<string, array<string, string>> Labels by key and language. */
    public array $choices;
    /** @var array<string, array<string, string>> Words of values of a text that are codes, by value and language. */
    public array $words;
    /** The field in whose property this one is kept. */
    public ?string $within;
    public ?float $min;
    public ?float $max;
    /** @var mixed What an empty value means. */
    public $fallback;

    /** @param array<string, mixed> $described One of `fields` in model.json. */
    public function __construct(array $described)
    {
        $this->key = $described['key'];
        $this->property = $described['property'];
        $this->kind = $described['kind'];
        $this->label = $described['label'];
        $this->required = $described['required'];
        $this->private = $described['private'];
        $this->automatic = $described['automatic'];
        $this->single = $described['single'];
        $this->entity = $described['entity'];
        $this->list = $described['list'];
        $this->choices = array_column($described['choices'], 'label', 'key');
        $this->words = array_column($described['words'], 'label', 'key');
        $this->within = $described['within'];
        $this->min = $described['min'] === null ? null : (float) $described['min'];
        $this->max = $described['max'] === null ? null : (float) $described['max'];
        $this->fallback = $described['fallback'];
    }

    /** Whether it points to entries. */
    public function isReference(): bool
    {
        return $this->entity !== null;
    }

    /** Whether it crosses as a list. */
    public function isList(): bool
    {
        return in_array($this->kind, ['refs', 'choices', 'tags'], true);
    }
}
