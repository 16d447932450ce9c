<?php

namespace YesWiki\Entrelacs\Entity;

/**
 * What may be shown of the pulse: answers wait until they are five; all that came by the end of that week are one block, once and for all (docs/adr/0014). The same rule
 * as `pulseBlocks` of the core.
 */
class PulseBlocks
{
    public const LEAST = 5;

    /** @var string[] Keys of the fields that hold a score. */
    private array $questions = [];

    public function __construct(EntityType $pulse)
    {
        foreach ($pulse->fields as $key => $field) {
            if ($field->kind === 'integer') {
                $this->questions[] = $key;
            }
        }
    }

    /**
     * Blocks of whole answers of finished weeks, oldest first.
     *
     * @param array<int, array<string, mixed>> $answers
     *
     * @return array<int, array<int, array<string, mixed>>>
     */
    public function blocks(array $answers, string $today): array
    {
        $current = Days::weekOf(new \DateTimeImmutable($today));
        $whole = array_values(array_filter($answers, fn (array $answer): bool => $this->isWhole($answer) && $answer['week'] < $current));
        usort($whole, static fn (array $one, array $other): int => strcmp($one['week'], $other['week']));
        $blocks = [];
        $waiting = [];
        foreach ($whole as $at => $answer) {
            $waiting[] = $answer;
            if (count($waiting) >= self::LEAST && ($whole[$at + 1]['week'] ?? null) !== $answer['week']) {
                $blocks[] = $waiting;
                $waiting = [];
            }
        }

        return $blocks;
    }

    /**
     * Means of each block, by the week in which it was complete.
     *
     * @param array<int, array<string, mixed>> $answers
     *
     * @return array<int, array<string, mixed>>
     */
    public function results(array $answers, string $today): array
    {
        return array_map(function (array $block): array {
            $result = ['week' => end($block)['week'], 'answers' => count($block)];
            foreach ($this->questions as $question) {
                $result[$question] = array_sum(array_column($block, $question)) / count($block);
            }

            return $result;
        }, $this->blocks($answers, $today));
    }

    /** Whether an answer has its week and a score for each question. @param array<string, mixed> $answer */
    public function isWhole(array $answer): bool
    {
        foreach ($this->questions as $question) {
            $score = $answer[$question] ?? null;
            if (!is_int($score) || $score < 1 || $score > 5) {
                return false;
            }
        }

        return is_string($answer['week'] ?? null) && Days::isWeek($answer['week']);
    }
}
