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
    private const ROLES = ['responsible', 'accountable', 'consulted', 'informed'];

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
        $word = static fn (string $name): string => is_scalar($arguments[$name] ?? null) ? trim((string) $arguments[$name]) : '';
        $gesture = $word('geste');
        $role = in_array($word('role'), self::ROLES, true) ? $word('role') : 'responsible';
        $entry = $word('tache') !== '' ? $word('tache') : $word('besoin');

        return [
            'style' => $this->screen->style(),
            'script' => $this->screen->file('javascripts/gesture.js'),
            'problem' => $this->problem($gesture, $word),
            'entryUrl' => $entry === '' ? null : $this->screen->pageUrl($entry),
            'hasAccount' => $this->visitor->name() !== null,
            'board_config' => [
                'base' => $this->screen->base(),
                'page' => $this->screen->page(),
                'lang' => $this->screen->lang(),
                'reads' => self::READS[$gesture] ?? [],
                'gesture' => $gesture,
                'role' => $role,
                'task' => $word('tache') === '' ? null : $word('tache'),
                'need' => $word('besoin') === '' ? null : $word('besoin'),
                'project' => $word('projet') === '' ? null : $word('projet'),
            ],
        ];
    }

    /** @param callable(string): string $word */
    private function problem(string $gesture, callable $word): ?string
    {
        if (!isset(self::READS[$gesture])) {
            return _t('ENTRELACS_GESTURE_UNKNOWN', ['name' => $gesture]);
        }
        $about = self::ABOUT[$gesture] ?? null;

        return $about === null || $word($about) !== '' ? null : _t('ENTRELACS_GESTURE_ABOUT_NOTHING', ['example' => "{{entrelacsgeste geste=\"$gesture\" $about=\"…\"}}"]);
    }
}
