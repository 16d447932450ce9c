<?php

namespace YesWiki\Entrelacs\Service;

use YesWiki\Core\Service\TemplateEngine;

/** The administrator's page: what is installed, what is missing, and the buttons that see to it. */
class AdminScreen
{
    /** Kinds of parts, in the order shown. */
    private const KINDS = ['form', 'list', 'page', 'setting', 'demo'];

    public function __construct(
        private AdminPage $admin,
        private GristPage $grist,
        private Screen $screen,
        private TemplateEngine $twig
    ) {
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
                $left = count(array_filter($parts, static fn (array $part): bool => $part['state'] !== 'ok'));
                $hasWords = array_filter($parts, static fn (array $part): bool => $part['details'] !== []) !== [];
                $groups[] = ['kind' => $kind, 'label' => _t('ENTRELACS_ADMIN_KIND_' . strtoupper($kind)), 'parts' => array_map([$this, 'partShown'], $parts), 'left' => $left, 'isOpen' => ($left > 0 || $hasWords) && !in_array($kind, ['demo', 'page'], true)];
            }
        }
        $demo = array_values(array_filter($check['parts'], static fn (array $part): bool => $part['kind'] === 'demo'))[0] ?? null;

        return [
            'isAdmin' => true,
            'style' => $this->screen->style(),
            'script' => $this->screen->file('javascripts/admin.js'),
            'check' => $check,
            'groups' => $groups,
            'isComplete' => array_filter($check['parts'], static fn (array $part): bool => in_array($part['kind'], ['form', 'list'], true) && $part['state'] !== 'ok') === [],
            'hasDemo' => $demo !== null && $demo['state'] === 'ok',
            'widgets' => $this->widgets($check['widgetsUrl']),
            'conflicts' => array_map([$this, 'conflictShown'], $this->admin->conflicts()['conflicts']),
            'hosts' => $this->grist->allowed(),
            'configUrl' => $this->screen->pageUrl('GererConfig'),
            'board_config' => ['base' => $this->screen->base(), 'lang' => $this->screen->lang()],
        ];
    }

    /** Widgets that the extension carries, with the address that Grist asks for. @return array<int, array{name: string, url: string}> */
    private function widgets(string $folder): array
    {
        $list = dirname(__DIR__) . '/widgets/manifest.json';
        $widgets = is_file($list) ? json_decode(file_get_contents($list), true) : [];
        $named = array_filter(is_array($widgets) ? $widgets : [], static fn ($widget): bool => is_string($widget['name'] ?? null) && is_string($widget['url'] ?? null));

        return array_values(array_map(static fn (array $widget): array => ['name' => $widget['name'], 'url' => $folder . preg_replace('~^\./~', '', $widget['url'])], $named));
    }

    /** @param array<string, mixed> $part @return array<string, mixed> */
    private function partShown(array $part): array
    {
        $name = (string) $part['name'];
        $labels = ['form' => fn (): string => $this->screen->nameOf($name, true), 'list' => fn (): string => $this->screen->listTitle($name), 'demo' => static fn (): string => _t('ENTRELACS_ADMIN_DEMO')];
        $label = isset($labels[$part['kind']]) ? $labels[$part['kind']]() : $name;

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
            'who' => ['grist' => $this->whoAndWhen($conflict['grist'] ?? []), 'wiki' => $this->whoAndWhen($conflict['wiki'] ?? [])],
            'decision' => $conflict['decision'] ?? null,
        ];
    }

    /** Who wrote a value and when, as far as that is known. @param array<string, mixed> $side */
    private function whoAndWhen(array $side): string
    {
        $at = strtotime($side['at'] ?? '');
        $parts = [
            ($side['by'] ?? '') === '' ? '' : _t('ENTRELACS_ADMIN_BY', ['name' => $side['by']]),
            $at === false ? '' : $this->screen->day(date('Y-m-d', $at)) . date(' H:i', $at),
        ];

        return implode(', ', array_filter($parts));
    }
}
