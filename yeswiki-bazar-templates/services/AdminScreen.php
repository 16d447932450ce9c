<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Core\Service\TemplateEngine;

/** The administrator's page: what is installed, what is missing, and the buttons that see to it. */
class AdminScreen
{
    /** Kinds of parts, in the order shown. */
    private const KINDS = ['form', 'list', 'page', 'setting', 'demo'];

    private AdminPage $admin;
    private GristPage $grist;
    private Screen $screen;
    private TemplateEngine $twig;

    public function __construct(AdminPage $admin, GristPage $grist, Screen $screen, TemplateEngine $twig)
    {
        $this->admin = $admin;
        $this->grist = $grist;
        $this->screen = $screen;
        $this->twig = $twig;
    }

    public function render(): string
    {
        return $this->twig->render('@entrelacs/admin.twig', $this->data());
    }

    /** @return array<string, mixed> */
    public function data(): array
    {
        if (!$this->admin->isForVisitor()) {
            return ['isAdmin' => false];
        }
        $check = $this->admin->check();
        $groups = [];
        foreach (self::KINDS as $kind) {
            $parts = array_values(array_filter($check['parts'], static fn (array $part): bool => $part['kind'] === $kind));
            if ($parts !== []) {
                $groups[] = ['kind' => $kind, 'label' => _t('ENTRELACS_ADMIN_KIND_' . strtoupper($kind)), 'parts' => array_map([$this, 'partShown'], $parts), 'left' => count(array_filter($parts, static fn (array $part): bool => $part['state'] !== 'ok'))];
            }
        }
        $demo = array_values(array_filter($check['parts'], static fn (array $part): bool => $part['kind'] === 'demo'))[0] ?? null;

        return [
            'isAdmin' => true,
            'style' => $this->screen->file('styles/entrelacs.css'),
            'script' => $this->screen->file('javascripts/admin.js'),
            'check' => $check,
            'groups' => $groups,
            'isComplete' => array_filter($check['parts'], static fn (array $part): bool => in_array($part['kind'], ['form', 'list'], true) && $part['state'] !== 'ok') === [],
            'hasDemo' => $demo !== null && $demo['state'] === 'ok',
            'conflicts' => array_map([$this, 'conflictShown'], $this->admin->conflicts()['conflicts']),
            'hosts' => $this->grist->allowed(),
            'configUrl' => $this->screen->pageUrl('GererConfig'),
            'board_config' => ['base' => $this->screen->base(), 'lang' => $this->screen->lang()],
        ];
    }

    /** @param array<string, mixed> $part @return array<string, mixed> */
    private function partShown(array $part): array
    {
        $name = (string) $part['name'];
        $label = $part['kind'] === 'form' ? $this->screen->nameOf($name, true) : ($part['kind'] === 'demo' ? _t('ENTRELACS_ADMIN_DEMO') : $name);

        return ['key' => "$part[kind]:$name", 'label' => $label, 'stateLabel' => _t('ENTRELACS_ADMIN_STATE_' . strtoupper($part['state']))] + $part;
    }

    /** @param array<string, mixed> $conflict @return array<string, mixed> */
    private function conflictShown(array $conflict): array
    {
        $value = static fn ($one): string => is_array($one) ? implode(', ', $one) : (is_bool($one) ? _t($one ? 'ENTRELACS_YES' : 'ENTRELACS_NO') : (string) $one);

        return [
            'id' => $conflict['id'],
            'title' => $conflict['title'],
            'url' => $this->screen->pageUrl((string) $conflict['entry']),
            'field' => $this->screen->label($conflict['entity'], $conflict['field']),
            'grist' => $value($conflict['grist']['value'] ?? ''),
            'wiki' => $value($conflict['wiki']['value'] ?? ''),
            'decision' => $conflict['decision'] ?? null,
        ];
    }
}
