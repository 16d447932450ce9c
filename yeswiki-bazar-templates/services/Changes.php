<?php

namespace YesWiki\Entrelacs\Service;

use Throwable;
use YesWiki\Entrelacs\Entity\Clock;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\Notes;
use YesWiki\Entrelacs\Entity\Visitor;
use YesWiki\Entrelacs\Exception\Refusal;

/** Does changes as they cross (`WireChange` of packages/yeswiki/src/routes.ts), one or many, and answers for each. */
class Changes
{
    public const MOST = 100;
    private const KEY_SECONDS = 86400;
    private const KEY_LENGTH = 200;

    public function __construct(
        private EntityWriter $writer,
        private EntitiesReader $reader,
        private Bindings $bindings,
        private EntryStore $store,
        private Notes $notes,
        private Visitor $visitor,
        private Clock $clock
    ) {
    }

    /**
     * Does one change; what it refuses is a Refusal.
     *
     * @param array<string, mixed>  $change
     * @param array<string, mixed>  $binding
     * @param array<string, string> $created tags of entries made before, by the name that the change may refer to
     *
     * @return array<string, mixed> `WireResult`
     */
    public function one(array $change, array $binding = [], array $created = []): array
    {
        $kind = $change['kind'] ?? null;
        $entity = $change['entity'] ?? null;
        $fields = $change['fields'] ?? [];
        $id = $change['id'] ?? '';
        $version = $change['version'] ?? '';
        if (!is_string($entity) || !is_array($fields) || !is_string($id) || !is_string($version) || !in_array($kind, ['create', 'update', 'remove'], true)) {
            throw new Refusal('body.invalid');
        }
        $fields = $this->named($entity, $fields, $created, $binding);
        $id = $kind === 'create' ? $id : $created[$id] ?? $id;
        if ($kind === 'create') {
            if ($id !== '' && strpos($id, 'new:') !== 0) {
                throw new Refusal('entry.exists');
            }
            [$id, $existed] = $this->create($entity, $fields, $change['key'] ?? null, $binding);
        } elseif ($id === '' || $version === '') {
            throw new Refusal('body.invalid', $id === '' ? 'id' : 'version');
        } elseif ($kind === 'update') {
            $this->writer->update($entity, $id, $version, $fields, $binding);
        } else {
            $this->writer->remove($entity, $id, $version, $binding);

            return ['ok' => true, 'id' => $id];
        }
        $row = $this->reader->row($this->bindings->of($entity, $binding), $id, $binding);

        return ['ok' => true, 'id' => $id] + (($existed ?? false) ? ['existed' => true] : []) + ($row === null ? [] : ['row' => $row]);
    }

    /**
     * Does changes in their order, each whatever became of the others.
     *
     * @param array<int, mixed>    $changes
     * @param array<string, mixed> $binding
     *
     * @return array<int, array<string, mixed>>
     */
    public function all(array $changes, array $binding = []): array
    {
        $created = [];
        $results = [];
        foreach ($changes as $change) {
            try {
                if (!is_array($change)) {
                    throw new Refusal('body.invalid');
                }
                $result = $this->one($change, $binding, $created);
                if (($change['kind'] ?? '') === 'create' && ($change['id'] ?? '') !== '') {
                    $created[$change['id']] = $result['id'];
                }
                $results[] = $result;
            } catch (Refusal $refusal) {
                $results[] = ['ok' => false, 'status' => $refusal->status()] + $refusal->body();
            } catch (Throwable $failure) {
                error_log("entrelacs: $failure");
                $failed = new Refusal('server.failed');
                $results[] = ['ok' => false, 'status' => $failed->status()] + $failed->body();
            }
        }

        return $results;
    }

    /**
     * @param array<string, mixed> $fields
     * @param mixed                $key
     * @param array<string, mixed> $binding
     *
     * @return array{0: string, 1: bool} the entry's tag, and whether an earlier request with the same key made it
     */
    private function create(string $entity, array $fields, $key, array $binding): array
    {
        if ($key === null) {
            return [$this->writer->create($entity, $fields, $binding), false];
        }
        if (!is_string($key) || $key === '' || strlen($key) > self::KEY_LENGTH) {
            throw new Refusal('body.invalid', 'key');
        }
        $note = 'key.' . hash('sha256', json_encode([$this->visitor->name(), $entity, $key]));

        return $this->store->exclusively(function () use ($entity, $fields, $binding, $note): array {
            $made = $this->notes->get($note);
            if (is_string($made) && $this->store->entry($made) !== null) {
                return [$made, true];
            }
            $tag = $this->writer->create($entity, $fields, $binding);
            $this->notes->put($note, $tag, $this->clock->now()->getTimestamp() + self::KEY_SECONDS);

            return [$tag, false];
        });
    }

    /**
     * References to entries made before, by their tags.
     *
     * @param array<string, mixed>  $fields
     * @param array<string, string> $created
     * @param array<string, mixed>  $binding
     *
     * @return array<string, mixed>
     */
    private function named(string $entity, array $fields, array $created, array $binding): array
    {
        $known = $this->bindings->of($entity, $binding)->type->fields ?? [];
        $tagOf = static fn ($value) => is_string($value) ? $created[$value] ?? $value : $value;
        foreach ($fields as $key => $value) {
            if (isset($known[$key]) && $known[$key]->isReference()) {
                $fields[$key] = is_array($value) ? array_map($tagOf, $value) : $tagOf($value);
            }
        }

        return $fields;
    }
}
