<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Days;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\FormField;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Entity\Title;
use YesWiki\Entrelacs\Entity\Visitor;

/** Completes an entry that somebody just saved with YesWiki's own form. */
class SavedEntry
{
    /** What no tag, choice, name of an entry, key or address holds. */
    private const MARKUP = '/[<>"\\\\\x00-\x1f]/';
    /** Types of fields of which YesWiki keeps no markup that runs. */
    private const PURIFIED = ['texte', 'textelong', 'titre'];

    public function __construct(
        private EntryStore $store,
        private Bindings $bindings,
        private EntitiesReader $reader,
        private EntityWriter $writer,
        private Visitor $visitor
    ) {
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
            // What a form sends in an automatic field was not typed, and YesWiki asks for no right to write fields of a new entry. Administrators import history.
            $isClosed = $bound->type->fields[$key]->automatic || ($place->writeAcl !== '' && !$this->visitor->passes($place->writeAcl, true));
            if ($isClosed && !$this->visitor->isAdmin() && (isset($after->data[$place->property]) || isset($former[$place->property]))) {
                $after->data[$place->property] = $former[$place->property] ?? '';
            }
            $after->data = self::harmless($after->data, $place, $bound->type->fields[$key]->kind);
        }
        if (strpos($after->text('bf_titre'), '{{') !== false) {
            // YesWiki 4.4 does not find choosing fields by the names that a template of a title gives them.
            $after->data['bf_titre'] = Title::of($bound->form, $after->data, fn (string $other): string => StoredEntry::textIn($this->store->entry($other)->data ?? [], 'bf_titre'));
        }
        $data = $this->writer->withAutomatic($bound, $this->reader->readerFor($bound), $before, $after);
        if ($data !== $entry->data) {
            $this->store->amend($bound->form, $entry, $data);
        }
        $after->data = $data;
        $this->writer->publish($bound, $after);
    }

    /** YesWiki stops at a day that is none and quotes it as markup, and its own API and lists take and print as they came what a form only lets one choose. @param array<string, mixed> $data @return array<string, mixed> */
    private static function harmless(array $data, FormField $place, string $kind): array
    {
        $value = StoredEntry::textIn($data, $place->property);
        if ($kind === 'date' && $value !== '' && Days::ofStored($value) === null) {
            $data[$place->property] = '';
        } elseif (!in_array($place->type, self::PURIFIED, true) && preg_match(self::MARKUP, $value) === 1) {
            $data[$place->property] = preg_replace(self::MARKUP, '', $value);
        }

        return $data;
    }
}
