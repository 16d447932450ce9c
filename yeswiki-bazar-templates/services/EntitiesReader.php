<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\BoundEntity;
use YesWiki\Entrelacs\Entity\Clock;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\PulseBlocks;
use YesWiki\Entrelacs\Entity\RowReader;
use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Entrelacs\Entity\Stages;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Entity\Structure;
use YesWiki\Entrelacs\Entity\ValueReader;
use YesWiki\Entrelacs\Entity\Visitor;

/** The entities of this wiki, as the one who asks may see them. */
class EntitiesReader
{
    public function __construct(
        private Model $model,
        private Bindings $bindings,
        private EntryStore $store,
        private Structure $structure,
        private Site $site,
        private Identity $identity,
        private Visitor $visitor,
        private Clock $clock
    ) {
    }

    /**
     * `EntitiesAnswer` of packages/yeswiki/src/routes.ts.
     *
     * @param string[]|null        $only    names of entities; null for all
     * @param array<string, mixed> $binding forms that stand for entities where they are not our own
     *
     * @return array<string, mixed>
     */
    public function read(?array $only = null, array $binding = []): array
    {
        $bounds = $this->bounds($only ?? array_keys($this->model->entities), $binding);
        $others = $this->bounds($this->referredTo($bounds), $binding);
        $full = array_map(static fn (BoundEntity $bound): int => $bound->form->id, $bounds + $this->readByName($bounds, $others) + array_intersect_key($others, ['member' => 1]));
        $heads = array_map(static fn (BoundEntity $bound): int => $bound->form->id, $others);
        $seen = $this->seen(array_values(array_unique($full)), array_values(array_unique(array_diff($heads, $full))));

        $isKnown = static fn (int $form, string $tag): bool => isset($seen[$form][$tag]);
        $answer = ['wiki' => $this->identity->wiki(), 'me' => $this->me($seen, $binding), 'forms' => [], 'entities' => [], 'issues' => []];
        foreach ($bounds as $name => $bound) {
            $reader = $this->readerOf($bound, $bounds + $others, $isKnown, $seen);
            $answer['forms'][$name] = ['form' => $bound->form->id, 'label' => $bound->form->label, 'canCreate' => $this->mayCreate($bound), 'fields' => $reader->readable()];
            $answer['entities'][$name] = array_map([$reader, 'row'], array_values($seen[$bound->form->id] ?? []));
            array_push($answer['issues'], ...array_filter($reader->issues(), static fn (array $issue): bool => !self::isElsewhere($bound, $issue, $binding)));
        }
        $answer['forms'] = (object) $answer['forms'];
        $answer['entities'] = (object) $answer['entities'];
        $answer['settings'] = (object) $this->settings();
        $results = isset($bounds['pulse']) && $bounds['pulse']->isOwn ? $this->pulseResults($bounds['pulse']) : null;

        return $results === null ? $answer : $answer + ['pulseResults' => $results];
    }

    /**
     * One entry as its row; null where this visitor may see none of that tag in that form.
     *
     * @param array<string, mixed> $binding
     *
     * @return array<string, mixed>|null
     */
    public function row(BoundEntity $bound, string $tag, array $binding = []): ?array
    {
        $entry = $this->store->entry($tag);

        return $entry === null || $entry->form !== $bound->form->id || !$this->maySee($entry) ? null : $this->readerFor($bound, $binding)->row($entry);
    }

    /** A reader of single rows of an entity: references are looked up one by one. @param array<string, mixed> $binding */
    public function readerFor(BoundEntity $bound, array $binding = []): RowReader
    {
        $others = $this->bounds($this->referredTo([$bound]), $binding);
        $full = array_map(static fn (BoundEntity $other): int => $other->form->id, $this->readByName([$bound], $others));
        $found = [];
        $isKnown = function (int $form, string $tag) use (&$found): bool {
            if (!isset($found[$tag])) {
                $entry = $this->store->entry($tag);
                $found[$tag] = $entry !== null && $entry->tag === $tag && $this->maySee($entry) ? $entry->form : 0;
            }

            return $found[$tag] === $form;
        };

        return $this->readerOf($bound, $others, $isKnown, $full === [] ? [] : $this->seen(array_values($full), []));
    }

    /**
     * What changes whenever the answer of `read` may.
     *
     * @param string[]|null        $only
     * @param array<string, mixed> $binding
     */
    public function etag(?array $only = null, array $binding = []): string
    {
        $parts = [$this->model->version, $this->store->stamp(), $this->site->stamp(), $this->visitor->name(), $this->visitor->isAdmin(), $this->visitor->isProgram(), $only, $binding, $this->clock->now()->format('o-W')];

        return '"' . substr(hash('sha256', json_encode($parts)), 0, 32) . '"';
    }

    /** Whether the visitor may see an entry at all. */
    public function maySee(StoredEntry $entry): bool
    {
        return $entry->belongsTo($this->visitor) || $this->visitor->passes($entry->readAcl, false);
    }

    /** Whether the visitor may add entries of an entity. Answers to the pulse have a way of their own. */
    public function mayCreate(BoundEntity $bound): bool
    {
        $isOpen = (bool) $this->site->setting('bazarIgnoreAcls', true) || $this->visitor->passes((string) $this->site->setting('default_write_acl', '*'), false);

        return $bound->type->name !== 'pulse' && !$bound->isLent && $this->visitor->name() !== null && $isOpen && (!$bound->isOwn || $this->visitor->passes($bound->writeAcl(), true));
    }

    /** The entry of the person who asks, among members; null where none bears their account. @param array<string, mixed> $binding */
    public function memberOf(?string $account, array $binding = []): ?string
    {
        return $account === null ? null : $this->memberAmong($this->seen($this->idOf('member', $binding), []), $account, $binding);
    }

