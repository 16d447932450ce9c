<?php

namespace YesWiki\Entrelacs\Entity;

/** An entity of the model and the form of this wiki that holds it: our own, or one that a binding names. */
class BoundEntity
{
    public EntityType $type;
    public Form $form;
    /** @var array<string, FormField> Where each field of the model is kept, by key; those that the form has. */
    public array $places = [];
    /** Whether it is the form that our installer made. */
    public bool $isOwn;
    /** Whether it is a form of ours that stands for another entity than its own: it is read as that, and written only as what it is. */
    public bool $isLent;

    /** @param array<string, string>|null $mapping Names in the form, by key of the model; null for our own form. */
    public function __construct(EntityType $type, Form $form, ?array $mapping = null, bool $isLent = false)
    {
        $this->isLent = $isLent;
        $this->type = $type;
        $this->form = $form;
        $this->isOwn = $mapping === null;
        foreach ($type->fields as $key => $field) {
            $name = $mapping === null ? $field->property : ($mapping[$key] ?? ($field->within === null ? '' : ($mapping[$field->within] ?? '')));
            $place = is_string($name) && $name !== '' ? $form->named($name) : null;
            if ($place !== null) {
                $this->places[$key] = $place;
            }
        }
    }

    /** Who may write its entries, as the form's line of rights says; what the model says where people took that line out. */
    public function writeAcl(): string
    {
        foreach (preg_split('/\r?\n/', $this->form->columns['bn_template'] ?? '') as $line) {
            $cells = array_map('trim', explode('***', $line));
            if ($cells[0] === 'acls' && ($cells[2] ?? '') !== '') {
                return $cells[2];
            }
        }

        return $this->type->acl['write'];
    }
}
