<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\BoundEntity;
use YesWiki\Entrelacs\Entity\Clock;
use YesWiki\Entrelacs\Entity\Days;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\Field;
use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Entity\Structure;
use YesWiki\Entrelacs\Entity\Title;
use YesWiki\Entrelacs\Entity\ValueWriter;
use YesWiki\Entrelacs\Entity\Visitor;

/** Puts the demo collective of model/demo.json into a wiki, and takes it away again: only what nobody touched, nor refers to. */
class DemoInstaller
{
    private const MARK = 'demo-';

    public function __construct(
        private Model $model,
        private Bindings $bindings,
        private EntryStore $store,
        private Structure $structure,
        private Site $site,
        private Visitor $visitor,
        private Clock $clock
    ) {
    }

    /** `PartState` of the demo. @param string[] $kept titles of entries that stayed at a removal @return array<string, mixed> */
    public function part(array $kept = []): array
    {
        $count = count($this->installed());
        $details = $count === 0 ? [] : [_t('ENTRELACS_DEMO_INSTALLED', ['count' => (string) $count])];
        if ($kept !== []) {
            $details[] = _t('ENTRELACS_DEMO_KEPT', ['titles' => implode(', ', $kept)]);
        }

        return ['kind' => 'demo', 'name' => 'demo', 'state' => $count === 0 ? 'missing' : 'ok', 'details' => $details];
    }

    /**
     * Adds the rows that are not there yet.
     *
     * @param array<string, mixed> $file `DemoFile` of packages/yeswiki/src/routes.ts
     */
    public function install(array $file): void
    {
        $this->store->exclusively(function () use ($file): void {
            $tags = $this->installed();
            $titles = [];
            $days = $this->daysLater($file['day']);
            $rows = $file['rows'][$this->site->lang()];
            // Every row gets its tag first: rows refer to each other in circles too.
            foreach ($rows as $entity => $list) {
                $titleField = $this->model->entity($entity)->titleField;
                foreach ($list as ['id' => $id, 'fields' => $fields]) {
                    if (!isset($tags[$id])) {
                        $titles[$id] = $titleField === null ? '' : (string) $fields[$titleField];
                        $tags[$id] = $this->freeTag($titles[$id] === '' ? $this->model->entity($entity)->label[$this->site->lang()] . " $id" : $titles[$id], $tags);
                    }
                }
            }
            foreach ($rows as $entity => $list) {
                $bound = $this->bindings->own($entity);
                $new = array_filter($list, static fn (array $row): bool => isset($titles[$row['id']]));
                if ($bound !== null && $new !== []) {
                    $later = in_array($entity, $file['fixed'], true) ? 0 : $days;
                    $this->store->createMany($bound->form, array_map(fn (array $row): array => $this->entry($bound, $row, $tags, $titles, $later), array_values($new)));
                }
            }
        });
    }

    /** Removes what nobody touched; returns titles of what stays. @return string[] */
    public function remove(): array
    {
        return $this->store->exclusively(function (): array {
            $all = $this->store->entries(array_map(static fn (BoundEntity $bound): int => $bound->form->id, $this->bounds()));
            $demo = array_flip($this->installed($all));
            $stays = array_filter($all, fn (StoredEntry $entry): bool => !isset($demo[$entry->tag]) || $this->store->before($entry->tag, $entry->version) !== null);
            $kept = [];
            while ($stays !== []) {
                $next = [];
                foreach ($stays as $tag => $entry) {
                    $kept[$tag] = $entry;
                    foreach ($this->references($entry) as $other) {
                        if (isset($demo[$other], $all[$other]) && !isset($kept[$other]) && !isset($stays[$other])) {
                            $next[$other] = $all[$other];
                        }
                    }
                }
                $stays = $next;
            }
            $this->store->removeMany(array_map('strval', array_keys(array_diff_key($demo, $kept))));

            return array_values(array_map(static fn (StoredEntry $entry): string => PlainText::ofStored($entry->text('bf_titre') === '' ? $entry->tag : $entry->text('bf_titre')), array_intersect_key($kept, $demo)));
        });
    }

    /** Tags of the demo's entries, by the ids that the demo gives them. @param array<string, StoredEntry>|null $all @return array<string, string> */
    private function installed(?array $all = null): array
    {
        $bounds = $this->bounds();
        $found = [];
        foreach ($all ?? $this->store->entries(array_map(static fn (BoundEntity $bound): int => $bound->form->id, $bounds)) as $tag => $entry) {
            $uid = $entry->text($this->uidProperty($entry->form, $bounds));
            if (strpos($uid, self::MARK) === 0) {
                $found[$uid] = (string) $tag;
            }
        }

        return $found;
    }

