<?php

namespace YesWiki\Entrelacs\Service;

use Throwable;
use YesWiki\Core\Service\DbService;
use YesWiki\Entrelacs\Entity\Notes;

/**
 * Notes in a table of our own. YesWiki's triples would not do: whoever is logged in reads, writes and deletes those through its API (docs/adr/0030).
 */
class WikiNotes implements Notes
{
    private bool $isReady = false;

    public function __construct(private DbService $db)
    {
    }

    public function get(string $name)
    {
        $rows = $this->rows("SELECT value FROM {$this->table()} WHERE name = '{$this->db->escape($name)}' AND (until IS NULL OR until > " . time() . ')');

        return $rows === [] ? null : json_decode($rows[0]['value'], true);
    }

    public function put(string $name, $value, ?int $forgetAt = null): void
    {
        $json = $this->db->escape(json_encode($value, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR));
        $until = $forgetAt === null ? 'NULL' : (string) $forgetAt;
        $this->run("INSERT INTO {$this->table()} (name, value, until) VALUES ('{$this->db->escape($name)}', '$json', $until) ON DUPLICATE KEY UPDATE value = VALUES(value), until = VALUES(until)");
    }

    public function forget(string $name): void
    {
        $this->run("DELETE FROM {$this->table()} WHERE name = '{$this->db->escape($name)}'");
    }

    public function count(string $name, int $by, int $until): int
    {
        $this->run("INSERT INTO {$this->table()} (name, value, until) VALUES ('{$this->db->escape($name)}', '$by', $until) ON DUPLICATE KEY UPDATE value = CAST(value AS SIGNED) + $by");
        $count = (int) $this->get($name);
        if ($count === $by) {
            $this->run("DELETE FROM {$this->table()} WHERE until <= " . time());
        }

        return $count;
    }

    private function table(): string
    {
        return trim($this->db->prefixTable('entrelacs'));
    }

    private function run(string $sql): void
    {
        $this->prepare();
        $this->db->query($sql);
    }

    /** @return array<int, array<string, string>> */
    private function rows(string $sql): array
    {
        if (!$this->isReady) {
            try {
                $rows = $this->db->loadAll($sql);
                $this->isReady = true;

                return $rows;
            } catch (Throwable $e) {
                $this->prepare();
            }
        }

        return $this->db->loadAll($sql);
    }

    /** The table makes itself: a folder that is unzipped runs no migration. */
    private function prepare(): void
    {
        if (!$this->isReady) {
            $this->db->query("CREATE TABLE IF NOT EXISTS {$this->table()} (name varchar(191) NOT NULL PRIMARY KEY, value longtext NOT NULL, until int unsigned DEFAULT NULL) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            $this->isReady = true;
        }
    }
}
