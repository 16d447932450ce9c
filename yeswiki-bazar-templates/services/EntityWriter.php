<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\AutomaticFields;
use YesWiki\Entrelacs\Entity\BoundEntity;
use YesWiki\Entrelacs\Entity\Choices;
use YesWiki\Entrelacs\Entity\Clock;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\Field;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\RowReader;
use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Entity\Structure;
use YesWiki\Entrelacs\Entity\ValueWriter;
use YesWiki\Entrelacs\Entity\Visitor;
use YesWiki\Entrelacs\Exception\Refusal;

/** Creates, changes and removes entries with the rights of the one who asks; what it refuses is a Refusal. */
class EntityWriter
{
    public function __construct(
        private Bindings $bindings,
        private EntitiesReader $reader,
        private EntryStore $store,
        private Structure $structure,
        private Site $site,
        private Visitor $visitor,
        private Clock $clock
    ) {
    }

    /**
     * Creates an entry; returns its tag.
     *
     * @param array<string, mixed> $fields  values as they cross, by key of the model
     * @param array<string, mixed> $binding
     */
    public function create(string $entity, array $fields, array $binding = []): string
    {
        $bound = $this->bound($entity, $binding);
        if (!$this->reader->mayCreate($bound)) {
            throw new Refusal('access.denied');
        }
        $rows = $this->reader->readerFor($bound, $binding);
        $this->checkKeys($bound, $rows, $fields, true);
        foreach ($bound->type->fields as $key => $field) {
            $isAsked = $field->required || (isset($bound->places[$key]) && $bound->places[$key]->required && !$field->automatic && $bound->places[$key]->type !== 'titre');
            if ($isAsked && isset($bound->places[$key]) && !isset($fields[$key])) {
                $fields[$key] = $field->fallback !== '' ? $field->fallback : null;
            }
        }
        $data = $this->stored($bound, $fields + $this->fallbacks($bound, $fields), $binding);

        return $this->store->exclusively(function () use ($bound, $rows, $data): string {
            $tag = $this->store->freeTag($this->titleOf($bound, $data));
            $entry = new StoredEntry($tag, 0, $bound->form->id, $data, ['owner' => (string) $this->visitor->name()]);
            $this->checkLink($bound, $entry);
            $data = $this->withAutomatic($bound, $rows, null, $entry);
            $this->store->create($bound->form, $tag, $data);
            $this->publish($bound, $this->store->entry($tag));

            return $tag;
        });
    }

    /**
     * Changes these fields of an entry and no other.
     *
     * @param array<string, mixed> $fields
     * @param array<string, mixed> $binding
     */
    public function update(string $entity, string $tag, string $version, array $fields, array $binding = []): void
    {
        $bound = $this->bound($entity, $binding);
        $rows = $this->reader->readerFor($bound, $binding);
        $this->store->exclusively(function () use ($bound, $rows, $tag, $version, $fields, $binding): void {
            $entry = $this->entry($bound, $tag);
            $isOwner = $entry->belongsTo($this->visitor);
            if ($bound->type->name === 'pulse' || $bound->isLent || !($isOwner || $this->visitor->passes($entry->writeAcl, false))) {
                throw new Refusal('access.denied');
            }
            $this->checkKeys($bound, $rows, $fields, $isOwner);
            $this->checkVersion($rows, $entry, $version, $fields);
            $changed = array_filter($this->stored($bound, $fields, $binding), static fn (string $value, string $property): bool => $value !== self::asText($entry->data[$property] ?? ''), ARRAY_FILTER_USE_BOTH);
            if ($changed === []) {
                return;
            }
            $after = clone $entry;
            $after->data = array_replace($entry->data, $changed);
            $this->checkLink($bound, $after);
            $data = $this->withAutomatic($bound, $rows, $entry, $after);
            // YesWiki's own form does not wait for us.
            $this->checkVersion($rows, $this->entry($bound, $tag), $version, $fields);
            $this->store->save($bound->form, $entry, $data);
            $this->publish($bound, $this->store->entry($tag));
        });
    }

    /**
     * Removes an entry: its owner and administrators may, as everywhere in YesWiki.
     *
     * @param array<string, mixed> $binding
     */
    public function remove(string $entity, string $tag, string $version, array $binding = []): void
    {
        $bound = $this->bound($entity, $binding);
        $rows = $this->reader->readerFor($bound, $binding);
        $this->store->exclusively(function () use ($bound, $rows, $tag, $version): void {
            $entry = $this->entry($bound, $tag);
            if ($bound->isLent || !$entry->belongsTo($this->visitor)) {
                throw new Refusal('access.denied');
            }
            $this->checkVersion($rows, $entry, $version, []);
            $this->store->remove($tag);
        });
    }

    /**
     * The properties of an entry with those that fill themselves, as they are after a save.
     *
     * @param StoredEntry|null $before the version before; null for a new entry
     *
     * @return array<string, mixed>
     */
    public function withAutomatic(BoundEntity $bound, RowReader $rows, ?StoredEntry $before, StoredEntry $after): array
    {
        $values = $rows->all($after);
        $filled = (new AutomaticFields($bound->type, $this->site->lang()))->filled($before === null ? null : $rows->all($before), $values, $this->clock->now());
        $data = $after->data;
        foreach ($filled as $key => $value) {
            if (isset($bound->places[$key]) && $value !== ($values[$key] ?? null)) {
                $data[$bound->places[$key]->property] = $value === null ? '' : PlainText::toStored((string) $value);
            }
        }

        return $data;
    }

