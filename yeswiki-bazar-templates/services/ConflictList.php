<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Entity\Notes;
use YesWiki\Entrelacs\Exception\Refusal;

/** Conflicts that the bridge found between the wiki and Grist, kept with both values until somebody decides. */
class ConflictList
{
    private const NOTE = 'conflicts';
    private const MOST = 2000;

    public function __construct(
        private Model $model,
        private EntryStore $store,
        private Notes $notes
    ) {
    }

    /** `ConflictsBody` of packages/yeswiki/src/routes.ts. @return array<string, mixed> */
    public function read(): array
    {
        return ['conflicts' => $this->notes->get(self::NOTE) ?? []];
    }

    /** Replaces the list; decisions stay with the conflicts whose two values stay: a later value is one that nobody decided about. @param array<string, mixed> $body @return array<string, mixed> */
    public function replace(array $body): array
    {
        $conflicts = $body['conflicts'] ?? null;
        if (!is_array($conflicts) || array_values($conflicts) !== $conflicts || count($conflicts) > self::MOST) {
            throw new Refusal('body.invalid', 'conflicts');
        }

        return $this->store->exclusively(function () use ($conflicts): array {
            $former = array_column($this->read()['conflicts'], null, 'id');
            $checked = array_map(fn ($conflict): array => $this->checked($conflict), $conflicts);
            $this->notes->put(self::NOTE, array_map(static fn (array $conflict): array => $conflict + self::decisionOf($conflict, $former[$conflict['id']] ?? []), $checked));

            return $this->read();
        });
    }

    /** Notes which side wins. @param array<string, mixed> $body @return array<string, mixed> */
    public function decide(string $id, array $body): array
    {
        $decision = $body['decision'] ?? null;
        if (!in_array($decision, ['grist', 'wiki'], true)) {
            throw new Refusal('body.invalid', 'decision');
        }

        return $this->store->exclusively(function () use ($id, $decision): array {
            $conflicts = $this->read()['conflicts'];
            $at = array_search($id, array_column($conflicts, 'id'), true);
            if ($at === false) {
                throw new Refusal('entry.unknown');
            }
            $conflicts[$at]['decision'] = $decision;
            $this->notes->put(self::NOTE, $conflicts);

            return $this->read();
        });
    }

    /** What was decided about the same two values. @param array<string, mixed> $conflict @param array<string, mixed> $former @return array<string, string> */
    private static function decisionOf(array $conflict, array $former): array
    {
        $isSame = static fn (string $side): bool => ($former[$side]['value'] ?? null) === $conflict[$side]['value'];

        return isset($former['decision']) && $isSame('grist') && $isSame('wiki') ? ['decision' => $former['decision']] : [];
    }

    /** @param mixed $conflict @return array<string, mixed> */
    private function checked($conflict): array
    {
        $isText = static fn ($value): bool => is_string($value) && $value !== '';
        $type = is_array($conflict) ? $this->model->entities[$conflict['entity'] ?? ''] ?? null : null;
        if ($type === null || !$isText($conflict['id'] ?? null) || !$isText($conflict['entry'] ?? null) || !isset($type->fields[$conflict['field'] ?? '']) || !is_string($conflict['title'] ?? null)) {
            throw new Refusal('body.invalid', 'conflicts');
        }

        return [
            'id' => $conflict['id'],
            'entity' => $type->name,
            'entry' => $conflict['entry'],
            'field' => $conflict['field'],
            'title' => $conflict['title'],
            'grist' => $this->side($conflict['grist'] ?? null),
            'wiki' => $this->side($conflict['wiki'] ?? null),
        ] + (in_array($conflict['decision'] ?? null, ['grist', 'wiki'], true) ? ['decision' => $conflict['decision']] : []);
    }

    /** @param mixed $side @return array<string, mixed> */
    private function side($side): array
    {
        $value = is_array($side) ? $side['value'] ?? null : null;
        $isValue = $value === null || is_scalar($value) || (is_array($value) && array_filter($value, 'is_string') === $value);
        if (!is_array($side) || !$isValue) {
            throw new Refusal('body.invalid', 'conflicts');
        }

        return ['value' => $value] + array_filter(array_intersect_key($side, ['by' => 1, 'at' => 1]), 'is_string');
    }
}
