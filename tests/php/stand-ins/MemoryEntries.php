<?php

namespace Entrelacs\Tests;

use YesWiki\Entrelacs\Entity\Clock;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\Form;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Entity\Title;

/** Entries in memory, with their history; rights of new ones as the form's `acls` line says. */
class MemoryEntries implements EntryStore
{
    /** @var array<string, StoredEntry[]> Versions by tag, oldest first. */
    public array $versions = [];
    public int $lastVersion = 0;
    /** How often all entries of some forms were asked for. */
    public int $reads = 0;
    /** How many are inside `exclusively`. */
    public int $depth = 0;
    /** @var (callable(): void)|null What happens just before the next one gets in. */
    public $meanwhile = null;
    private MemoryVisitor $visitor;
    private Clock $clock;

    public function __construct(MemoryVisitor $visitor, Clock $clock)
    {
        $this->visitor = $visitor;
        $this->clock = $clock;
    }

    /** Puts an entry there, whoever made it. @param array<string, mixed> $data @param array<string, mixed> $about */
    public function put(string $tag, int $form, array $data, array $about = []): StoredEntry
    {
        $about += ['readAcl' => '*', 'writeAcl' => '+', 'owner' => '', 'savedBy' => $about['owner'] ?? '', 'savedAt' => $this->clock->now()->getTimestamp()];
        $this->versions[$tag][] = new StoredEntry($tag, ++$this->lastVersion, $form, $data + ['id_fiche' => $tag, 'id_typeannonce' => (string) $form], $about);

        return $this->entry($tag);
    }

    public function entries(array $forms, array $headsOnly = []): array
    {
        $this->reads++;
        $found = [];
        foreach ($this->versions as $tag => $versions) {
            $entry = clone end($versions);
            if (in_array($entry->form, array_merge($forms, $headsOnly), true)) {
                $entry->data = in_array($entry->form, $forms, true) ? $entry->data : [];
                $found[$tag] = $entry;
            }
        }

        return $found;
    }

    public function entry(string $tag): ?StoredEntry
    {
        return isset($this->versions[$tag]) ? clone end($this->versions[$tag]) : null;
    }

    public function beingSaved(string $tag): ?StoredEntry
    {
        return $this->entry($tag);
    }

    public function before(string $tag, int $version): ?array
    {
        $earlier = array_filter($this->versions[$tag] ?? [], static fn (StoredEntry $entry): bool => $entry->version < $version);

        return $earlier === [] ? null : end($earlier)->data;
    }

    public function isTaken(string $tag): bool
    {
        return isset($this->versions[$tag]);
    }

    public function freeTag(string $title): string
    {
        $name = implode('', array_map('ucfirst', preg_split('/[^a-z0-9]+/i', removeAccents($title), -1, PREG_SPLIT_NO_EMPTY)));
        for ($tag = $name, $next = 2; $this->isTaken($tag); $next++) {
            $tag = "$name$next";
        }

        return $tag;
    }

    public function create(Form $form, string $tag, array $data): void
    {
        $data['bf_titre'] = Title::of($form, $data, fn (string $other): string => (string) ($this->entry($other)->data['bf_titre'] ?? ''));
        preg_match('/^acls\*\*\*\s*(\S+?)\s*\*\*\*\s*(\S+?)\s*\*\*\*/m', $form->columns['bn_template'], $acl);
        $this->put($tag, $form->id, $data, ['owner' => (string) $this->visitor->name, 'readAcl' => $acl[1] ?? '*', 'writeAcl' => $acl[2] ?? '*']);
    }

    public function save(Form $form, StoredEntry $before, array $data): void
    {
        $this->put($before->tag, $form->id, $data, ['owner' => $before->owner, 'savedBy' => (string) $this->visitor->name, 'readAcl' => $before->readAcl, 'writeAcl' => $before->writeAcl]);
    }

    public function amend(Form $form, StoredEntry $saved, array $data): void
    {
        foreach ($this->versions[$saved->tag] as $entry) {
            $entry->data = $entry->version === $saved->version ? $data : $entry->data;
        }
    }

    public function createMany(Form $form, array $entries): void
    {
        foreach ($entries as $entry) {
            $this->put($entry['tag'], $form->id, $entry['data'], ['owner' => $entry['owner'], 'readAcl' => $entry['acl']['read'], 'writeAcl' => $entry['acl']['write']] + ($entry['at'] === null ? [] : ['savedAt' => $entry['at']]));
        }
    }

    public function remove(string $tag): void
    {
        unset($this->versions[$tag]);
    }

    public function removeMany(array $tags): void
    {
        $this->versions = array_diff_key($this->versions, array_flip($tags));
    }

    public function setReadAcl(string $tag, string $acl): void
    {
        foreach ($this->versions[$tag] as $entry) {
            $entry->readAcl = $acl;
        }
    }

    public function stamp(): string
    {
        return md5(serialize([$this->versions, $this->visitor->groups]));
    }

    public function exclusively(callable $do)
    {
        $meanwhile = $this->meanwhile;
        $this->meanwhile = null;
        if ($meanwhile !== null && $this->depth === 0) {
            $meanwhile();
        }
        $this->depth++;
        try {
            return $do();
        } finally {
            $this->depth--;
        }
    }
}
