<?php

namespace YesWiki\Entrelacs\Service;

use RuntimeException;
use Symfony\Component\DependencyInjection\ParameterBag\ParameterBagInterface;
use YesWiki\Bazar\Service\EntryManager;
use YesWiki\Bazar\Service\FormManager;
use YesWiki\Core\Service\AclService;
use YesWiki\Core\Service\DbService;
use YesWiki\Core\Service\EventDispatcher;
use YesWiki\Core\Service\PageManager;
use YesWiki\Core\Service\TripleStore;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\Form;
use YesWiki\Entrelacs\Entity\FormField;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Entity\Title;

/** Entries, as Bazar of YesWiki 4 keeps them: pages whose body is JSON, marked by a triple. */
class WikiEntries implements EntryStore
{
    private const TAGS_URI = 'http://outils-reseaux.org/_vocabulary/tag';
    private const LOCK_SECONDS = 20;
    private const AT_ONCE = 200;
    /** Rights to read and to write: a length is compared sooner than a word. */
    private const NOT_COMMENT = "LENGTH(privilege) <> LENGTH('comment')";
    private const FORM = '"id_typeannonce":"';

    private int $depth = 0;
    private bool $isSaving = false;

    public function __construct(
        private DbService $db,
        private EntryManager $entries,
        private FormManager $forms,
        private PageManager $pages,
        private AclService $acls,
        private TripleStore $triples,
        private EventDispatcher $events,
        private ParameterBagInterface $settings
    ) {
    }

    /** Whether what is being saved is saved by us. */
    public function isSaving(): bool
    {
        return $this->isSaving;
    }

    public function entries(array $forms, array $headsOnly = []): array
    {
        if ($forms === [] && $headsOnly === []) {
            return [];
        }
        // Whole tables, put together here: five times as fast as joins and functions over every body.
        $wanted = array_fill_keys($forms, true) + array_fill_keys($headsOnly, false);
        // An entry is marked as one when it is made, once: in the order of its marks, a row that somebody just saved stays where it is.
        $marked = array_fill_keys(array_column($this->db->loadAll("SELECT resource FROM {$this->db->prefixTable('triples')} WHERE property = '" . TripleStore::TYPE_URI . "' AND value = '" . EntryManager::TRIPLES_ENTRY_ID . "' ORDER BY id"), 'resource'), null);
        $rights = ['read' => [], 'write' => []];
        foreach ($this->db->loadAll("SELECT page_tag, privilege, list FROM {$this->db->prefixTable('acls')} WHERE " . self::NOT_COMMENT) as $acl) {
            $rights[$acl['privilege']][$acl['page_tag']] = $acl['list'];
        }
        foreach ($this->db->loadAll("SELECT id, tag, UNIX_TIMESTAMP(time) AS at, owner, user, body FROM {$this->db->prefixTable('pages')} WHERE latest = 'Y' AND comment_on = ''") as $row) {
            $tag = $row['tag'];
            $form = self::formOf($row['body']);
            if (isset($wanted[$form]) && array_key_exists($tag, $marked)) {
                $marked[$tag] = $this->stored($row, $form, $wanted[$form], $rights['read'][$tag] ?? null, $rights['write'][$tag] ?? null);
            }
        }

        return array_filter($marked);
    }

    public function entry(string $tag): ?StoredEntry
    {
        return $this->load($tag, 'INNER');
    }

    public function beingSaved(string $tag): ?StoredEntry
    {
        return $this->load($tag, 'LEFT');
    }

    public function before(string $tag, int $version): ?array
    {
        $rows = $this->db->loadAll("SELECT body FROM {$this->db->prefixTable('pages')} WHERE tag = '{$this->db->escape($tag)}' AND id < $version ORDER BY id DESC LIMIT 1");

        return $rows === [] ? null : (json_decode($rows[0]['body'], true) ?: null);
    }

    public function isTaken(string $tag): bool
    {
        return $this->db->loadSingle("SELECT id FROM {$this->db->prefixTable('pages')} WHERE tag = '{$this->db->escape($tag)}' LIMIT 1") !== null;
    }