    /** Lets everybody read an entry that says it is public, and members only when it no longer does. Rights that people set by hand stay. */
    public function publish(BoundEntity $bound, StoredEntry $entry): void
    {
        $when = $bound->type->publicWhen;
        $place = $when === null ? null : ($bound->places[$when['field']] ?? null);
        if ($place === null || !$bound->isOwn) {
            return;
        }
        $choices = new Choices($bound->type->fields[$when['field']], $this->structure->values($place->linked()));
        $wanted = $choices->read($entry->text($place->property)) === $when['choice'] ? '*' : $bound->type->acl['read'];
        if ($entry->readAcl !== $wanted && in_array($entry->readAcl, ['*', $bound->type->acl['read']], true)) {
            $this->store->setReadAcl($entry->tag, $wanted);
        }
    }

    /** @param array<string, mixed> $binding */
    private function bound(string $entity, array $binding): BoundEntity
    {
        $bound = $this->bindings->of($entity, $binding);
        if ($bound === null) {
            throw new Refusal('form.missing');
        }

        return $bound;
    }

    private function entry(BoundEntity $bound, string $tag): StoredEntry
    {
        $entry = $this->store->entry($tag);
        if ($entry === null || $entry->form !== $bound->form->id || !$this->reader->maySee($entry)) {
            throw new Refusal('entry.unknown');
        }

        return $entry;
    }

    /** @param array<string, mixed> $fields */
    private function checkKeys(BoundEntity $bound, RowReader $rows, array $fields, bool $isOwner): void
    {
        foreach (array_keys($fields) as $key) {
            $field = $bound->type->fields[$key] ?? null;
            if ($field === null || !isset($bound->places[$key])) {
                throw new Refusal('field.unknown', mb_substr((string) $key, 0, 60, 'UTF-8'));
            }
            if (!$rows->mayWrite($key, $isOwner)) {
                throw new Refusal('access.field', $key, ['label' => $field->label[$this->site->lang()]]);
            }
        }
    }

    /** No task waits for itself. */
    private function checkLink(BoundEntity $bound, StoredEntry $entry): void
    {
        if ($bound->type->name !== 'dependency' || !isset($bound->places['predecessor'], $bound->places['successor'])) {
            return;
        }
        [$from, $to] = array_map(static fn (string $key): string => (string) self::asText($entry->data[$bound->places[$key]->property] ?? ''), ['predecessor', 'successor']);
        if ($from !== '' && $from === $to) {
            throw new Refusal('dependency.onItself', 'successor');
        }
    }

    /** @param array<string, mixed> $fields */
    private function checkVersion(RowReader $rows, StoredEntry $entry, string $version, array $fields): void
    {
        if ((string) $entry->version === $version) {
            return;
        }
        $by = $entry->savedByAccount();
        throw new Refusal('entry.changed', null, ['current' => $rows->row($entry)] + ($by === '' ? [] : ['by' => $by]) + ($fields === [] ? [] : ['yours' => $fields]));
    }

    /**
     * What to store of some fields, by property.
     *
     * @param array<string, mixed> $fields
     * @param array<string, mixed> $binding
     *
     * @return array<string, string>
     */
    private function stored(BoundEntity $bound, array $fields, array $binding): array
    {
        $stored = [];
        foreach ($bound->type->fields as $key => $field) {
            if (!array_key_exists($key, $fields) || ($field->within !== null && ($fields[$key] ?? '') === '')) {
                continue;
            }
            $place = $bound->places[$key];
            $writer = ValueWriter::in($bound, $key, $this->structure, $this->site->lang());
            $stored[$place->property] = $writer->stored($fields[$key], fn (string $tag): ?string => $this->nameOf($field, $place->holdsEntries() ? (int) $place->linked() : null, $tag, $binding));
        }

        return $stored;
    }

    /** The title of an entry that a field may refer to; null where the visitor may see none. @param array<string, mixed> $binding */
    private function nameOf(Field $field, ?int $form, string $tag, array $binding): ?string
    {
        if ($form === null && strpos($tag, 'name:') === 0) {
            return substr($tag, 5);
        }
        $bound = $this->bindings->of((string) $field->entity, $binding);
        $entry = $bound === null ? null : $this->store->entry($tag);
        if ($entry === null || $entry->tag !== $tag || $entry->form !== ($form ?? $bound->form->id) || !$this->reader->maySee($entry)) {
            return null;
        }

        return PlainText::ofStored($entry->text('bf_titre'));
    }

    /** What empty fields of a new entry mean, where they mean something. @param array<string, mixed> $fields @return array<string, mixed> */
    private function fallbacks(BoundEntity $bound, array $fields): array
    {
        $fallbacks = [];
        foreach ($bound->type->fields as $key => $field) {
            if ($bound->isOwn && isset($bound->places[$key]) && !array_key_exists($key, $fields) && in_array($field->kind, ['choice', 'boolean'], true) && $field->fallback !== null) {
                $fallbacks[$key] = $field->fallback;
            }
        }

        return $fallbacks;
    }

    /** @param mixed $stored */
    private static function asText($stored): ?string
    {
        return is_scalar($stored) ? (string) $stored : null;
    }

    /** @param array<string, mixed> $data */
    private function titleOf(BoundEntity $bound, array $data): string
    {
        $title = PlainText::ofStored(StoredEntry::textIn($data, 'bf_titre'));

        return $title === '' ? $bound->type->label[$this->site->lang()] . ' ' . bin2hex(random_bytes(4)) : $title;
    }
}
