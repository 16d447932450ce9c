<?php

namespace YesWiki\Entrelacs\Service;

/**
 * What boards say without JavaScript: tables of words, made of an answer of `EntitiesReader`. A table is `{caption, columns, rows, empty}`, a row `{cells}`, a cell `{text, url}`;
 * everything in it is plain text, to be escaped where it is shown.
 */
class Tables
{
    /** The four letters, in their order. */
    public const ROLES = ['responsible', 'accountable', 'consulted', 'informed'];
    private const OVER = ['done', 'cancelled'];

    public function __construct(
        private Screen $screen
    ) {
    }

    /** Who does what: open tasks, with who stands for each letter. @param array<string, mixed> $answer @return array<string, mixed> */
    public function raci(array $answer, ?string $project = null, ?string $team = null): array
    {
        $names = $this->names($answer, ['member']);
        $rows = [];
        foreach ($this->rows($answer, 'task') as $row) {
            $task = $row['fields'];
            if (in_array($task['status'] ?? null, self::OVER, true) || !$this->isWanted($task, $project, $team)) {
                continue;
            }
            $cells = [$this->link($row['id'], (string) ($task['title'] ?? ''))];
            foreach (self::ROLES as $role) {
                $cells[] = $this->text($this->people((array) ($task[$role] ?? []), $names));
            }
            $cells[] = $this->text($this->choice('task', 'status', $task));
            $cells[] = $this->text($this->screen->day($task['due'] ?? null));
            $rows[] = ['cells' => $cells];
        }

        return $this->table('ENTRELACS_TABLE_RACI', 'task', array_merge(['title'], self::ROLES, ['status', 'due']), $rows);
    }

    /** Who waits for whom: needs that are not over. @param array<string, mixed> $answer @return array<string, mixed> */
    public function dependencies(array $answer, ?string $project = null, ?string $team = null, ?string $member = null): array
    {
        $tasks = array_column($this->rows($answer, 'task'), 'fields', 'id');
        $people = $this->names($answer, ['member']);
        $rows = [];
        foreach ($this->rows($answer, 'dependency') as $row) {
            $need = $row['fields'];
            $from = $tasks[$need['predecessor'] ?? ''] ?? [];
            $to = $tasks[$need['successor'] ?? ''] ?? [];
            $isOver = in_array($need['state'] ?? null, ['verified', 'refused'], true) || in_array($to['status'] ?? null, self::OVER, true);
            $isWanted = ($this->isWanted($from, $project, $team) || $this->isWanted($to, $project, $team)) && ($member === null || in_array($member, array_merge(self::answerable($from), self::answerable($to)), true));
            if ($isOver || !$isWanted) {
                continue;
            }
            $rows[] = ['cells' => [
                $this->link($row['id'], (string) ($need['need'] ?? '') !== '' ? (string) $need['need'] : (string) ($from['title'] ?? '')),
                $this->text($this->people(self::answerable($to), $people)),
                $this->text((string) ($to['title'] ?? '')),
                $this->text($this->people(self::answerable($from), $people)),
                $this->text((string) ($from['title'] ?? '')),
                $this->text($this->choice('dependency', 'state', $need)),
                $this->text($this->screen->day($need['neededBy'] ?? null)),
            ]];
        }
        $columns = [$this->screen->label('dependency', 'need'), _t('ENTRELACS_WHO_WAITS'), $this->screen->label('dependency', 'successor'), _t('ENTRELACS_OF_WHOM'), $this->screen->label('dependency', 'predecessor'), $this->screen->label('dependency', 'state'), $this->screen->label('dependency', 'neededBy')];

        return ['caption' => _t('ENTRELACS_TABLE_DEPENDENCIES'), 'columns' => $columns, 'rows' => $rows, 'empty' => _t('ENTRELACS_TABLE_EMPTY')];
    }

