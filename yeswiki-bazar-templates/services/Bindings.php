<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\BoundEntity;
use YesWiki\Entrelacs\Entity\EntityType;
use YesWiki\Entrelacs\Entity\FormMatch;
use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\Notes;
use YesWiki\Entrelacs\Entity\Structure;
use YesWiki\Entrelacs\Exception\Refusal;

/** Which form of this wiki holds an entity: ours, wherever it found an id, or one that a page or a program names. */
class Bindings
{
    /** Name of the note that says where forms are installed. */
    public const INSTALLED = 'installed.forms';

    /** @var array<string, int>|null */
    private ?array $installed = null;
    /** @var array<string, BoundEntity|null> */
    private array $own = [];

    public function __construct(
        private Model $model,
        private Structure $structure,
        private Notes $notes
    ) {
    }

    /** The installed form of an entity; null where there is none. */
    public function own(string $entity): ?BoundEntity
    {
        if (!array_key_exists($entity, $this->own)) {
            $type = $this->model->entity($entity);
            $form = $this->structure->form($this->installed()[$entity] ?? $type->formId);
            $isOurs = $form !== null && (isset($this->installed()[$entity]) || self::looksLike($form->columns['bn_template'] ?? '', $type));
            $this->own[$entity] = $isOurs ? new BoundEntity($type, $form) : null;
        }

        return $this->own[$entity];
    }

    /**
     * The form that holds an entity; null where it is not installed.
     *
     * @param array<string, mixed> $binding `Binding` of packages/yeswiki/src/routes.ts
     *
     * @throws Refusal
     */
    public function of(string $entity, array $binding = []): ?BoundEntity
    {
        if (!isset($this->model->entities[$entity])) {
            throw new Refusal('entity.unknown', null, ['value' => $entity]);
        }
        if (!isset($binding[$entity])) {
            return $this->own($entity);
        }
        $asked = $binding[$entity];
        if (!is_array($asked) || !is_int($asked['form'] ?? null) || !is_array($asked['fields'] ?? null)) {
            throw new Refusal('body.invalid', 'binding');
        }
        $form = $this->structure->form($asked['form']);
        if ($form === null) {
            throw new Refusal('form.missing', 'binding');
        }

        $ours = $this->entityOfForm($form->id);
        if ($ours !== null && $ours->type->name === $entity) {
            return $ours;
        }

        return new BoundEntity($this->model->entity($entity), $form, $asked['fields'], $ours !== null);
    }

    /** The entity that our form of that id holds; null for other forms. */
    public function entityOfForm(int $form): ?BoundEntity
    {
        foreach ($this->model->entities as $name => $type) {
            if (($this->installed()[$name] ?? $type->formId) === $form) {
                return $this->own($name);
            }
        }

        return null;
    }

    /** Ids of installed forms as they were noted, by entity. @return array<string, int> */
    public function installed(): array
    {
        return $this->installed ??= $this->notes->get(self::INSTALLED) ?? [];
    }

    /** Notes where the form of an entity is installed. */
    public function install(string $entity, int $form): void
    {
        $this->installed = [$entity => $form] + $this->installed();
        $this->notes->put(self::INSTALLED, $this->installed);
        $this->own = [];
    }

    /** Whether a form's text is that of our form, in either language. */
    public static function looksLike(string $template, EntityType $type): bool
    {
        return FormMatch::isAlike($template, $type->form['fr']['bn_template']);
    }
}
