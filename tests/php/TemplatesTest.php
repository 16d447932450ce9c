<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Entity\Field;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Service\Screen;
use YesWiki\Wiki;

/** What pages of the wiki show without JavaScript: every template, by the real Twig. */
class TemplatesTest extends TestCase
{
    use ReadsPages;

    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed()->as('Ana');
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana Sow', 'bf_account' => 'Ana', 'bf_active' => 'yes'], ['owner' => 'Ana']);
        $this->world->entry('member', 'KarimH', ['bf_titre' => 'Karim Haddad', 'bf_active' => 'yes']);
        $this->world->entry('team', 'Atelier', ['bf_titre' => 'L’atelier']);
        $this->world->entry('project', 'Boutique', ['bf_titre' => 'Boutique en ligne', 'bf_objective' => "Vendre dix lampes\navant Noël", 'bf_lead' => 'AnaS', 'bf_status' => 'active', 'bf_visibility' => 'members']);
        $this->world->entry('task', 'Statuts', ['bf_titre' => 'Écrire les statuts', 'bf_project' => 'Boutique', 'bf_team' => 'Atelier', 'bf_status' => 'doing', 'bf_responsible' => 'AnaS', 'bf_accountable' => 'KarimH', 'bf_due' => '2026-12-24']);
        $this->world->entry('task', 'Photos', ['bf_titre' => 'Photographier les lampes', 'bf_project' => 'Boutique', 'bf_status' => 'todo', 'bf_responsible' => 'KarimH']);
        $this->world->entry('task', 'Autre', ['bf_titre' => 'Une tâche d’un autre projet', 'bf_status' => 'todo']);
        $this->world->entry('dependency', 'Besoin', ['bf_titre' => 'x', 'bf_predecessor' => 'Statuts', 'bf_successor' => 'Photos', 'bf_need' => 'Les statuts signés', 'bf_state' => 'accepted']);
        $this->world->entry('milestone', 'Ouverture', ['bf_titre' => 'Ouverture', 'bf_project' => 'Boutique', 'bf_due' => '2026-12-01', 'bf_baselineDue' => '2026-11-20']);
        $this->world->entry('kpi', 'Delai', ['bf_titre' => 'Délai', 'bf_family' => 'delivery', 'bf_source' => 'manual', 'bf_active' => 'yes', 'bf_unit' => 'j']);
        $this->world->entry('measure', 'Mesure', ['bf_titre' => 'm', 'bf_kpi' => 'Delai', 'bf_on' => '2026-11-20', 'bf_value' => '12,5']);
    }

    public function testAProjectsPageBringsItsRolesNeedsPromisesAndFiguresTogether(): void
    {
        $page = $this->page($this->pages()->entry('Boutique'));

        self::assertSame(['Boutique en ligne'], $this->texts($page, '//h1'));
        self::assertSame(['Qui fait quoi', 'Ce qu’on attend les uns des autres', 'Jalons', 'Indicateurs'], $this->texts($page, '//h2'));
        self::assertSame(['Écrire les statuts', 'Photographier les lampes'], $this->texts($page, '//table[caption="Qui fait quoi : tâches en cours"]//th[@scope="row"]'));
        self::assertSame(['Ana Sow', 'Karim Haddad'], array_slice($this->texts($page, '//table[caption="Qui fait quoi : tâches en cours"]/tbody/tr[1]/td'), 0, 2));
        self::assertSame(['Les statuts signés'], $this->texts($page, '//table[caption="Qui attend qui"]//th[@scope="row"]'));
        self::assertSame(['Ouverture 1er déc., promis le 20 nov. : retard 11 j'], $this->texts($page, '//li[@class="is-late"]'));
        self::assertSame(['12,5 j (20/11/2026)'], array_slice($this->texts($page, '//table[caption="Indicateurs"]/tbody/tr[1]/td'), 1, 1));
        self::assertStringContainsString('L’atelier', $this->texts($page, '//dl[@class="entrelacs-facts"]')[0]);
    }

    public function testWhatHasNoTitleIsNamedByWhatItSays(): void
    {
        $this->world->entry('kpiTarget', 'CibleUne', ['bf_titre' => 'c', 'bf_kpi' => 'Delai', 'bf_from' => '2026-11-20', 'bf_target' => '40']);

        $page = $this->page($this->pages()->entry('Delai'));
        self::assertContains('20/11/2026 · 40', $this->texts($page, '//tbody/tr/*[1]'));
        self::assertNotContains('CibleUne', $this->texts($page, '//tbody/tr/*[1]'));
    }

    public function testASourceOfAnIndicatorIsSaidInWords(): void
    {
        $source = function (string $stored): string {
            $this->world->entry('kpi', 'Cycle', ['bf_titre' => 'Cycle', 'bf_source' => $stored, 'bf_active' => 'yes']);

            return $this->texts($this->page($this->pages()->entry('Cycle')), '//dl[@class="entrelacs-facts"]/div[dt="Source"]/dd')[0];
        };

        self::assertSame('Temps de cycle, 85 % des tâches', $source('cycleTimeP85'));
        self::assertSame('Saisie par son porteur ou sa porteuse', $source('manual'));
        self::assertSame('La balance', $source('La balance'));
    }

    /** On a cheap host each reading of thousands of entries takes half a second. */
    public function testThePageOfAnEntryReadsTheWikiOnceForAllItsBoards(): void
    {
        // A project's figures ask for the answers to the pulse besides.
        foreach (['Boutique' => 2, 'AnaS' => 1, 'Statuts' => 1, 'Besoin' => 1, 'Delai' => 1] as $tag => $most) {
            $this->world->store->reads = 0;
            $this->pages()->entry($tag);
            self::assertSame($most, $this->world->store->reads, $tag);
        }
    }

    public function testTablesShowWhatIsStillWaitedForAndTheLastFigure(): void
    {
        foreach (['verified', 'refused'] as $state) {
            $this->world->entry('dependency', "Fini$state", ['bf_titre' => 'x', 'bf_predecessor' => 'Statuts', 'bf_successor' => 'Photos', 'bf_need' => "Besoin $state", 'bf_state' => $state]);
        }
        $this->world->entry('measure', 'Ancienne', ['bf_titre' => 'm', 'bf_kpi' => 'Delai', 'bf_on' => '2026-10-20', 'bf_value' => '99']);

        self::assertSame(['Les statuts signés'], $this->texts($this->page($this->pages()->board('needs')), '//th[@scope="row"]'));
        self::assertSame('12,5 j (20/11/2026)', $this->texts($this->page($this->pages()->board('kpi')), '//tbody/tr[1]/td')[1]);
    }

    public function testWhatFillsItselfIsNoFactOfAPage(): void
    {
        $this->world->entry('milestone', 'Ouverture', ['bf_titre' => 'Ouverture', 'bf_due' => '2026-12-01', 'bf_dueLog' => '2026-11-01 09:00 2026-12-01', 'bf_uid' => 'u-1']);

        $html = $this->pages()->entry('Ouverture');

        self::assertStringContainsString('01/12/2026', $html);
        self::assertStringNotContainsString('09:00', $html);
        self::assertStringNotContainsString('u-1', $html);
    }

    public function testATasksPageSaysWhoStandsForEachLetter(): void
    {
        $page = $this->page($this->pages()->entry('Statuts'));

        self::assertSame(['R Réalise', 'A Approuve', 'C Consulté·e', 'I Informé·e'], $this->texts($page, '//dl[@class="entrelacs-roles"]//dt'));
        self::assertSame('Ana Sow', $this->texts($page, '//dl[@class="entrelacs-roles"]/div[1]/dd//a')[0]);
        self::assertCount(4, $page->query('//*[@data-entrelacs="gesture"]'));
        self::assertStringContainsString('24/12/2026', $this->texts($page, '//dl[@class="entrelacs-facts"]')[0]);
    }

    public function testAPageNamesTheModulesThatItsBoardStandsOn(): void
    {
        $screen = new class (new Wiki(), $this->world->site, $this->world->model) extends Screen {
            protected function built(string $list): array
            {
                return $list === 'modules.json' ? ['javascripts/raci.js' => ['javascripts/part-A.js', 'javascripts/part-B.js']] : [];
            }
        };
        $pages = new Pages($this->world, null, $screen);
        $named = fn (string $html): array => array_map(static fn ($link): string => $link->getAttribute('href'), iterator_to_array($this->page($html, false)->query('//link[@rel="modulepreload"]')));

        self::assertSame(['https://wiki.example/tools/entrelacs/javascripts/part-A.js', 'https://wiki.example/tools/entrelacs/javascripts/part-B.js'], $named($pages->board('raci')));
        self::assertSame([], $named($pages->board('kanban')));
    }

    public function testAGestureThatNamesNoEntrySaysWhatToWrite(): void
    {
        foreach (['role' => 'tache', 'livrer' => 'besoin'] as $gesture => $about) {
            $page = $this->page($this->pages()->gesture(['geste' => $gesture]));
            self::assertStringEndsWith("Écrivez le nom de sa page : {{entrelacsgeste geste=\"$gesture\" $about=\"…\"}}.", $this->texts($page, '//p[@class="alert alert-warning"]')[0]);
            self::assertCount(0, $page->query('//*[@data-entrelacs]'));
        }
        self::assertCount(1, $this->page($this->pages()->gesture(['geste' => 'besoin']))->query('//*[@data-entrelacs="gesture"]'));
    }

    public function testAMembersPageSpeaksToThemAndOfThemToOthers(): void
    {
        self::assertSame(['Ce que je fais', 'Qui m’attend, qui j’attends'], $this->texts($this->page($this->pages()->entry('AnaS')), '//h2'));
        self::assertSame(['Ce que fait Karim Haddad', 'Qui attend Karim Haddad, qui Karim Haddad attend'], $this->texts($this->page($this->pages()->entry('KarimH')), '//h2'));
    }

    public function testATitleMadeOfOthersNamesOnlyThoseThatTheReaderMaySee(): void
    {
        $this->world->entry('task', 'Cachee', ['bf_titre' => 'Acheter &amp; vendre'], ['readAcl' => '@admins']);
        $this->world->entry('dependency', 'Attente', ['bf_titre' => 'Acheter &amp; vendre · Photographier les lampes', 'bf_predecessor' => 'Cachee', 'bf_successor' => 'Photos', 'bf_state' => 'accepted']);
        $this->world->entry('kpi', 'Marge', ['bf_titre' => 'Marge &amp; reste'], ['readAcl' => '@admins']);
        $this->world->entry('measure', 'Releve', ['bf_titre' => 'Marge &amp; reste · 2026-11-20', 'bf_kpi' => 'Marge', 'bf_on' => '2026-11-20']);
        $titles = fn (): array => array_map(fn (string $tag): string => $this->texts($this->page($this->pages()->entry($tag)), '//h1')[0], ['Attente', 'Releve']);

        self::assertSame(['… · Photographier les lampes', '… · 2026-11-20'], $titles());
        $this->world->as('Admin');
        self::assertSame(['Acheter & vendre · Photographier les lampes', 'Marge & reste · 2026-11-20'], $titles());

        // Words of a list are for Bazar to look up: where people put one there, the title is that which it made.
        $form = &$this->world->structure->forms[$this->world->form('dependency')]['bn_template'];
        $form = str_replace('titre***{{bf_predecessor}}', 'titre***{{bf_state}} {{bf_predecessor}}', $form);
        self::assertSame('Acheter & vendre · Photographier les lampes', $titles()[0]);
    }

    public function testInAListAnEntryShowsItsFactsAndTheWayToItsPage(): void
    {
        foreach (['Boutique', 'AnaS', 'Statuts', 'Besoin'] as $tag) {
            $page = $this->page($this->pages()->entry($tag, [], 'NosProjets'));
            self::assertCount(0, $page->query('//*[@data-entrelacs]'), $tag);
            self::assertCount(1, $page->query("//a[@href='https://wiki.example/?$tag'][starts-with(normalize-space(), 'Ouvrir la fiche')]"), $tag);
            self::assertCount(1, $page->query('//dl[@class="entrelacs-facts"]'), $tag);
        }
    }

    public function testAVisitorOfAPublicProjectSeesNoBoardOfWhatIsForMembers(): void
    {
        $this->world->entry('project', 'Vitrine', ['bf_titre' => 'Vitrine', 'bf_objective' => 'Montrer', 'bf_status' => 'active', 'bf_visibility' => 'public'], ['readAcl' => '*']);
        $page = $this->page($this->pages()->entry('Vitrine'));
        self::assertSame(['Qui fait quoi', 'Ce qu’on attend les uns des autres', 'Jalons', 'Indicateurs'], $this->texts($page, '//h2'));

        $this->world->as(null);
        $page = $this->page($this->pages()->entry('Vitrine'));
        self::assertSame([], $this->texts($page, '//h2'));
        self::assertSame(['Vitrine'], $this->texts($page, '//h1'));
    }

    public function testAPageIsGivenTheStylesheetOnce(): void
    {
        $GLOBALS['css'] = '<link rel="stylesheet" href="https://wiki.example/tools/entrelacs/styles/entrelacs.css?v=1">';
        try {
            $pages = $this->pages();
            $pages->entry('Statuts');
            self::assertSame([], $pages->twig->styles);
        } finally {
            unset($GLOBALS['css']);
        }
        $pages->entry('Statuts');
        self::assertSame(['tools/entrelacs/styles/entrelacs.css'], array_values(array_unique($pages->twig->styles)));
    }

    /** @return array<string, array{0: string}> */
    public function entities(): array
    {
        $names = array_keys((new World())->model->entities);

        return array_combine($names, array_map(static fn (string $name): array => [$name], $names));
    }

    /** @dataProvider entities */
    public function testNoTextOfAnEntryIsMarkupWhateverItsForm(string $entity): void
    {
        // Answers to the pulse are shown to nobody but administrators.
        $this->world->as('Admin');
        $text = implode(' ', self::hostile());
        foreach (['Brute' => $text, 'Purifiee' => PlainText::toStored($text)] as $tag => $stored) {
            $this->world->entry($entity, $tag, $this->filledWith($entity, $stored));
            $html = $this->pages()->entry($tag);
            $this->assertInert($html);
        }
        if ($this->world->model->entity($entity)->titleField !== null) {
            // A reader of HTML drops the characters that it has none for.
            $printed = static fn (string $text): string => preg_replace('/[\x00-\x20\x{FFFD}]/u', '', $text);
            self::assertSame($printed($text), $printed($this->page($html)->query('//h1')->item(0)->textContent));
        }
    }

    /** @dataProvider entities */
    public function testEveryEntrysPageNamesWhatItShowsInBothLanguages(string $entity): void
    {
        $this->world->as('Admin')->entry($entity, 'Pleine', $this->filledWith($entity, 'Un texte'));
        foreach (['fr', 'en'] as $lang) {
            $GLOBALS['prefered_language'] = $this->world->site->lang = $lang;
            $GLOBALS['translations'] = include dirname(__DIR__, 2) . "/yeswiki-bazar-templates/lang/entrelacs_$lang.inc.php";
            try {
                $page = $this->page($this->pages()->entry('Pleine'));
            } finally {
                unset($GLOBALS['prefered_language']);
                $GLOBALS['translations'] = include dirname(__DIR__, 2) . '/yeswiki-bazar-templates/lang/entrelacs_fr.inc.php';
            }
            $labels = array_map(static fn (Field $field): string => $field->label[$lang], array_values($this->world->model->entity($entity)->fields));
            $shown = $this->texts($page, '//dl[@class="entrelacs-facts"]/div/dt');
            self::assertSame([], array_diff($shown, $labels, [_t('ENTRELACS_TEAMS')]));
            self::assertGreaterThan(0, count($shown), "$entity in $lang");
            self::assertStringNotContainsString('ENTRELACS_', $page->document->textContent);
        }
    }

    public function testFieldsThatPeopleAddedAreShownAsBazarRendersThem(): void
    {
        $this->world->entry('task', 'Statuts', ['bf_titre' => 'Écrire les statuts', 'bf_notaire' => 'Me <b>Dupont</b>']);

        $page = $this->page($this->pages()->entry('Statuts', ['bf_notaire' => 'Me <b>Dupont</b>', 'bf_absent' => 'x']));

        self::assertSame(['Me Dupont'], $this->texts($page, '//*[@data-id="bf_notaire"]'));
        self::assertSame(0, $page->query('//*[@data-id="bf_absent"]')->length);
    }

    public function testAnEntryOfAnotherFormIsShownAsBazarDoes(): void
    {
        $this->world->structure->forms[1399] = ['bn_label_nature' => 'Recettes', 'bn_template' => "texte***bf_titre***Nom*** ***\ntexte***bf_plat***Plat*** ***"];
        $this->world->store->put('Tarte', 1399, ['bf_titre' => 'Tarte', 'bf_plat' => 'Pommes']);

        $html = $this->pages()->entry('Tarte');

        self::assertSame(['Tarte', 'Pommes'], $this->texts($this->page($html), '//*[@class="BAZ_rubrique"]'));
        self::assertStringNotContainsString('entrelacs', $html);
    }

    public function testWhoMayNotSeeAnEntryReadsNothingOfWhatIsAroundIt(): void
    {
        $this->world->entry('task', 'Cachee', ['bf_titre' => 'Tâche cachée', 'bf_project' => 'Boutique', 'bf_responsible' => 'AnaS'], ['readAcl' => '@admins']);
        $this->world->entry('dependency', 'Lien', ['bf_titre' => 'x', 'bf_predecessor' => 'Cachee', 'bf_successor' => 'Photos', 'bf_need' => 'Besoin caché'], ['readAcl' => '@admins']);
        foreach (['Boutique', 'AnaS', 'Photos'] as $tag) {
            self::assertStringNotContainsString('cach', mb_strtolower($this->pages()->entry($tag)), $tag);
        }
        $this->world->entry('project', 'Ouvert', ['bf_titre' => 'Ouvert', 'bf_visibility' => 'public', 'bf_lead' => 'AnaS', 'bf_objective' => 'Cent bocaux'], ['readAcl' => '*']);
        $html = $this->as(null)->entry('Ouvert');
        self::assertStringContainsString('Cent bocaux', $html);
        self::assertStringNotContainsString('AnaS', $html);
        self::assertStringNotContainsString('Ana Sow', $html);
        self::assertStringNotContainsString('"a-token"', $html);
    }

    public function testNoTextOfARowIsMarkupInAnyTable(): void
    {
        foreach (self::hostile() as $at => $text) {
            $stored = PlainText::toStored($text);
            $this->world->entry('member', "M$at", ['bf_titre' => $stored, 'bf_active' => 'yes']);
            $this->world->entry('task', "T$at", $this->filledWith('task', $stored) + ['bf_project' => 'Boutique']);
            $this->world->entry('task', "U$at", ['bf_titre' => $stored, 'bf_status' => 'todo', 'bf_project' => 'Boutique', 'bf_team' => 'Atelier', 'bf_milestone' => 'Ouverture', 'bf_responsible' => "M$at", 'bf_accountable' => 'AnaS']);
            $this->world->entry('dependency', "D$at", ['bf_titre' => 'x', 'bf_predecessor' => "U$at", 'bf_successor' => 'Photos', 'bf_need' => $stored, 'bf_state' => 'requested']);
            $this->world->entry('milestone', "J$at", ['bf_titre' => $stored, 'bf_project' => 'Boutique', 'bf_due' => '2026-12-02']);
            $this->world->entry('kpi', "K$at", ['bf_titre' => $stored, 'bf_unit' => $stored, 'bf_source' => 'manual', 'bf_active' => 'yes']);
            $this->world->entry('measure', "V$at", ['bf_titre' => 'v', 'bf_kpi' => "K$at", 'bf_on' => '2026-11-20', 'bf_value' => '3', 'bf_comment' => $stored]);
        }
        $shown = '';
        foreach (array_merge(['Boutique', 'Photos', 'AnaS', 'Atelier', 'Ouverture'], array_map(static fn (int $at): string => "U$at", array_keys(self::hostile()))) as $tag) {
            $shown .= $html = $this->pages()->entry($tag);
            $this->assertInert($html);
        }
        foreach (['raci', 'dependencies', 'kpi', 'kanban', 'cards', 'needs'] as $board) {
            $shown .= $html = $this->pages()->board($board);
            $this->assertInert($html);
        }
        // And all of it was there, as text.
        foreach (self::hostile() as $text) {
            self::assertGreaterThan(5, substr_count($shown, htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE)), $text);
        }
    }

    /** @return array<string, array{0: string}> */
    public function lists(): array
    {
        return ['raci' => ['raci', 'raci'], 'dependances' => ['dependances', 'dependencies'], 'kanban-etat' => ['kanban-etat', 'kanban'], 'indicateurs' => ['indicateurs', 'kpi']];
    }

    /** @dataProvider lists */
    public function testAListShowsTheEntriesThatBazarFoundAsABoard(string $template, string $board): void
    {
        $tags = ['raci' => ['Statuts'], 'dependencies' => ['Besoin'], 'kanban' => ['Statuts'], 'kpi' => ['Delai']][$board];

        $page = $this->page($this->pages()->list($template, $tags));

        self::assertSame($tags, $this->config($page, $board)['entries']);
        self::assertCount(1, $page->query('//table/tbody/tr'));
        self::assertCount(1, $page->query('//nav[@class="pager"]'));
        // What Bazar's filters hide, and count.
        self::assertSame($tags[0], $page->query('//div[@class="entrelacs-list"][.//*[@data-entrelacs]]/div[@class="entrelacs-found"]/span[@class="bazar-entry"]/@data-id_fiche')->item(0)->nodeValue);
    }

    public function testAListThatFoundNothingShowsNothing(): void
    {
        $page = $this->page($this->pages()->list('raci', []));

        self::assertSame(['Rien pour l’instant.'], $this->texts($page, '//table/tbody/tr'));
        self::assertSame([], $this->config($page, 'raci')['entries']);
    }

    /** @dataProvider lists */
    public function testAListOfAnotherFormSaysWhatThisTemplateIsFor(string $template): void
    {
        $this->world->structure->forms[7] = ['bn_label_nature' => 'Chantiers', 'bn_template' => 'texte***bf_titre***Nom*** ***'];
        $this->world->store->put('Toit', 7, ['bf_titre' => 'Toit']);

        $page = $this->page($this->pages()->list($template, ['Toit']));

        self::assertStringContainsString('choisissez un de ces formulaires', $this->texts($page, '//p[contains(@class, "alert")]')[0]);
        self::assertCount(0, $page->query('//*[@data-entrelacs]'));
    }

    /** @dataProvider lists */
    public function testADynamicListLetsVueSayTheEntriesAndNothingElse(string $template, string $board): void
    {
        $this->world->entry('task', 'Piege', ['bf_titre' => '{{ constructor.constructor("window.hacked=1")() }}', 'bf_status' => 'todo']);
        $form = $this->world->form(['dependencies' => 'dependency', 'kpi' => 'kpi'][$board] ?? 'task');

        $page = $this->page($this->pages()->dynamicList($template, [(string) $form]));

        self::assertSame('id_fiche,id_typeannonce', $page->query('//*[@data-fields]/@data-fields')->item(0)->nodeValue);
        // Bazar cuts what it shows into pages of that many entries, of 20 where there are many and nothing is said: below one, it cuts nothing.
        self::assertSame('-1', $page->query('//*[@data-pagination]/@data-pagination')->item(0)->nodeValue);
        self::assertCount(1, $page->query('//*[@v-if="ready"][contains(@*[name()=":data-entries"], "id_fiche")]'));
        // All text of entries is inside what Vue leaves alone: a mustache in a title is a title.
        self::assertCount(1, $page->query("//*[@v-pre]//*[@data-entrelacs='$board']"));
        self::assertCount(0, $page->query('//text()[contains(., "{{")][not(ancestor::*[@v-pre])]'));
        self::assertNull($this->config($page, $board)['entries']);
    }

    public function testBoardsGesturesAndDocumentsTakeNothingOfAPageAsMarkup(): void
    {
        $this->world->site->settings['entrelacs_grist_hosts'] = ['grist.example'];
        foreach (self::hostile() as $text) {
            foreach (['raci', 'dependencies', 'kpi', 'kanban', 'cards', 'needs'] as $board) {
                $this->assertInert($this->pages()->board($board, array_fill_keys(['projet', 'equipe', 'membre', 'tache', 'besoin', 'vue', 'hauteur', 'lecture', 'formulaires', 'champs'], $text)));
            }
            $this->assertInert($this->pages()->gesture(['geste' => $text]));
            $this->assertInert($this->pages()->gesture(['geste' => 'role', 'tache' => $text, 'besoin' => $text, 'role' => $text, 'projet' => $text]));
            $this->assertInert($this->pages()->grist(['doc' => $text, 'page' => $text, 'titre' => $text, 'hauteur' => $text]));
            $this->assertInert($this->pages()->grist(['doc' => 'https://grist.example/abCdEf123456/Titre', 'page' => $text, 'titre' => $text, 'hauteur' => $text]));
        }
    }

    public function testADocumentIsALinkWithoutJavaScriptAndOnlyFromAllowedServers(): void
    {
        $this->world->site->settings['entrelacs_grist_hosts'] = ['grist.example'];

        $page = $this->page($this->pages()->grist(['doc' => 'https://grist.example/abCdEf123456/Titre', 'titre' => 'Le plan']));
        self::assertSame(['Ouvrir dans Grist : Le plan'], $this->texts($page, '//a'));
        self::assertCount(0, $page->query('//iframe'));
        self::assertCount(0, $this->page($this->pages()->grist(['doc' => 'https://ailleurs.example/abCdEf123456/Titre']))->query('//a|//*[@data-entrelacs]'));
    }

    public function testAnAllowedServerIsThatOneAtThatPort(): void
    {
        $this->world->site->settings['entrelacs_grist_hosts'] = ['grist.example', 'http://chez-nous.example:8484'];
        $isShown = fn (string $doc): bool => $this->page($this->pages()->grist(['doc' => $doc]))->query('//*[@data-entrelacs="grist"]')->length === 1;
        $shown = ['https://grist.example/abCdEf123456/Titre', 'grist.example/abCdEf123456/Titre', 'https://GRIST.example/o/equipe/abCdEf123456/Titre/p/3', 'https://grist.example/doc/abCdEf123456', 'http://chez-nous.example:8484/abCdEf123456/Titre'];
        $refused = [
            'http://grist.example/abCdEf123456/Titre', 'https://grist.example:8484/abCdEf123456/Titre', 'https://chez-nous.example:8484/abCdEf123456/Titre', 'http://chez-nous.example/abCdEf123456/Titre',
            'https://grist.example.pirate.example/abCdEf123456/Titre', 'https://pirate.example/grist.example/abCdEf123456', 'https://grist.example@pirate.example/abCdEf123456/Titre', 'https://grist.example\\@pirate.example/abCdEf123456/Titre',
            '//grist.example/abCdEf123456/Titre', 'javascript://grist.example/abCdEf123456/%0aalert(1)', 'https://grist.example/../abCdEf123456', 'https://grist.example/abCdEf123456/Titre/p/3/x', '',
        ];

        self::assertSame([], array_filter($shown, static fn (string $doc): bool => !$isShown($doc)));
        self::assertSame([], array_filter($refused, $isShown));
        $link = fn (string $page): string => $this->page($this->pages()->grist(['doc' => $shown[2], 'page' => $page]))->query('//a/@href')->item(0)->nodeValue;
        self::assertSame(['/p/7', '/p/3', '/p/3'], array_map(static fn (string $page): string => substr($link($page), -4), ['7', '', '7/../x']));
    }

    /** A template's page, as somebody else sees it. */
    private function as(?string $name): Pages
    {
        $this->world->as($name);

        return $this->pages();
    }

    private function pages(): Pages
    {
        return new Pages($this->world);
    }

    /** Properties of an entry of ours, each with something in it: the same text wherever a text may be. @return array<string, mixed> */
    private function filledWith(string $entity, string $text): array
    {
        $samples = ['date' => '2026-11-20', 'week' => '2026-W47', 'number' => '2', 'integer' => '2', 'boolean' => 'yes'];
        $data = ['bf_titre' => $text];
        foreach ($this->world->model->entity($entity)->fields as $field) {
            $data[$field->property] = $samples[$field->kind] ?? $text;
            if ($field->kind === 'choice' && $text === 'Un texte') {
                $data[$field->property] = (string) array_key_first($field->choices);
            } elseif ($field->isReference() && $text === 'Un texte') {
                $data[$field->property] = ['member' => 'AnaS', 'project' => 'Boutique', 'task' => 'Statuts', 'kpi' => 'Delai', 'team' => 'Atelier', 'milestone' => 'Ouverture'][$field->entity] ?? '';
            }
        }

        return $data;
    }
}