    /** How it is going: indicators with their target and the last value that somebody entered. @param array<string, mixed> $answer @return array<string, mixed> */
    public function kpi(array $answer): array
    {
        $people = $this->names($answer, ['member']);
        $last = $this->latest($answer, 'measure', 'on');
        $targets = $this->latest($answer, 'kpiTarget', 'from');
        $rows = [];
        foreach ($this->rows($answer, 'kpi') as $row) {
            $kpi = $row['fields'];
            if (($kpi['active'] ?? true) === false) {
                continue;
            }
            $measure = $last[$row['id']] ?? null;
            $isComputed = ($kpi['source'] ?? 'manual') !== 'manual' && $measure === null;
            $rows[] = ['cells' => [
                $this->link($row['id'], (string) ($kpi['name'] ?? '')),
                $this->text($this->choice('kpi', 'family', $kpi)),
                $this->text($isComputed ? _t('ENTRELACS_COMPUTED') : ($measure === null ? '' : $this->measured($measure, $kpi))),
                $this->text(isset($targets[$row['id']]['target']) ? $this->screen->number((float) $targets[$row['id']]['target']) : ''),
                $this->text($this->people(array_filter([(string) ($kpi['owner'] ?? '')]), $people)),
                $this->text($this->choice('kpi', 'frequency', $kpi)),
            ]];
        }
        $columns = [$this->screen->label('kpi', 'name'), $this->screen->label('kpi', 'family'), $this->screen->label('measure', 'value'), $this->screen->label('kpiTarget', 'target'), $this->screen->label('kpi', 'owner'), $this->screen->label('kpi', 'frequency')];

        return ['caption' => _t('ENTRELACS_TABLE_KPI'), 'columns' => $columns, 'rows' => $rows, 'empty' => _t('ENTRELACS_TABLE_EMPTY')];
    }

    /** Tasks by status, each with who does it. @param array<string, mixed> $answer @return array<string, mixed> */
    public function kanban(array $answer, ?string $project = null, ?string $team = null): array
    {
        $people = $this->names($answer, ['member']);
        $byStatus = [];
        foreach ($this->rows($answer, 'task') as $row) {
            $task = $row['fields'];
            if (!$this->isWanted($task, $project, $team)) {
                continue;
            }
            $byStatus[(string) ($task['status'] ?? 'todo')][] = ['cells' => [
                $this->text($this->choice('task', 'status', $task + ['status' => 'todo'])),
                $this->link($row['id'], (string) ($task['title'] ?? '')),
                $this->text($this->people((array) ($task['responsible'] ?? []), $people)),
                $this->text($this->screen->day($task['due'] ?? null)),
            ]];
        }
        $order = array_keys(array_intersect_key(['todo' => 1, 'doing' => 1, 'review' => 1, 'done' => 1, 'cancelled' => 1], $byStatus));
        $rows = array_merge([], ...array_map(static fn (string $status): array => $byStatus[$status], $order));

        return $this->table('ENTRELACS_TABLE_KANBAN', 'task', ['status', 'title', 'responsible', 'due'], $rows);
    }

    /** What a person has a role in and is not over. @param array<string, mixed> $answer @return array<string, mixed> */
    public function person(array $answer, string $member): array
    {
        $rows = [];
        foreach ($this->rows($answer, 'task') as $row) {
            $task = $row['fields'];
            $roles = array_filter(self::ROLES, static fn (string $role): bool => in_array($member, (array) ($task[$role] ?? []), true));
            if ($roles === [] || in_array($task['status'] ?? null, self::OVER, true)) {
                continue;
            }
            $rows[] = ['cells' => [
                $this->link($row['id'], (string) ($task['title'] ?? '')),
                $this->text(implode(', ', array_map(fn (string $role): string => $this->screen->label('task', $role), $roles))),
                $this->text($this->choice('task', 'status', $task)),
                $this->text($this->screen->day($task['due'] ?? null)),
            ]];
        }

        return ['caption' => _t('ENTRELACS_TABLE_PERSON'), 'columns' => [$this->screen->label('task', 'title'), _t('ENTRELACS_ROLE'), $this->screen->label('task', 'status'), $this->screen->label('task', 'due')], 'rows' => $rows, 'empty' => _t('ENTRELACS_TABLE_EMPTY')];
    }

