<?php

namespace YesWiki\Entrelacs\Entity;

/** One entity of the model, its fields and the form that our installer gives it. */
class EntityType
{
    public string $name;
    /** @var array<string, string> By language. */
    public array $label;
    /** @var array<string, string> By language. */
    public array $plural;
    /** The field that is the title of an entry; null where a template makes the title. */
    public ?string $titleField;
    /** @var array<string, string>|null By language. */
    public ?array $titleTemplate;
    /** Id of its form where that was free. */
    public int $formId;
    /** @var array{read: string, write: string, comment: string} Rights on its entries. */
    public array $acl;
    /** @var array{field: string, choice: string}|null Which choice makes an entry public. */
    public ?array $publicWhen;
    /** @var array<string, array<string, string>> Columns of YesWiki's table of forms, by language. */
    public array $form;
    /** @var array<string, Field> By key. */
    public array $fields = [];

    /** @param array<string, mixed> $described One of `entities` in model.json. */
    public function __construct(array $described)
    {
        $this->name = $described['name'];
        $this->label = $described['label'];
        $this->plural = $described['plural'];
        $this->titleField = $described['titleField'];
        $this->titleTemplate = $described['titleTemplate'];
        $this->formId = $described['formId'];
        $this->acl = $described['acl'];
        $this->publicWhen = $described['publicWhen'];
        $this->form = $described['form'];
        foreach ($described['fields'] as $field) {
            $this->fields[$field['key']] = new Field($field);
        }
    }
}
