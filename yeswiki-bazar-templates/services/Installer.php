<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\BoundEntity;
use YesWiki\Entrelacs\Entity\EntityType;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\FormMatch;
use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\Notes;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Entrelacs\Entity\Structure;

/**
 * Says which lists and forms of the model a wiki lacks, and puts them there. What people added stays; a form or list of somebody else is never touched: ours takes
 * the next free id.
 */
class Installer
{
    private const LISTS = 'installed.lists';
    private const LAST_ID = 9999;

    public function __construct(
        private Model $model,
        private Bindings $bindings,
        private Structure $structure,
        private EntryStore $store,
        private Notes $notes,
        private Site $site
    ) {
    }

    /** `PartState` of each list and form. @return array<int, array<string, mixed>> */
    public function parts(): array
    {
        $lists = $this->listTags();
        $forms = $this->formIds();

        return array_merge(
            array_map(fn (string $tag): array => $this->listPart($tag, $lists[$tag]), array_keys($this->model->lists)),
            array_map(fn (EntityType $type): array => $this->formPart($type, $forms, $lists), array_values($this->model->entities))
        );
    }

    /**
     * Creates what is missing and repairs what drifted.
     *
     * @param string[]|null $only parts by `kind:name`; null for all
     */
    public function install(?array $only): void
    {
        $this->store->exclusively(function () use ($only): void {
            $lists = $this->listTags();
            foreach ($this->model->lists as $tag => $list) {
                if ($only === null || in_array("list:$tag", $only, true)) {
                    $this->installList($tag, $lists[$tag], $list);
                }
            }
            $forms = $this->formIds();
            foreach ($this->model->entities as $name => $type) {
                if ($only === null || in_array("form:$name", $only, true)) {
                    $this->installForm($type, $forms, $lists);
                }
            }
        });
    }

    /** Where each list is or would be, by the tag that the model says. @return array<string, string> */
    private function listTags(): array
    {
        $noted = $this->notes->get(self::LISTS) ?? [];
        $tags = [];
        foreach ($this->model->lists as $tag => $list) {
            $tags[$tag] = $noted[$tag] ?? $tag;
            for ($next = 2; !isset($noted[$tag]) && !$this->isOurs($tags[$tag], $list) && ($this->structure->values($tags[$tag]) !== null || $this->store->isTaken($tags[$tag])); $next++) {
                $tags[$tag] = "$tag$next";
            }
        }

        return $tags;
    }

    /** Where each form is or would be, by entity. @return array<string, int> */
    private function formIds(): array
    {
        $labels = $this->structure->formLabels();
        $ids = [];
        foreach ($this->model->entities as $name => $type) {
            $own = $this->bindings->own($name);
            if ($own !== null) {
                $ids[$name] = $own->form->id;
            } elseif (!isset($labels[$type->formId])) {
                $ids[$name] = $type->formId;
            }
        }
        $next = max(array_column($this->model->entities, 'formId'));
        foreach (array_diff_key($this->model->entities, $ids) as $name => $type) {
            do {
                $next++;
            } while ((isset($labels[$next]) || in_array($next, $ids, true)) && $next < self::LAST_ID);
            $ids[$name] = $next;
        }

        return $ids;
    }

    /** @param array<string, mixed> $list */
    private function isOurs(string $tag, array $list): bool
    {
        $values = $this->structure->values($tag);

        return $values !== null && array_intersect(array_map('strval', array_keys($values)), array_column($list['values'], 'key')) !== [];
    }

    /** @return array<string, mixed> */
    private function listPart(string $wanted, string $tag): array
    {
        $values = $this->structure->values($tag);
        $list = $this->model->lists[$wanted];
        $title = $list['title'][$this->site->lang()];
        if ($values === null) {
            $state = $tag === $wanted ? 'missing' : 'taken';

            return self::part('list', $wanted, $state, $tag, [_t("ENTRELACS_LIST_$state", ['list' => $title, 'id' => $tag, 'wanted' => $wanted])]);
        }
        $lacking = array_filter($list['values'], static fn (array $value): bool => !isset($values[$value['key']]));
        $words = implode(', ', array_map(fn (array $value): string => $value['label'][$this->site->lang()], $lacking));

        return self::part('list', $wanted, $lacking === [] ? 'ok' : 'drifted', $tag, $lacking === [] ? [] : [_t('ENTRELACS_LIST_drifted', ['list' => $title, 'values' => $words])]);
    }