    /** @param array<int, BoundEntity> $bounds */
    private function uidProperty(int $form, array $bounds): string
    {
        return isset($bounds[$form]->places['uid']) ? $bounds[$form]->places['uid']->property : '';
    }

    /** Our forms, by id. @return array<int, BoundEntity> */
    private function bounds(): array
    {
        $bounds = [];
        foreach (array_keys($this->model->entities) as $name) {
            $bound = $this->bindings->own($name);
            if ($bound !== null) {
                $bounds[$bound->form->id] = $bound;
            }
        }

        return $bounds;
    }

    /** @return string[] */
    private function references(StoredEntry $entry): array
    {
        $tags = [];
        foreach ($this->bounds()[$entry->form]->places ?? [] as $place) {
            if ($place->holdsEntries()) {
                array_push($tags, ...explode(',', $entry->text($place->property)));
            }
        }

        return array_filter($tags);
    }

    /** @param array<string, string> $taken */
    private function freeTag(string $title, array $taken): string
    {
        do {
            $tag = $this->store->freeTag($title);
            $title .= ' ' . random_int(10, 9999);
        } while (in_array($tag, $taken, true));

        return $tag;
    }

    /** Whole weeks from the day of the demo to the current week, in days. */
    private function daysLater(string $day): int
    {
        $monday = Days::mondayOf(Days::weekOf($this->clock->now()));
        $from = Days::mondayOf(Days::weekOf(new \DateTimeImmutable($day)));

        return (int) round(($monday->getTimestamp() - $from->getTimestamp()) / 604800) * 7;
    }

    /**
     * @param array<string, mixed>  $row
     * @param array<string, string> $tags
     * @param array<string, string> $titles
     *
     * @return array<string, mixed>
     */
    private function entry(BoundEntity $bound, array $row, array $tags, array $titles, int $later): array
    {
        $data = [];
        $public = false;
        foreach ($row['fields'] as $key => $value) {
            $field = $bound->type->fields[$key];
            if (!isset($bound->places[$key]) || ($field->within !== null && $value === null)) {
                continue;
            }
            $place = $bound->places[$key];
            $writer = ValueWriter::in($bound, $key, $this->structure, $this->site->lang());
            $data[$place->property] = $writer->stored($this->moved($field, $value, $tags, $later), static fn (string $tag): string => $tag);
            $public = $public || ($bound->type->publicWhen !== null && $bound->type->publicWhen['field'] === $key && $value === $bound->type->publicWhen['choice']);
        }
        $names = array_flip($tags);
        $title = Title::of($bound->form, $data, static fn (string $tag): string => PlainText::toStored($titles[$names[$tag] ?? ''] ?? ''));
        // An answer to the pulse has neither owner nor time of its own.
        $isPulse = $bound->type->name === 'pulse';
        $at = $isPulse ? Days::mondayOf($this->moved($bound->type->fields['week'], $row['fields']['week'], $tags, $later))->modify('+7 days')->getTimestamp() : null;

        return [
            'tag' => $tags[$row['id']],
            'data' => ['bf_titre' => $title] + $data,
            'acl' => $public ? ['read' => '*'] + $bound->type->acl : $bound->type->acl,
            'owner' => $isPulse ? '' : (string) $this->visitor->name(),
            'at' => $at,
        ];
    }

    /**
     * A value of the demo with its days moved and its references by tag.
     *
     * @param mixed                 $value
     * @param array<string, string> $tags
     *
     * @return mixed
     */
    private function moved(Field $field, $value, array $tags, int $later)
    {
        if ($field->isReference()) {
            return is_array($value) ? array_map(static fn (string $id): string => $tags[$id], $value) : ($value === null ? null : $tags[$value]);
        }
        switch ($value === null ? '' : $field->kind) {
            case 'date':
                return Days::later($value, $later);
            case 'week':
                return Days::weekOf(Days::mondayOf($value)->modify(sprintf('%+d days', $later)));
            case 'log':
                return preg_replace_callback('/^\d{4}-\d{2}-\d{2}/m', static fn (array $day): string => Days::later($day[0], $later), $value);
            default:
                return $value;
        }
    }
}
