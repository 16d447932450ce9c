<?php

namespace Entrelacs\Tests;

use YesWiki\Bazar\Field\BazarField;
use YesWiki\Core\Service\TemplateEngine;
use YesWiki\Entrelacs\Service\AdminScreen;
use YesWiki\Entrelacs\Service\BoardPage;
use YesWiki\Entrelacs\Service\EntitiesReader;
use YesWiki\Entrelacs\Service\EntryPage;
use YesWiki\Entrelacs\Service\Facts;
use YesWiki\Entrelacs\Service\GesturePage;
use YesWiki\Entrelacs\Service\GristPage;
use YesWiki\Entrelacs\Service\ListPage;
use YesWiki\Entrelacs\Service\Parameters;
use YesWiki\Entrelacs\Service\Promises;
use YesWiki\Entrelacs\Service\RelatedEntries;
use YesWiki\Entrelacs\Service\Screen;
use YesWiki\Entrelacs\Service\Tables;
use YesWiki\Wiki;

require_once dirname(__DIR__) . '/yeswiki/core.php';
require_once dirname(__DIR__) . '/yeswiki/bazar.php';
require_once dirname(__DIR__) . '/yeswiki/templates.php';

/** What the extension puts into pages of a wiki in memory, by the real Twig. */
class Pages
{
    public TemplateEngine $twig;
    public World $world;
    public Screen $screen;
    private EntitiesReader $reader;

    /**
     * @param EntitiesReader|null $reader    what answers for the wiki's rows; the wiki in memory unless said otherwise
     * @param Screen|null         $screen    where built files are
     * @param string|null         $extension folder of the extension; its sources unless said otherwise
     */
    public function __construct(World $world, ?EntitiesReader $reader = null, ?Screen $screen = null, ?string $extension = null)
    {
        $this->world = $world;
        $this->reader = $reader ?? $world->reader();
        $this->screen = $screen ?? new Screen(new Wiki(), $world->site, $world->model);
        $this->twig = new TemplateEngine($extension ?? dirname(__DIR__, 3) . '/yeswiki-bazar-templates');
        $this->twig->actions = [
            'entrelacsfiche' => fn (array $given): string => $this->entryPage()->render($given['fiche'], $given['form'], $given['html']),
            'entrelacsgeste' => fn (array $given): string => $this->gesture($given),
            'entrelacsliste' => fn (array $given): string => (new ListPage($this->boards(), $this->world->bindings()))->render($given['board'], $given['fiches'] ?? null, $given['ids'] ?? []),
        ];
    }

    /** The page of an entry, as its form's template of Bazar has it made. @param array<string, string> $html @param string|null $page the page that it is shown in; its own unless said otherwise */
    public function entry(string $tag, array $html = [], ?string $page = null): string
    {
        Wiki::$page = $page ?? $tag;
        $data = $this->world->store->entry($tag)->data;
        $names = array_map(static fn ($field): string => $field->property, array_values($this->world->structure->form((int) $data['id_typeannonce'])->fields ?? []));

        return $this->entryPage()->render($data, ['prepared' => array_map(static fn (string $name): BazarField => new BazarField($name), array_unique(array_merge($names, array_keys($html))))], $html);
    }

    /** The entries of a list that shows each by its form's template: one page, one service. @param string[] $tags @return string[] */
    public function entriesIn(array $tags): array
    {
        Wiki::$page = 'NosFiches';
        $page = $this->entryPage();

        return array_map(fn (string $tag): string => $page->render($this->world->store->entry($tag)->data, [], []), $tags);
    }

    /** A board, as its action makes it. @param array<string, mixed> $arguments */
    public function board(string $board, array $arguments = []): string
    {
        return $this->boards()->render($board, $arguments);
    }

    /** @param array<string, mixed> $arguments */
    public function gesture(array $arguments): string
    {
        return (new GesturePage($this->screen, $this->world->visitor, $this->twig))->render($arguments);
    }

    /** @param array<string, mixed> $arguments */
    public function grist(array $arguments): string
    {
        return $this->gristPage()->render($arguments);
    }

    public function admin(): string
    {
        return (new AdminScreen($this->world->admin(), $this->gristPage(), $this->screen, $this->twig))->render();
    }

    /** A list of Bazar that names one of our templates. @param string[] $tags entries that Bazar found */
    public function list(string $template, array $tags): string
    {
        $fiches = array_map(fn (string $tag): array => $this->world->store->entry($tag)->data, $tags);

        return $this->twig->render("@bazar/$template.twig", ['fiches' => $fiches, 'param' => [], 'info_res' => '', 'pager_links' => '<nav class="pager"></nav>', 'filters' => []]);
    }

    /** The same list, dynamic: its script says which entries to show. @param array<int, mixed> $forms */
    public function dynamicList(string $template, array $forms): string
    {
        return $this->twig->render("@bazar/entries/index-dynamic-templates/$template.twig", ['params' => ['idtypeannonce' => $forms, 'pagination' => 10]]);
    }

    private function entryPage(): EntryPage
    {
        $world = $this->world;
        $tables = new Tables($this->screen);

        return new EntryPage($this->reader, $world->bindings(), $this->boards(), $tables, $facts = new Facts($world->model, $this->screen), new RelatedEntries($world->model, $tables, $facts, $this->screen), new Promises($tables, $this->screen, $world->clock), $this->screen, $world->model, $world->visitor, $this->twig);
    }

    private function boards(): BoardPage
    {
        return new BoardPage($this->reader, new Tables($this->screen), $this->screen, new Parameters($this->world->model), $this->world->visitor, $this->twig);
    }

    private function gristPage(): GristPage
    {
        return new GristPage($this->world->site, $this->screen, new Parameters($this->world->model), $this->twig);
    }
}