    /** @param array<string, int> $forms @param array<string, string> $lists @return array<string, mixed> */
    private function formPart(EntityType $type, array $forms, array $lists): array
    {
        $own = $this->bindings->own($type->name);
        $id = $forms[$type->name];
        $label = $type->plural[$this->site->lang()];
        if ($own === null) {
            $state = $id === $type->formId ? 'missing' : 'taken';
            $other = $this->structure->formLabels()[$type->formId] ?? '';

            return self::part('form', $type->name, $state, (string) $id, [_t("ENTRELACS_FORM_$state", ['form' => $label, 'id' => $id, 'wanted' => $type->formId, 'other' => PlainText::ofStored($other)])]);
        }
        $match = $this->match($own, $forms, $lists);
        $details = [];
        foreach ($match->differences() as $name => $how) {
            $details[] = _t("ENTRELACS_FIELD_$how", ['field' => $this->fieldLabel($type, $name)]);
        }

        $state = $details === [] ? 'ok' : 'drifted';
        foreach ($match->twins() as $name => $other) {
            $details[] = _t('ENTRELACS_FIELD_twin', ['field' => $this->fieldLabel($type, $name), 'name' => $name, 'other' => $other]);
        }

        return self::part('form', $type->name, $state, (string) $id, $details);
    }

    private function fieldLabel(EntityType $type, string $name): string
    {
        foreach ($type->fields as $field) {
            if ($field->property === $name && $field->within === null) {
                return $field->label[$this->site->lang()];
            }
        }

        return $name;
    }

    /** @param string[] $details @return array<string, mixed> */
    private static function part(string $kind, string $name, string $state, string $id, array $details): array
    {
        return ['kind' => $kind, 'name' => $name, 'state' => $state, 'id' => $id, 'details' => $details];
    }

    /** @param array<string, mixed> $list */
    private function installList(string $wanted, string $tag, array $list): void
    {
        $lang = $this->site->lang();
        $values = $this->structure->values($tag);
        $ours = array_map(static fn (array $label): string => PlainText::toStored($label[$lang]), array_column($list['values'], 'label', 'key'));
        if ($values === null || array_diff_key($ours, $values) !== []) {
            $this->structure->saveList($tag, $list['title'][$lang], $ours);
        }
        $noted = $this->notes->get(self::LISTS) ?? [];
        if (($noted[$wanted] ?? null) !== $tag) {
            $this->notes->put(self::LISTS, [$wanted => $tag] + $noted);
        }
    }

    /** @param array<string, int> $forms @param array<string, string> $lists */
    private function installForm(EntityType $type, array $forms, array $lists): void
    {
        $own = $this->bindings->own($type->name);
        if ($own === null) {
            $this->structure->saveForm($forms[$type->name], ['bn_template' => $this->wantedText($type, $forms, $lists)] + $type->form[$this->site->lang()]);
        } else {
            $match = $this->match($own, $forms, $lists);
            if ($match->differences() !== []) {
                $this->structure->saveForm($own->form->id, ['bn_template' => $match->repaired()]);
            }
        }
        $this->bindings->install($type->name, $forms[$type->name]);
    }

    /** @param array<string, int> $forms @param array<string, string> $lists */
    private function match(BoundEntity $own, array $forms, array $lists): FormMatch
    {
        return new FormMatch($own->form->columns['bn_template'], $this->wantedText($own->type, $forms, $lists), $this->renamed($own));
    }

    /**
     * Names under which entries were written before an update of YesWiki gave the form's fields long ones: a wiki's first update does, whatever release its forms are of.
     *
     * @return string[]
     */
    private function renamed(BoundEntity $own): array
    {
        $renamed = [];
        foreach ($own->places as $key => $place) {
            $name = $own->type->fields[$key]->property;
            if ($place->property === $place->cells[6] && $place->hasLongNameOf($name)) {
                $renamed[$place->property] = $name;
            }
        }
        $known = $renamed === [] ? [] : array_replace([], ...array_values(array_column($this->store->entries([$own->form->id]), 'data')));

        return array_intersect_key($known, $renamed) === [] && array_intersect_key($known, array_flip($renamed)) !== [] ? array_values($renamed) : [];
    }

    /** The text of a form with the ids and tags that this wiki has. @param array<string, int> $forms @param array<string, string> $lists */
    private function wantedText(EntityType $type, array $forms, array $lists): string
    {
        $others = $lists;
        foreach ($this->model->entities as $name => $entity) {
            $others[(string) $entity->formId] = (string) $forms[$name];
        }

        return FormMatch::redirected($type->form[$this->site->lang()]['bn_template'], array_map('strval', $others));
    }
}