    public function freeTag(string $title): string
    {
        $words = preg_split('/[^a-z0-9]+/', strtolower(removeAccents($title)), -1, PREG_SPLIT_NO_EMPTY);
        $name = substr(implode('', array_map('ucfirst', $words)), 0, 40);
        $name = strlen($name) < 3 || !ctype_alpha($name[0]) ? "Fiche$name" : $name;
        $tag = $name;
        while ($this->isTaken($tag)) {
            $tag = $name . random_int(10000, 9999999);
        }

        return $tag;
    }

    public function create(Form $form, string $tag, array $data): void
    {
        $data['id_fiche'] = $tag;
        // Bazar would load all entries of a form to name one, and in 4.4 does not find them.
        $title = Title::isSimple($form) ? $this->title($form, $data) : $form->titleTemplate();
        $data['bf_titre'] = $title === null || trim($title) === '' ? $tag : $title;
        $data['antispam'] = 1;
        $saved = $this->alone(fn () => $this->entries->create((string) $form->id, $data));
        $made = StoredEntry::textIn($saved ?? [], 'bf_titre');
        $safe = PlainText::inAttributes($made);
        $entry = $safe === $made ? null : $this->beingSaved($tag);
        if ($entry !== null) {
            // Bazar has just purified it, and would again.
            $this->amend($form, $entry, ['bf_titre' => $safe] + $entry->data);
        }
        $this->events->yesWikiDispatch('entry.created', ['id' => $tag, 'data' => $saved]);
    }

    public function save(Form $form, StoredEntry $before, array $data): void
    {
        $data = $this->alone(fn (): array => array_replace($data, $this->madeByBazar($form, $data)));
        $data['date_maj_fiche'] = date('Y-m-d H:i:s');
        $data['bf_titre'] = PlainText::inAttributes(StoredEntry::textIn($data, 'bf_titre'));
        $this->saveTags($form, $before, $data);
        $failed = $this->alone(fn () => $this->pages->save($before->tag, json_encode($data), '', true));
        if ($failed) {
            throw new RuntimeException("{$before->tag} was not saved");
        }
        $this->events->yesWikiDispatch('entry.updated', ['id' => $before->tag, 'data' => $data]);
    }

    public function amend(Form $form, StoredEntry $saved, array $data): void
    {
        $this->saveTags($form, $saved, $data);
        $this->db->query("UPDATE {$this->db->prefixTable('pages')} SET body = '{$this->db->escape(json_encode($data))}' WHERE id = {$saved->version} AND tag = '{$this->db->escape($saved->tag)}'");
    }

    public function createMany(Form $form, array $entries): void
    {
        foreach (array_chunk($entries, self::AT_ONCE) as $some) {
            $pages = $triples = $acls = [];
            foreach ($some as ['tag' => $tag, 'data' => $data, 'acl' => $acl, 'owner' => $owner, 'at' => $at]) {
                $time = date('Y-m-d H:i:s', $at ?? time());
                $body = json_encode($data + ['id_typeannonce' => (string) $form->id, 'id_fiche' => $tag, 'statut_fiche' => '1', 'date_creation_fiche' => $time, 'date_maj_fiche' => $time]);
                $pages[] = $this->values([$tag, $body, $owner, $owner]) . ', ' . ($at === null ? 'NOW()' : "FROM_UNIXTIME($at)") . ", 'Y', '')";
                $triples[] = $this->values([$tag, TripleStore::TYPE_URI, EntryManager::TRIPLES_ENTRY_ID]) . ')';
                foreach ($acl as $privilege => $list) {
                    $acls[] = $this->values([$tag, $privilege, str_replace(',', "\n", $list)]) . ')';
                }
            }
            $this->db->query("INSERT INTO {$this->db->prefixTable('pages')} (tag, body, owner, user, time, latest, body_r) VALUES " . implode(', ', $pages));
            $this->db->query("INSERT INTO {$this->db->prefixTable('triples')} (resource, property, value) VALUES " . implode(', ', $triples));
            $this->db->query("REPLACE INTO {$this->db->prefixTable('acls')} (page_tag, privilege, list) VALUES " . implode(', ', $acls));
        }
    }