    /** Who answers for a task: its A, or its R where nobody is accountable. @param array<string, mixed> $task @return string[] */
    public static function answerable(array $task): array
    {
        $accountable = (array) ($task['accountable'] ?? []);

        return $accountable === [] ? (array) ($task['responsible'] ?? []) : $accountable;
    }

    /** Titles of entities by tag. @param array<string, mixed> $answer @param string[] $entities @return array<string, string> */
    public function names(array $answer, array $entities): array
    {
        $names = [];
        foreach ($entities as $entity) {
            foreach ($this->rows($answer, $entity) as $row) {
                $names[$row['id']] = (string) ($row['fields']['name'] ?? $row['fields']['title'] ?? $row['fields']['text'] ?? $row['id']);
            }
        }

        return $names;
    }

    /** Rows of an entity in an answer. @param array<string, mixed> $answer @return array<int, array<string, mixed>> */
    public function rows(array $answer, string $entity): array
    {
        return array_map(static fn (array $row): array => ['fields' => (array) $row['fields']] + $row, ((array) ($answer['entities'] ?? []))[$entity] ?? []);
    }

    /** @param array<int, array<string, mixed>> $rows @param string[] $fields @return array<string, mixed> */
    private function table(string $caption, string $entity, array $fields, array $rows): array
    {
        return ['caption' => _t($caption), 'columns' => array_map(fn (string $field): string => $this->screen->label($entity, $field), $fields), 'rows' => $rows, 'empty' => _t('ENTRELACS_TABLE_EMPTY')];
    }

    /** @param array<string, mixed> $task */
    private function isWanted(array $task, ?string $project, ?string $team): bool
    {
        return $task !== [] && ($project === null || ($task['project'] ?? null) === $project) && ($team === null || ($task['team'] ?? null) === $team);
    }

    /** The latest row of each indicator. @param array<string, mixed> $answer @return array<string, array<string, mixed>> */
    private function latest(array $answer, string $entity, string $day): array
    {
        $latest = [];
        foreach ($this->rows($answer, $entity) as ['fields' => $row]) {
            $kpi = $row['kpi'] ?? '';
            if (!isset($latest[$kpi]) || ($row[$day] ?? '') >= ($latest[$kpi][$day] ?? '')) {
                $latest[$kpi] = $row;
            }
        }

        return $latest;
    }

    /** @param array<string, mixed> $measure @param array<string, mixed> $kpi */
    private function measured(array $measure, array $kpi): string
    {
        $value = isset($measure['value']) ? $this->screen->number((float) $measure['value']) : '';
        $day = $this->screen->day($measure['on'] ?? null);

        return trim($value . ' ' . ($kpi['unit'] ?? '')) . ($day === '' ? '' : " ($day)");
    }

    /** @param array<string, mixed> $fields */
    private function choice(string $entity, string $field, array $fields): string
    {
        return isset($fields[$field]) ? $this->screen->choice($entity, $field, (string) $fields[$field]) : '';
    }

    /** @param string[] $tags @param array<string, string> $names */
    private function people(array $tags, array $names): string
    {
        return implode(', ', array_map(static fn (string $tag): string => $names[$tag] ?? $tag, $tags));
    }

    /** @return array{text: string, url: null} */
    private function text(string $text): array
    {
        return ['text' => $text, 'url' => null];
    }

    /** @return array{text: string, url: string} */
    private function link(string $tag, string $text): array
    {
        return ['text' => $text === '' ? $tag : $text, 'url' => $this->screen->pageUrl($tag)];
    }
}
