<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Entity\Visitor;

/** Completes an entry that somebody just saved with YesWiki's own form. */
class SavedEntry
{
    private WikiEntries $store;
    private Bindings $bindings;
    private EntitiesReader $reader;
    private EntityWriter $writer;
    private Visitor $visitor;

    public function __construct(WikiEntries $store, Bindings $bindings, EntitiesReader $reader, EntityWriter $writer, Visitor $visitor)
    {
        $this->store = $store;
        $this->bindings = $bindings;
        $this->reader = $reader;
        $this->writer = $writer;
        $this->visitor = $visitor;
    }

    public function complete(string $tag): void
    {
        $entry = $this->store->beingSaved($tag);
        $bound = $entry === null ? null : $this->bindings->entityOfForm($entry->form);
        if ($bound === null) {
            return;
        }
        $former = $this->store->before($tag, $entry->version);
        $before = $former === null ? null : new StoredEntry($tag, 0, $entry->form, $former);
        $after = clone $entry;
        foreach ($bound->places as $key => $place) {
            // What a form sends there was not typed. Administrators import history.
            if ($bound->type->fields[$key]->automatic && !$this->visitor->isAdmin()) {
                $after->data[$place->property] = $former[$place->property] ?? '';
            }
        }
        $data = $this->writer->withAutomatic($bound, $this->reader->readerFor($bound), $before, $after);
        if ($data !== $entry->data) {
            $this->store->amend($tag, $entry->version, $data);
        }
        $after->data = $data;
        $this->writer->publish($bound, $after);
    }
}