    public function remove(string $tag): void
    {
        $data = $this->entry($tag)->data ?? [];
        $this->entries->delete($tag, true);
        $this->events->yesWikiDispatch('entry.deleted', ['id' => $tag, 'data' => $data]);
    }

    public function removeMany(array $tags): void
    {
        foreach (array_chunk($tags, self::AT_ONCE) as $some) {
            $list = $this->values($some) . ')';
            foreach (['pages' => 'tag', 'acls' => 'page_tag', 'links' => 'from_tag', 'triples' => 'resource'] as $table => $column) {
                $this->db->query("DELETE FROM {$this->db->prefixTable($table)} WHERE $column IN $list");
            }
        }
    }

    public function setReadAcl(string $tag, string $acl): void
    {
        $this->acls->save($tag, 'read', $acl);
    }

    public function stamp(): string
    {
        $table = fn (string $name): string => $this->db->prefixTable($name);
        $parts = [
            "SELECT MAX(id) FROM {$table('pages')}",
            // Whole tables again: sums of checksums cost less than checksums of words put together. Rights to comment change nothing here.
            "SELECT CONCAT(COUNT(*), '.', BIT_XOR(CRC32(owner) * id)) FROM {$table('pages')} WHERE latest = 'Y'",
            // A version that was just saved may still be completed.
            "SELECT BIT_XOR(CRC32(CONCAT(id, body))) FROM (SELECT id, body FROM {$table('pages')} ORDER BY id DESC LIMIT 20) AS newest",
            "SELECT CONCAT(COUNT(*), '.', BIT_XOR(CRC32(page_tag) * LENGTH(privilege) + CRC32(list))) FROM {$table('acls')} WHERE " . self::NOT_COMMENT,
            "SELECT CONCAT(COUNT(*), '.', BIT_XOR(CRC32(CONCAT_WS('\\n', bn_id_nature, bn_label_nature, bn_template)))) FROM {$table('nature')}",
            "SELECT CONCAT(COUNT(*), '.', BIT_XOR(CRC32(CONCAT_WS('\\n', resource, value)))) FROM {$table('triples')} WHERE resource LIKE 'ThisWikiGroup:%'",
            "SELECT COUNT(*) FROM {$table('users')}",
        ];
        $row = $this->db->loadSingle('SELECT CONCAT_WS(\'|\', (' . implode('), (', $parts) . ')) AS stamp');

        return (string) $row['stamp'];
    }

    public function exclusively(callable $do)
    {
        $name = $this->db->escape('entrelacs' . substr(sha1($this->settings->get('mysql_database') . $this->settings->get('table_prefix')), 0, 16));
        if ($this->depth === 0 && ($this->db->loadSingle("SELECT GET_LOCK('$name', " . self::LOCK_SECONDS . ') AS got')['got'] ?? '0') !== '1') {
            throw new RuntimeException('another save did not end');
        }
        $this->depth++;
        try {
            return $do();
        } finally {
            if (--$this->depth === 0) {
                $this->db->query("SELECT RELEASE_LOCK('$name')");
            }
        }
    }

    /** The beginning of a list of values in SQL. @param string[] $values */
    private function values(array $values): string
    {
        return "('" . implode("', '", array_map([$this->db, 'escape'], $values)) . "'";
    }

