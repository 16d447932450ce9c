<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Core\Service\TemplateEngine;
use YesWiki\Entrelacs\Entity\Visitor;

/** One gesture in any page: take or hand over a role, ask for what one needs, mark a need delivered, answer the pulse. */
class GesturePage
{
    private const READS = [
        'role' => ['task', 'member'],
        'besoin' => ['task', 'team', 'member', 'dependency'],
        'livrer' => ['task', 'member', 'dependency'],
        'barometre' => ['member'],
    ];
    /** What a gesture is about must be said: its parameter. */
    private const ABOUT = ['role' => 'tache', 'livrer' => 'besoin'];

    public function __construct(
        private Screen $screen,
        private Visitor $visitor,
        private TemplateEngine $twig
    ) {
    }

    /** @param array<string, mixed> $arguments `geste, tache, besoin, role, projet`, as written in the page */
    public function render(array $arguments): string
    {
        return $this->twig->render('@entrelacs/gesture.twig', $this->data($arguments));
    }

    /** @param array<string, mixed> $arguments @return array<string, mixed> */
    public function data(array $arguments): array
    {
        $gesture = Parameters::word($arguments, 'geste');
        [$role, $task, $need, $project] = array_map(static fn (string $name): ?string => Parameters::given($arguments, $name), ['role', 'tache', 'besoin', 'projet']);
        $entry = $task ?? $need;

        return [
            'style' => $this->screen->style(),
            'script' => $this->screen->file('javascripts/gesture.js'),
            'problem' => $this->problem($gesture, $arguments),
            'entryUrl' => $entry === null ? null : $this->screen->pageUrl($entry),
            'hasAccount' => $this->visitor->name() !== null,
            'board_config' => [
                'base' => $this->screen->base(),
                'page' => $this->screen->page(),
                'lang' => $this->screen->lang(),
                'reads' => self::READS[$gesture] ?? [],
                'gesture' => $gesture,
                'role' => in_array($role, Tables::ROLES, true) ? $role : 'responsible',
                'task' => $task,
                'need' => $need,
                'project' => $project,
            ],
        ];
    }

    /** @param array<string, mixed> $arguments */
    private function problem(string $gesture, array $arguments): ?string
    {
        if (!isset(self::READS[$gesture])) {
            return _t('ENTRELACS_GESTURE_UNKNOWN', ['name' => $gesture]);
        }
        $about = self::ABOUT[$gesture] ?? null;

        return $about === null || Parameters::given($arguments, $about) !== null ? null : _t('ENTRELACS_GESTURE_ABOUT_NOTHING', ['example' => "{{entrelacsgeste geste=\"$gesture\" $about=\"…\"}}"]);
    }
}
