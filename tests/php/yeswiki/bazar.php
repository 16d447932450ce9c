<?php

/* Thin stand-ins for Bazar's services, as tests/php/yeswiki/core.php has them for the core. */

namespace YesWiki\Bazar\Field;

class BazarField
{
    private string $property;
    /** @var string[] */
    private array $cells;

    /** @param string[] $cells of its line */
    public function __construct(string $property, array $cells = [])
    {
        $this->property = $property;
        $this->cells = $cells;
    }

    public function getReadAccess(): string
    {
        $said = str_replace(',', "\n", $this->cells[11] ?? '');

        return ($this->cells[0] ?? '') !== 'mot_de_passe' ? $said : ($said === '' ? '%' : str_replace(['!*', '*'], '%', $said));
    }

    public function getWriteAccess(): string
    {
        return str_replace(',', "\n", $this->cells[12] ?? '');
    }

    public function getPropertyName(): string
    {
        return $this->property;
    }

    /** The value as Bazar prints it: stored text is HTML that was purified. @param array<string, mixed> $entry */
    public function renderStaticIfPermitted(array $entry): string
    {
        return "<div class=\"BAZ_rubrique\" data-id=\"{$this->property}\">{$entry[$this->property]}</div>";
    }
}

namespace YesWiki\Bazar\Service;

use YesWiki\Bazar\Field\BazarField;
use YesWiki\Core\Service\DbService;
use YesWiki\Core\Service\PageManager;
use YesWiki\Core\Service\TripleStore;

class FormManager
{
    private DbService $db;
    /** @var array<int, array<string, mixed>|null> */
    private array $read = [];

    public function __construct(DbService $db)
    {
        $this->db = $db;
    }

    /** @return array<string, mixed>|null */
    public function getOne(int $id): ?array
    {
        return $this->read[$id] ??= $this->load($id);
    }

    /** @return array<string, mixed>|null */
    private function load(int $id): ?array
    {
        $form = $this->db->loadSingle("SELECT * FROM yeswiki_nature WHERE bn_id_nature = '$id'");
        if ($form === null) {
            return null;
        }
        $form['template'] = $this->parseTemplate($form['bn_template']);

        return $form + ['prepared' => $this->prepareData($form)];
    }

    /** @return array<int, string[]> */
    public function parseTemplate(string $raw): array
    {
        return array_map(static fn ($field): array => $field->cells, \Entrelacs\Tests\MemoryStructure::fieldsOf($raw));
    }

    /** @param array<string, mixed> $form @return BazarField[] */
    public function prepareData(array $form): array
    {
        return array_map(static fn ($field): BazarField => new BazarField($field->property, $field->cells), \Entrelacs\Tests\MemoryStructure::fieldsOf((string) $form['bn_template']));
    }
}

/** That of 4.4.1 and later. */
class LaterFormManager extends FormManager
{
    /** @param array<string, mixed> $form @return array<string, mixed> */
    public function getFromRawData(array $form): array
    {
        $form['template'] = $this->parseTemplate((string) $form['bn_template']);

        return $form + ['prepared' => $this->prepareData($form)];
    }
}

class ListManager
{
    public const TRIPLES_LIST_ID = 'liste';
    private PageManager $pages;

    public function __construct(PageManager $pages)
    {
        $this->pages = $pages;
    }

    /** @return array<string, mixed>|null */
    public function getOne(string $tag): ?array
    {
        $page = $this->pages->getOne($tag);

        return $page === null ? null : json_decode((string) $page['body'], true);
    }
}

/** Bazar of the recordings: it checks nothing but the title, and takes values that an entry lacks from the request. */
class EntryManager
{
    public const TRIPLES_ENTRY_ID = 'fiche_bazar';
    private PageManager $pages;
    private TripleStore $triples;
    private FormManager $forms;

    public function __construct(PageManager $pages, TripleStore $triples, FormManager $forms)
    {
        $this->pages = $pages;
        $this->triples = $triples;
        $this->forms = $forms;
    }

    /** @param array<string, mixed> $data @return array<string, mixed> */
    public function create(string $form, array $data): array
    {
        if (!isset($data['antispam'], $data['bf_titre'])) {
            throw new \Exception('no title');
        }
        foreach ($this->forms->getOne((int) $form)['prepared'] ?? [] as $field) {
            $data[$field->getPropertyName()] ??= $_REQUEST[$field->getPropertyName()] ?? '';
        }
        unset($data['antispam']);
        $data['id_typeannonce'] = $form;
        $this->pages->save($data['id_fiche'], json_encode($data));
        $this->triples->create($data['id_fiche'], TripleStore::TYPE_URI, self::TRIPLES_ENTRY_ID);

        return $data;
    }

    public function delete(string $tag, bool $force = false): void
    {
        $this->pages->deleteOrphaned($tag);
        $this->triples->delete($tag, TripleStore::TYPE_URI);
    }
}
