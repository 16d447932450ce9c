<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Entrelacs\Entity\Clock;

/** Milestones as promises: for when, and whether they are kept. */
class Promises
{
    public function __construct(
        private Tables $tables,
        private Screen $screen,
        private Clock $clock
    ) {
    }

    /** A project's promises: kept, late, or to come. @param array<string, mixed> $answer @return array<int, array<string, string>> */
    public function ofProject(array $answer, string $project): array
    {
        $today = $this->clock->today();
        $milestones = [];
        foreach ($this->tables->rows($answer, 'milestone') as $row) {
            $fields = $row['fields'];
            if (($fields['project'] ?? null) !== $project) {
                continue;
            }
            $promised = $fields['baselineDue'] ?? $fields['due'] ?? '';
            $expected = $fields['reachedOn'] ?? $fields['due'] ?? '';
            $isReached = isset($fields['reachedOn']);
            $late = $promised === '' ? 0 : $this->daysBetween($promised, $isReached ? $expected : max($expected, $today > $promised ? $today : $expected));
            $milestones[] = [
                'title' => (string) ($fields['title'] ?? ''),
                'url' => $this->screen->pageUrl($row['id']),
                'day' => $expected,
                'state' => $isReached ? ($late > 0 ? 'reachedLate' : 'kept') : ($late > 0 ? 'late' : 'coming'),
                'said' => $this->said($expected, $promised, $late, $isReached),
            ];
        }
        usort($milestones, static fn (array $a, array $b): int => [$a['day'] === '', $a['day']] <=> [$b['day'] === '', $b['day']]);

        return $milestones;
    }

    private function said(string $expected, string $promised, int $late, bool $isReached): string
    {
        $day = $this->screen->shortDay($expected);
        if ($late > 0) {
            return _t($isReached ? 'ENTRELACS_MILESTONE_REACHED_LATE' : 'ENTRELACS_MILESTONE_LATE', ['day' => $day, 'promised' => $this->screen->shortDay($promised), 'days' => $late]);
        }
        if ($isReached) {
            return _t('ENTRELACS_MILESTONE_KEPT', ['day' => $day]);
        }

        return $promised !== '' && $promised !== $expected ? _t('ENTRELACS_MILESTONE_PROMISED', ['day' => $day, 'promised' => $this->screen->shortDay($promised)]) : $day;
    }

    private function daysBetween(string $from, string $to): int
    {
        return (int) round((strtotime("$to 12:00 UTC") - strtotime("$from 12:00 UTC")) / 86400);
    }
}
