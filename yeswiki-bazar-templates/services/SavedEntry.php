<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\BoundEntity;
use YesWiki\Entrelacs\Entity\Days;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\Form;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Entity\Title;
use YesWiki\Entrelacs\Entity\Visitor;

/** Completes an entry that somebody just saved with YesWiki's own form. */
class SavedEntry
{
    /** What no tag, choice, name of an entry, key or address holds. */
    private const MARKUP = '/[<>"\\\\\x00-\x1f]/';
    /** Schemes of addresses that are scripts. */
    private const SCRIPTS = '/^\s*(?:(?:javascript|data|vbscript)\s*:\s*)+/i';
    /** Types of fields of which YesWiki keeps no markup that runs. */
    private const PURIFIED = ['texte', 'textelong', 'titre'];

    public function __construct(
        private EntryStore $store,
        private Bindings $bindings,
        private EntitiesReader $reader,
        private EntityWriter $writer,
        private SiteInstaller $pages,
        private Visitor $visitor
    ) {
    }

    public function complete(string $tag): void
    {
        $entry = $this->store->beingSaved($tag);
        if ($entry === null) {
            return;
        }
        $bound = $this->bindings->entityOfForm($entry->form);
        $form = $bound->form ?? $this->pages->ownForm($entry->form);
        if ($form === null) {
            return;
        }
        $harmless = self::harmless($entry->data, $form);
        if ($bound !== null) {
            $this->completeEntity($bound, $entry, $harmless);
        } else {
            $this->amend($form, $entry, $harmless);
        }
    }

    /** @param array<string, mixed> $data */
    private function amend(Form $form, StoredEntry $entry, array $data): void
    {
        if (isset($data['bf_titre'])) {
            $data['bf_titre'] = PlainText::inAttributes(StoredEntry::textIn($data, 'bf_titre'));
        }
        if ($data !== $entry->data) {
            $this->store->amend($form, $entry, $data);
        }
    }

    /** @param array<string, mixed> $harmless the entry's values */
    private function completeEntity(BoundEntity $bound, StoredEntry $entry, array $harmless): void
    {
        $tag = $entry->tag;
        $former = $this->store->before($tag, $entry->version);
        $before = $former === null ? null : new StoredEntry($tag, 0, $entry->form, $former);
        $after = clone $entry;
        $after->data = $harmless;
        foreach ($bound->places as $key => $place) {
            // What a form sends in an automatic field was not typed, and YesWiki asks for no right to write fields of a new entry. Administrators import history.
            $isClosed = $bound->type->fields[$key]->automatic || ($place->writeAcl !== '' && !$this->visitor->passes($place->writeAcl, true));
            if ($isClosed && !$this->visitor->isAdmin() && (isset($after->data[$place->property]) || isset($former[$place->property]))) {
                $after->data[$place->property] = $former[$place->property] ?? '';
            }
        }
        if ($bound->form->titleTemplate() !== null && Title::isUnfinished($after->text('bf_titre'))) {
            $title = Title::of($bound->form, $after->data, fn (string $other): string => StoredEntry::textIn($this->store->entry($other)->data ?? [], 'bf_titre'));
            $after->data['bf_titre'] = $title === '' ? $tag : $title;
        }
        $data = $this->writer->withAutomatic($bound, $this->reader->readerFor($bound), $before, $after);
        $this->amend($bound->form, $entry, $data);
        $after->data = $data;
        $this->writer->publish($bound, $after);
    }

    /**
     * YesWiki stops at a day that is none and quotes it as markup, its own API and lists take and print as they came what a form only lets one choose, and a link leads wherever its
     * address says.
     *
     * @param array<string, mixed> $data
     *
     * @return array<string, mixed>
     */
    private static function harmless(array $data, Form $form): array
    {
        foreach ($form->fields as $property => $place) {
            $isKept = $place->holdsDay() ? Days::ofStored(StoredEntry::textIn($data, $property)) !== null : in_array($place->type, self::PURIFIED, true);
            if (!isset($data[$property]) || $isKept) {
                continue;
            }
            $data[$property] = $place->holdsDay() ? '' : self::withoutMarkup($data[$property]);
            if ($place->isAddress()) {
                $data[$property] = preg_replace(self::SCRIPTS, '', $data[$property]);
            }
        }

        return $data;
    }

    /** A value, or each of several. */
    private static function withoutMarkup(mixed $value): mixed
    {
        if (is_array($value)) {
            return array_map([self::class, 'withoutMarkup'], $value);
        }

        return is_string($value) ? preg_replace(self::MARKUP, '', $value) : $value;
    }
}