    /** @param string[] $names @param array<string, mixed> $binding @return array<string, BoundEntity> */
    private function bounds(array $names, array $binding): array
    {
        $bounds = [];
        foreach ($names as $name) {
            $bound = $this->bindings->of($name, $binding);
            if ($bound !== null) {
                $bounds[$name] = $bound;
            }
        }

        return $bounds;
    }

    /** Whether what is wrong is a reference out of a form of ours to entries of ours that another form stands in for here: they are not meant to be shown. @param array<string, mixed> $issue @param array<string, mixed> $binding */
    private static function isElsewhere(BoundEntity $bound, array $issue, array $binding): bool
    {
        $field = $bound->type->fields[$issue['path'] ?? ''] ?? null;

        return $bound->isOwn && $field !== null && $field->entity !== null && isset($binding[$field->entity]);
    }

    /** @param BoundEntity[] $bounds @return string[] */
    private function referredTo(array $bounds): array
    {
        $names = $this->visitor->name() === null ? [] : ['member'];
        foreach ($bounds as $bound) {
            foreach (array_keys($bound->places) as $key) {
                $names[] = $bound->type->fields[$key]->entity;
            }
        }

        return array_values(array_unique(array_filter($names)));
    }

    /** Entities that some field names by words: their titles are needed. @param BoundEntity[] $bounds @param array<string, BoundEntity> $others @return array<string, BoundEntity> */
    private function readByName(array $bounds, array $others): array
    {
        $named = [];
        foreach ($bounds as $bound) {
            foreach ($bound->places as $key => $place) {
                $entity = $bound->type->fields[$key]->entity;
                if ($entity !== null && !$place->holdsEntries() && isset($others[$entity])) {
                    $named[$entity] = $others[$entity];
                }
            }
        }

        return $named;
    }

    /** What the visitor may see, by form and tag. @param int[] $full @param int[] $heads @return array<int, array<string, StoredEntry>> */
    private function seen(array $full, array $heads): array
    {
        $seen = [];
        foreach ($this->store->entries($full, $heads) as $tag => $entry) {
            if ($this->maySee($entry)) {
                $seen[$entry->form][$tag] = $entry;
            }
        }

        return $seen;
    }

    /**
     * @param array<string, BoundEntity>             $others  entities referred to
     * @param callable(int, string): bool            $isKnown whether the visitor may see an entry of a form
     * @param array<int, array<string, StoredEntry>> $seen    entries whose names are needed
     */
    private function readerOf(BoundEntity $bound, array $others, callable $isKnown, array $seen): RowReader
    {
        $status = $bound->type->name === 'task' ? $bound->type->fields['status'] : null;
        $readers = [];
        foreach ($bound->places as $key => $place) {
            $field = $bound->type->fields[$key];
            $form = $field->entity === null || !isset($others[$field->entity]) ? null : $others[$field->entity]->form->id;
            $named = $form === null || $place->holdsEntries() ? [] : array_map([self::class, 'titleOf'], $seen[$form] ?? []);
            $values = $place->choosesFromList() ? $this->structure->values($place->linked()) : null;
            $stages = $status !== null && ($field === $status || $field->within === $status->key) ? Stages::of($this->settings(), $status) : [];
            $readers[$key] = new ValueReader($field, $place, $values, $form === null ? null : static fn (string $tag): bool => $isKnown($form, $tag), $named, $stages);
        }

        return new RowReader($bound, $this->visitor, $readers);
    }

    private static function titleOf(StoredEntry $entry): string
    {
        return PlainText::ofStored($entry->text('bf_titre'));
    }

    /** @param array<int, array<string, StoredEntry>> $seen @param array<string, mixed> $binding @return array<string, mixed> */
    private function me(array $seen, array $binding): array
    {
        $account = $this->visitor->name();

        return ['account' => $account, 'member' => $account === null ? null : $this->memberAmong($seen, $account, $binding), 'isAdmin' => $this->visitor->isAdmin()];
    }

    /** @param array<int, array<string, StoredEntry>> $seen @param array<string, mixed> $binding */
    private function memberAmong(array $seen, string $account, array $binding): ?string
    {
        $bound = $this->bindings->of('member', $binding);
        $property = $bound === null ? null : ($bound->places['account']->property ?? null);
        if ($property === null) {
            return null;
        }
        foreach ($seen[$bound->form->id] ?? [] as $tag => $entry) {
            if (PlainText::ofStored($entry->text($property)) === $account) {
                return (string) $tag;
            }
        }

        return null;
    }

    /** @param array<string, mixed> $binding @return int[] */
    private function idOf(string $entity, array $binding): array
    {
        $bound = $this->bindings->of($entity, $binding);

        return $bound === null ? [] : [$bound->form->id];
    }

    /** Settings for the whole wiki, as texts by key. @return array<string, string> */
    private function settings(): array
    {
        $settings = $this->site->setting('entrelacs_settings', []);

        return array_map('strval', array_filter(is_array($settings) ? $settings : [], 'is_scalar'));
    }

    /** Means of published blocks of answers, whoever asks: single answers are in none of them. @return array<int, array<string, mixed>>|null */
    private function pulseResults(BoundEntity $bound): ?array
    {
        if ($this->visitor->name() === null) {
            return null;
        }
        $reader = $this->readerOf($bound, [], static fn (): bool => false, []);
        // What somebody put there with YesWiki's own form, or changed, bears their name and is no answer.
        $anonymous = array_filter($this->store->entries([$bound->form->id]), static fn (StoredEntry $entry): bool => $entry->owner === '' && $entry->savedBy === '');
        $answers = array_map([$reader, 'all'], array_values($anonymous));

        return (new PulseBlocks($bound->type))->results($answers, $this->clock->today());
    }
}
