<?php

namespace Entrelacs\Tests;

use YesWiki\Entrelacs\Entity\Form;
use YesWiki\Entrelacs\Entity\FormField;
use YesWiki\Entrelacs\Entity\Structure;

/** Forms and lists in memory; the text of a form is parsed as Bazar does (facts, "Forms"). */
class MemoryStructure implements Structure
{
    /** @var array<int, array<string, string>> Columns of forms, by id. */
    public array $forms = [];
    /** @var array<string, array<string, string>> */
    public array $lists = [];
    /** @var array<string, array{0: string, 1: string, 2: string}> Text and rights of pages. */
    public array $pages = [];
    /** Whether entries hold choosing fields under the long names of YesWiki 4.4, whose forms say short ones. */
    public bool $isOld = false;

    public function form(int $id): ?Form
    {
        return isset($this->forms[$id]) ? new Form($id, $this->forms[$id]['bn_label_nature'], self::fieldsOf($this->forms[$id]['bn_template'], $this->isOld), $this->forms[$id]) : null;
    }

    public function formLabels(): array
    {
        return array_map(static fn (array $form): string => $form['bn_label_nature'], $this->forms);
    }

    public function saveForm(int $id, array $columns): void
    {
        $this->forms[$id] = $columns + ($this->forms[$id] ?? []);
    }

    public function values(string $list): ?array
    {
        return $this->lists[$list] ?? null;
    }

    public function saveList(string $list, string $title, array $values): void
    {
        $this->lists[$list] = ($this->lists[$list] ?? []) + $values;
    }

    public function page(string $tag): ?string
    {
        return $this->pages[$tag][0] ?? null;
    }

    public function createPage(string $tag, string $body, string $readAcl, string $writeAcl): void
    {
        $this->pages[$tag] = [$body, $readAcl, $writeAcl];
    }

    /** @return FormField[] */
    public static function fieldsOf(string $template, bool $isOld = false): array
    {
        $fields = [];
        foreach (explode("\n", $template) as $line) {
            $cells = array_map('trim', explode('***', trim($line)));
            if (trim($line) === '' || trim($line)[0] === '#' || count($cells) <= 3) {
                continue;
            }
            $cells = array_pad($cells, 16, '');
            $named = ['titre' => 'bf_titre', 'acls' => '', 'labelhtml' => ''];
            $chooses = in_array($cells[0], ['liste', 'checkbox', 'radio', 'listefiche', 'checkboxfiche', 'radiofiche', 'tags'], true);
            $fields[] = new FormField($cells, $named[$cells[0]] ?? ($chooses ? ($isOld ? FormField::longName($cells, $cells[6]) : $cells[6]) : $cells[1]));
        }

        return $fields;
    }
}