    private function load(string $tag, string $join): ?StoredEntry
    {
        $table = fn (string $name): string => $this->db->prefixTable($name);
        $row = $this->db->loadSingle(
            "SELECT p.id, p.tag, UNIX_TIMESTAMP(p.time) AS at, p.owner, p.user, p.body, r.list AS readAcl, w.list AS writeAcl FROM {$table('pages')} AS p
            $join JOIN {$table('triples')} AS t ON t.resource = p.tag AND t.property = '" . TripleStore::TYPE_URI . "' AND t.value = '" . EntryManager::TRIPLES_ENTRY_ID . "'
            LEFT JOIN {$table('acls')} AS r ON r.page_tag = p.tag AND r.privilege = 'read'
            LEFT JOIN {$table('acls')} AS w ON w.page_tag = p.tag AND w.privilege = 'write'
            WHERE p.tag = '{$this->db->escape($tag)}' AND p.latest = 'Y' AND p.comment_on = '' LIMIT 1"
        );

        return $row === null ? null : $this->stored($row, self::formOf($row['body']), true, $row['readAcl'], $row['writeAcl']);
    }

    /** The id of its form, out of the JSON of an entry; a text cannot imitate it, its quotes are escaped. */
    private static function formOf(string $body): int
    {
        $at = strpos($body, self::FORM);

        return $at === false ? 0 : (int) substr($body, $at + strlen(self::FORM), 10);
    }

    /** @param array<string, string> $row */
    private function stored(array $row, int $form, bool $withData, ?string $readAcl, ?string $writeAcl): StoredEntry
    {
        return new StoredEntry($row['tag'], (int) $row['id'], $form, $withData ? json_decode($row['body'], true) ?: [] : [], [
            'owner' => $row['owner'],
            'savedBy' => $row['user'],
            'savedAt' => (int) $row['at'],
            'readAcl' => $readAcl ?? (string) $this->settings->get('default_read_acl'),
            'writeAcl' => $writeAcl ?? (string) $this->settings->get('default_write_acl'),
        ]);
    }

    /**
     * Runs it without the parameters of the request, which Bazar's fields would take for values that an entry lacks.
     *
     * @template T
     * @param callable(): T $do
     * @return T
     */
    private function alone(callable $do)
    {
        $request = [$_REQUEST, $_POST, $_GET];
        $_REQUEST = $_POST = [];
        $this->isSaving = true;
        unset($GLOBALS['delete_tags']);
        try {
            return $do();
        } finally {
            [$_REQUEST, $_POST, $_GET] = $request;
            $this->isSaving = false;
        }
    }

    /** @param array<string, mixed> $data */
    private function title(Form $form, array $data): string
    {
        return Title::of($form, $data, fn (string $tag): string => StoredEntry::textIn($this->entry($tag)->data ?? [], 'bf_titre'));
    }

    /** Properties that Bazar makes out of others at each save: the title by its template, computed fields. @param array<string, mixed> $data @return array<string, mixed> */
    private function madeByBazar(Form $form, array $data): array
    {
        $made = $form->titleTemplate() !== null && Title::isSimple($form) ? ['bf_titre' => $this->title($form, $data)] : [];
        foreach ($this->forms->getOne($form->id)['prepared'] ?? [] as $field) {
            $place = $form->fields[(string) $field->getPropertyName()] ?? null;
            if ($place !== null && !isset($made[$place->property]) && in_array($place->type, ['titre', 'calc'], true)) {
                $values = $field->formatValuesBeforeSaveIfEditable(($place->type === 'titre' ? ['bf_titre' => $place->cells[1]] : []) + $data);
                $made += array_intersect_key($values, [$place->property => 1]);
            }
        }

        return $made;
    }

    /** Tags stand beside an entry too, where every form finds what to propose. @param array<string, mixed> $data */
    private function saveTags(Form $form, StoredEntry $before, array $data): void
    {
        $fields = array_filter($form->fields, static fn (FormField $field): bool => $field->type === 'tags');
        if (array_filter($fields, static fn (FormField $field): bool => ($before->data[$field->property] ?? '') !== ($data[$field->property] ?? '')) === []) {
            return;
        }
        $this->triples->delete($before->tag, self::TAGS_URI, null, '', '');
        foreach ($fields as $field) {
            foreach (array_filter(array_map('trim', explode(',', StoredEntry::textIn($data, $field->property)))) as $word) {
                $this->triples->create($before->tag, self::TAGS_URI, $word, '', '');
            }
        }
    }
}
