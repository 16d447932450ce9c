<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Core\Service\TemplateEngine;
use YesWiki\Entrelacs\Entity\Visitor;
use YesWiki\Entrelacs\Exception\Refusal;

/** A board in a page: a table for those without JavaScript, and what its element needs to take over. */
class BoardPage
{
    /** What each board reads, and the views that it can open with. */
    private const BOARDS = [
        'raci' => ['reads' => ['task', 'member', 'team', 'project', 'deliverable', 'segment', 'milestone', 'review', 'holiday'], 'views' => ['matrice', 'personne'], 'needs' => 'task'],
        'dependencies' => ['reads' => ['task', 'member', 'team', 'project', 'milestone', 'dependency', 'holiday'], 'views' => ['carte', 'matrice', 'calendrier', 'liste'], 'needs' => 'task'],
        'kpi' => [
            'reads' => ['kpi', 'kpiTarget', 'measure', 'baseline', 'annotation', 'task', 'dependency', 'review', 'milestone', 'deliverable', 'segment', 'project', 'team', 'member', 'holiday', 'pulse'],
            'views' => ['tableau', 'flux', 'barometre'],
            'needs' => 'kpi',
        ],
        'kanban' => ['reads' => ['task', 'member', 'team', 'project'], 'views' => [], 'needs' => 'task'],
        'cards' => ['reads' => ['kpi', 'kpiTarget', 'measure', 'baseline', 'annotation', 'task', 'dependency', 'review', 'milestone', 'deliverable', 'segment', 'project', 'team', 'member', 'holiday', 'pulse'], 'views' => [], 'needs' => 'kpi'],
        'needs' => ['reads' => ['task', 'member', 'team', 'project', 'dependency'], 'views' => [], 'needs' => 'dependency'],
    ];

    public function __construct(
        private EntitiesReader $reader,
        private Tables $tables,
        private Screen $screen,
        private Parameters $parameters,
        private Visitor $visitor,
        private TemplateEngine $twig
    ) {
    }

    /**
     * The page's HTML.
     *
     * @param string               $board     raci, dependencies, kpi, kanban or needs
     * @param array<string, mixed> $arguments `projet, equipe, membre, tache, besoin, vue, hauteur, lecture, formulaires, champs`, as written in the page
     * @param string[]|null             $entries   tags of the entries to show; null for all
     * @param array<string, mixed>|null $answer    what `EntitiesReader` said of all that it reads, where the page has asked already
     */
    public function render(string $board, array $arguments, ?array $entries = null, ?array $answer = null): string
    {
        return $this->twig->render('@entrelacs/board.twig', $this->data($board, $arguments, $entries, $answer));
    }

    /** Names of the entities that a board reads. @return string[] */
    public function reads(string $board): array
    {
        return self::BOARDS[$board]['reads'];
    }

    /** The entity without which it has nothing to show. */
    public function shows(string $board): string
    {
        return self::BOARDS[$board]['needs'];
    }

    /** What the template shows. @param array<string, mixed> $arguments @param string[]|null $entries @param array<string, mixed>|null $answer @return array<string, mixed> */
    public function data(string $board, array $arguments, ?array $entries = null, ?array $answer = null): array
    {
        ['reads' => $reads, 'views' => $views, 'needs' => $needs] = self::BOARDS[$board];
        ['binding' => $binding, 'unknown' => $unknown] = $this->parameters->binding(Parameters::word($arguments, 'formulaires'), Parameters::word($arguments, 'champs'));
        $notices = array_map(static fn (string $part): string => _t('ENTRELACS_NOT_UNDERSTOOD', ['part' => $part]), $unknown);
        $missing = null;
        try {
            $answer ??= $this->reader->read($reads, $binding);
        } catch (Refusal $refusal) {
            $answer = ['forms' => [], 'entities' => []];
            $missing = $refusal->body()['message'];
        }
        $hasForm = isset(((array) $answer['forms'])[$needs]);
        if ($missing === null && !$hasForm) {
            $missing = _t('ENTRELACS_NOT_INSTALLED');
        }
        $shown = $entries === null ? $answer : self::only($answer, $entries, $needs);
        [$project, $team, $member, $task, $need] = array_map(static fn (string $name): ?string => Parameters::given($arguments, $name), ['projet', 'equipe', 'membre', 'tache', 'besoin']);

        return [
            'board' => $board,
            'style' => $this->screen->style(),
            'script' => $this->screen->file("javascripts/$board.js"),
            'modules' => $this->screen->modules("javascripts/$board.js"),
            'hasAccount' => $this->visitor->name() !== null,
            'notices' => $notices,
            'missing' => $missing,
            'tables' => $missing === null ? $this->tablesOf($board, $shown, $project, $team, $member) : [],
            'board_config' => [
                'base' => $this->screen->base(),
                'page' => $this->screen->page(),
                'lang' => $this->screen->lang(),
                'reads' => $reads,
                'binding' => $binding === [] ? null : $binding,
                'project' => $project,
                'team' => $team,
                'member' => $member,
                'task' => $task,
                'need' => $need,
                'entries' => $entries,
                'view' => $this->parameters->oneOf($views, Parameters::word($arguments, 'vue')),
                'height' => $this->parameters->height(Parameters::word($arguments, 'hauteur')),
                'isReadOnly' => $this->parameters->isYes(Parameters::word($arguments, 'lecture')),
            ],
        ];
    }

    /** The answer with only these entries of the entity that they are, or of `entity` where there are none. @param array<string, mixed> $answer @param string[] $entries @return array<string, mixed> */
    private static function only(array $answer, array $entries, string $entity): array
    {
        $all = (array) $answer['entities'];
        $wanted = array_flip($entries);
        foreach ([$entity, 'dependency'] as $name) {
            $kept = array_values(array_filter($all[$name] ?? [], static fn (array $row): bool => isset($wanted[$row['id']])));
            if ($kept !== [] || ($name === $entity && $entries === [])) {
                $all[$name] = $kept;
            }
        }

        return ['entities' => $all] + $answer;
    }

    /** @param array<string, mixed> $answer @return array<int, array<string, mixed>> */
    private function tablesOf(string $board, array $answer, ?string $project, ?string $team, ?string $member): array
    {
        switch ($board) {
            case 'raci':
                return $member === null ? [$this->tables->raci($answer, $project, $team)] : [$this->tables->person($answer, $member)];
            case 'kpi':
            case 'cards':
                return [$this->tables->kpi($answer)];
            case 'kanban':
                return [$this->tables->kanban($answer, $project, $team)];
            default:
                return [$this->tables->dependencies($answer, $project, $team, $member)];
        }
    }
}
