<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\AutomaticFields;
use YesWiki\Entrelacs\Entity\BoundEntity;
use YesWiki\Entrelacs\Entity\Clock;
use YesWiki\Entrelacs\Entity\Days;
use YesWiki\Entrelacs\Entity\EntryStore;
use YesWiki\Entrelacs\Entity\Notes;
use YesWiki\Entrelacs\Entity\PulseBlocks;
use YesWiki\Entrelacs\Entity\Site;
use YesWiki\Entrelacs\Entity\Structure;
use YesWiki\Entrelacs\Entity\Title;
use YesWiki\Entrelacs\Entity\ValueWriter;
use YesWiki\Entrelacs\Entity\Visitor;
use YesWiki\Entrelacs\Exception\Refusal;

/**
 * Takes answers to the pulse. They wait in one sorted heap, with nothing that tells who or when, until a finished week makes five of them; then they become entries,
 * all at once. That somebody answered is known by a hash whose secret is forgotten with the week (docs/adr/0031).
 */
class PulseBox
{
    private const HEAP = 'pulse.heap';
    private const ANSWERED = 'pulse.answered';
    private const LONGEST_COMMENT = 2000;

    public function __construct(
        private Bindings $bindings,
        private EntryStore $store,
        private Structure $structure,
        private Notes $notes,
        private Site $site,
        private Visitor $visitor,
        private Clock $clock
    ) {
    }

    /**
     * Takes one answer of the person who asks.
     *
     * @param array<string, mixed> $fields `PulseBody` of packages/yeswiki/src/routes.ts
     */
    public function answer(array $fields): void
    {
        $person = $this->visitor->name();
        if ($person === null || $this->visitor->isProgram() || !$this->visitor->passes((string) $this->site->setting('entrelacs_pulse_acl', '+'), false)) {
            throw new Refusal('access.denied');
        }
        $bound = $this->bound();
        $week = Days::weekOf($this->clock->now());
        $answer = ['week' => $week] + $this->checked($bound, $fields);
        $this->store->exclusively(function () use ($person, $week, $answer): void {
            $answered = $this->notes->get(self::ANSWERED);
            if (($answered['week'] ?? null) !== $week) {
                $answered = ['week' => $week, 'secret' => bin2hex(random_bytes(32)), 'hashes' => []];
            }
            $hash = hash_hmac('sha256', $person, $answered['secret']);
            if (in_array($hash, $answered['hashes'], true)) {
                throw new Refusal('pulse.already');
            }
            $answered['hashes'][] = $hash;
            sort($answered['hashes']);
            $heap = $this->heap();
            $heap[] = $answer;
            $this->notes->put(self::HEAP, self::sorted($heap));
            $this->notes->put(self::ANSWERED, $answered, Days::mondayOf($week)->modify('+7 days')->getTimestamp());
        });
        $this->publish();
    }

    /** Turns answers that are enough into entries; without effect most of the time. */
    public function publish(): void
    {
        $bound = $this->bindings->own('pulse');
        if ($bound === null || count($this->heap()) < PulseBlocks::LEAST || (new PulseBlocks($bound->type))->blocks($this->heap(), $this->clock->today()) === []) {
            return;
        }
        $this->store->exclusively(function () use ($bound): void {
            $heap = $this->heap();
            foreach ((new PulseBlocks($bound->type))->blocks($heap, $this->clock->today()) as $block) {
                foreach ($block as $answer) {
                    array_splice($heap, array_search($answer, $heap, true), 1);
                }
                $this->notes->put(self::HEAP, $heap);
                $at = Days::mondayOf(end($block)['week'])->modify('+7 days')->getTimestamp();
                $this->store->createMany($bound->form, array_map(fn (array $answer): array => $this->entry($bound, $answer, $at), self::sorted($block)));
            }
        });
    }

    private function bound(): BoundEntity
    {
        $bound = $this->bindings->own('pulse');
        if ($bound === null) {
            throw new Refusal('form.missing');
        }

        return $bound;
    }

    /** @return array<int, array<string, mixed>> */
    private function heap(): array
    {
        return $this->notes->get(self::HEAP) ?? [];
    }

    /** An order that says nothing of who came when. @param array<int, array<string, mixed>> $answers @return array<int, array<string, mixed>> */
    private static function sorted(array $answers): array
    {
        usort($answers, static fn (array $one, array $other): int => strcmp(json_encode($one), json_encode($other)));

        return $answers;
    }

    /** Scores and comment of an answer. @param array<string, mixed> $fields @return array<string, mixed> */
    private function checked(BoundEntity $bound, array $fields): array
    {
        $checked = [];
        foreach ($bound->type->fields as $key => $field) {
            $value = $fields[$key] ?? null;
            $label = $field->label[$this->site->lang()];
            if ($field->kind === 'integer' && $value === null) {
                throw new Refusal('field.required', $key, ['label' => $label]);
            }
            if ($field->kind === 'integer' || $field->kind === 'longText') {
                $this->writerOf($bound, $key)->stored($value, static fn (): ?string => null);
                $text = is_string($value) ? trim($value) : $value;
                if (is_string($text) && mb_strlen($text, 'UTF-8') > self::LONGEST_COMMENT) {
                    throw new Refusal('field.tooLong', $key, ['label' => $label]);
                }
                if ($text !== null && $text !== '') {
                    $checked[$key] = is_float($text) ? (int) $text : $text;
                }
            }
        }
        foreach (array_keys(array_diff_key($fields, $checked)) as $key) {
            if (!isset($bound->type->fields[$key]) || !in_array($bound->type->fields[$key]->kind, ['integer', 'longText'], true)) {
                throw new Refusal('field.unknown', mb_substr((string) $key, 0, 60, 'UTF-8'));
            }
        }

        return $checked;
    }

    /** An entry without owner, author or time of its own. @param array<string, mixed> $answer @return array<string, mixed> */
    private function entry(BoundEntity $bound, array $answer, int $at): array
    {
        $data = [];
        foreach ($answer + ['uid' => AutomaticFields::newUid()] as $key => $value) {
            if (isset($bound->places[$key])) {
                $data[$bound->places[$key]->property] = $this->writerOf($bound, $key)->stored($value, static fn (): ?string => null);
            }
        }
        $title = Title::of($bound->form, $data, static fn (): string => '');

        return ['tag' => $this->store->freeTag($bound->form->label . ' ' . bin2hex(random_bytes(6))), 'data' => ['bf_titre' => $title] + $data, 'acl' => $bound->type->acl, 'owner' => '', 'at' => $at];
    }

    private function writerOf(BoundEntity $bound, string $key): ValueWriter
    {
        if (!isset($bound->places[$key])) {
            throw new Refusal('form.missing', $key);
        }

        return ValueWriter::in($bound, $key, $this->structure, $this->site->lang());
    }
}
