<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Bazar\Field\BazarField;
use YesWiki\Bazar\Service\FormManager;
use YesWiki\Bazar\Service\ListManager;
use YesWiki\Core\Service\AclService;
use YesWiki\Core\Service\DbService;
use YesWiki\Core\Service\PageManager;
use YesWiki\Core\Service\TripleStore;
use YesWiki\Entrelacs\Entity\Form;
use YesWiki\Entrelacs\Entity\FormField;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\Structure;

/** Forms, lists and pages, as YesWiki 4 keeps them. */
class WikiStructure implements Structure
{
    /** @var array<int, Form|null> */
    private array $read = [];
    /** @var array<string, array<string, string>|null> */
    private array $values = [];

    public function __construct(
        private FormManager $forms,
        private ListManager $lists,
        private PageManager $pages,
        private AclService $acls,
        private TripleStore $triples,
        private DbService $db
    ) {
    }

    public function form(int $id): ?Form
    {
        if (!array_key_exists($id, $this->read)) {
            // Not by getOne, which does not hear of what was just saved.
            $columns = $this->db->loadSingle("SELECT * FROM {$this->db->prefixTable('nature')} WHERE bn_id_nature = $id");
            $this->read[$id] = $columns === null ? null : $this->formOf($id, $this->prepared($columns));
        }

        return $this->read[$id];
    }

    public function formLabels(): array
    {
        $rows = $this->db->loadAll("SELECT bn_id_nature AS id, bn_label_nature AS label FROM {$this->db->prefixTable('nature')}");

        return array_map('strval', array_column($rows, 'label', 'id'));
    }

    public function saveForm(int $id, array $columns): void
    {
        // Releases differ in the columns that they have. FormManager chooses the id of a new form itself, and writes French into its language.
        $known = array_column($this->db->loadAll("SHOW COLUMNS FROM {$this->db->prefixTable('nature')}"), 'Field');
        $sets = [];
        foreach (array_diff_key(array_intersect_key($columns, array_flip($known)), ['bn_id_nature' => 1]) as $name => $value) {
            $sets[] = "`$name` = '{$this->db->escape($value)}'";
        }
        $into = "{$this->db->prefixTable('nature')} SET " . implode(', ', $sets);
        $this->db->query(isset($this->formLabels()[$id]) ? "UPDATE $into WHERE bn_id_nature = $id" : "INSERT INTO $into, bn_id_nature = $id");
        $this->read = [];
    }

    public function values(string $list): ?array
    {
        if (!array_key_exists($list, $this->values)) {
            $found = $this->lists->getOne($list);
            if ($found === null) {
                $this->values[$list] = null;
            } else {
                $this->values[$list] = isset($found['label']) ? array_map('strval', $found['label']) : self::valuesOf($found['nodes'] ?? []);
            }
        }

        return $this->values[$list];
    }

    public function saveList(string $list, string $title, array $values): void
    {
        $former = json_decode((string) $this->page($list), true) ?: [];
        $isFlat = isset($former['label']) || ($former === [] && !method_exists($this->lists, 'convertDataStructure'));
        if ($isFlat) {
            // The shape of YesWiki 4.4.
            $body = array_replace(['titre_liste' => $title, 'label' => []], $former);
            $body['label'] += array_diff_key($values, $this->values($list) ?? []);
        } else {
            $body = array_replace(['title' => $title, 'nodes' => []], $former);
            foreach (array_diff_key($values, $this->values($list) ?? []) as $key => $label) {
                $body['nodes'][] = ['id' => (string) $key, 'label' => $label, 'children' => []];
            }
        }
        $this->savePage($list, json_encode($body));
        if ($former === []) {
            $this->triples->create($list, TripleStore::TYPE_URI, ListManager::TRIPLES_LIST_ID, '', '');
            $this->acls->save($list, 'read', '*');
            $this->acls->save($list, 'write', '@admins');
        }
        $this->values = [];
    }

    public function page(string $tag): ?string
    {
        $page = $this->pages->getOne($tag, null, false, true);

        return $page === null ? null : (string) $page['body'];
    }

    public function createPage(string $tag, string $body, string $readAcl, string $writeAcl): void
    {
        $this->savePage($tag, $body);
        $this->acls->save($tag, 'read', $readAcl);
        $this->acls->save($tag, 'write', $writeAcl);
    }

    private function savePage(string $tag, string $body): void
    {
        $this->pages->save($tag, $body, '', true);
    }

    /** @param array<int, array<string, mixed>> $nodes @return array<string, string> */
    private static function valuesOf(array $nodes): array
    {
        $values = [];
        foreach ($nodes as $node) {
            $values[(string) $node['id']] = (string) $node['label'];
            $values += self::valuesOf($node['children'] ?? []);
        }

        return $values;
    }

    /** A form with its fields. YesWiki 4.4.0 has no one word for it. @param array<string, mixed> $columns @return array<string, mixed> */
    private function prepared(array $columns): array
    {
        if (method_exists($this->forms, 'getFromRawData')) {
            return $this->forms->getFromRawData($columns);
        }
        $form = ['template' => $this->forms->parseTemplate($columns['bn_template'])] + $columns;

        return ['prepared' => $this->forms->prepareData($form)] + $form;
    }

    /** @param array<string, mixed> $form */
    private function formOf(int $id, array $form): Form
    {
        $fields = [];
        foreach ($form['prepared'] as $at => $field) {
            // Releases name the properties of choosing fields differently: the field itself knows.
            if ($field instanceof BazarField && isset($form['template'][$at])) {
                // Who may read and write it too: Bazar keeps a password to its owner, whatever its line says.
                $fields[] = new FormField([11 => (string) $field->getReadAccess(), 12 => (string) $field->getWriteAccess()] + $form['template'][$at], (string) $field->getPropertyName());
            }
        }
        $columns = array_filter($form, static fn ($value, $name): bool => strpos((string) $name, 'bn_') === 0 && is_scalar($value), ARRAY_FILTER_USE_BOTH);

        return new Form($id, PlainText::ofStored((string) $form['bn_label_nature']), $fields, array_map('strval', $columns));
    }
}
