<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Entity\PlainText;

/** The administrator's page, by the real Twig: what it says, and what its buttons would ask. */
class AdminScreenTest extends TestCase
{
    use ReadsPages;

    private World $world;

    protected function setUp(): void
    {
        $this->world = (new World())->as('Admin');
    }

    public function testShowsNothingButASentenceToOthers(): void
    {
        foreach ([null, 'Ana'] as $name) {
            $html = (new Pages($this->world->as($name)))->admin();

            self::assertSame(['Cette page est réservée aux personnes qui administrent le wiki.'], $this->texts($this->page($html), '//body/*'));
        }
    }

    public function testOfAWikiWithoutAnythingSaysWhatIsMissingAndOffersToCreateIt(): void
    {
        $page = $this->page((new Pages($this->world))->admin());

        self::assertStringStartsWith('Il manque quelque chose', $this->texts($page, '//p[contains(@class, "alert-info")]')[0]);
        self::assertSame([[], ['demo' => 'install'], ['site' => 'install']], $this->asked($page, '//button[not(ancestor::details)]'));
        $forms = $page->query('//details[1]//li[contains(@class, "is-missing")]');
        self::assertCount(count($this->world->model->entities), $forms);
        self::assertSame(array_map(static fn (string $name): array => ['parts' => ["form:$name"]], $this->inOrder($page)), $this->asked($page, '//details[1]//li[contains(@class, "is-missing")]/button'));
        // A screen reader hears which form each button is about.
        self::assertCount(0, $page->query('//details//button[not(span[@class="sr-only"][normalize-space()])]'));
    }

    public function testOfAWholeInstallationSaysThatItIs(): void
    {
        $this->world->installer()->install(null);

        $page = $this->page((new Pages($this->world))->admin());

        self::assertSame(['Tous les formulaires et toutes les listes sont en place.'], $this->texts($page, '//p[contains(@class, "alert-success")]'));
        self::assertCount(0, $page->query('//details[position() <= 2]//button'));
        self::assertStringContainsString('https://wiki.example/tools/entrelacs/widgets/', $page->document->textContent);
        self::assertCount(1, $page->query('//noscript'));
    }

    public function testNoNameThatSomebodyGaveToAFormRunsThere(): void
    {
        foreach (self::hostile() as $text) {
            $this->world->structure->forms[1300] = ['bn_label_nature' => PlainText::toStored($text), 'bn_template' => 'texte***bf_titre***Nom*** ***'];
            $this->world->site->settings['entrelacs_grist_hosts'] = [$text, 'grist.example'];

            $html = (new Pages($this->world))->admin();

            $this->assertInert($html);
            self::assertStringContainsString(htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE), $html);
            self::assertStringContainsString('https://grist.example', $html);
        }
    }

    public function testNamesListsByTheirTitles(): void
    {
        $names = $this->texts($this->page((new Pages($this->world))->admin()), '//details[2]//li/strong');

        self::assertContains('Entrelacs : tâches, statut', $names);
        self::assertSame([], array_filter($names, static fn (string $name): bool => strpos($name, 'Liste') === 0));
    }

    public function testOfAFormChangedByHandSaysWhichAndOffersToRepairIt(): void
    {
        $this->world->installer()->install(null);
        $id = $this->world->form('task');
        $lines = explode("\n", $this->world->structure->forms[$id]['bn_template']);
        $this->world->structure->forms[$id]['bn_template'] = implode("\n", array_filter($lines, static fn (string $line): bool => strpos($line, 'bf_effortHours') === false));

        $page = $this->page((new Pages($this->world))->admin());

        self::assertSame([['parts' => ['form:task']]], $this->asked($page, '//li[contains(@class, "is-drifted")]/button'));
        self::assertStringContainsString('Charge (heures)', $this->texts($page, '//li[contains(@class, "is-drifted")]//*[@class="entrelacs-detail"]')[0]);
    }

    public function testOfTwoFieldsOfOneNameSaysWhichTheBoardsRead(): void
    {
        $this->world->installer()->install(null);
        $id = $this->world->form('task');
        $this->world->structure->forms[$id]['bn_template'] .= "\r\njour***bf_echeance***échéance*** *** *** ***";

        $page = $this->page((new Pages($this->world))->admin());

        self::assertStringStartsWith('Deux champs s’appellent « Échéance » : bf_due, que lisent les tableaux, et bf_echeance', $this->texts($page, '//details[1][@open]//li[@class="is-ok"]/*[@class="entrelacs-detail"]')[0]);
        self::assertCount(0, $page->query('//details[1]//button'));
    }

    public function testOfTheDemoOffersToTakeItAwayOnceConfirmed(): void
    {
        $this->world->installer()->install(null);
        $this->world->demo()->install(json_decode(file_get_contents(getenv('ENTRELACS_MODEL') . '/demo.json'), true));

        $page = $this->page((new Pages($this->world))->admin());

        self::assertSame([['demo' => 'remove']], $this->asked($page, '//button[@data-confirm]'));
    }

    public function testShowsBothValuesOfAConflictWithTheirButtonsAndNoMarkupOfTheirs(): void
    {
        $this->world->installer()->install(null);
        $conflicts = [];
        foreach (self::hostile() as $at => $text) {
            $conflicts[] = ['id' => "c$at$text", 'entity' => 'task', 'entry' => $text, 'field' => 'title', 'title' => $text, 'grist' => ['value' => $text, 'by' => $text], 'wiki' => ['value' => [$text, $text], 'at' => $text]];
        }
        $conflicts[] = ['id' => 'oui', 'entity' => 'task', 'entry' => 'Statuts', 'field' => 'due', 'title' => 'Statuts', 'grist' => ['value' => '2026-12-01', 'at' => '2026-11-25T09:30:00Z'], 'wiki' => ['value' => null, 'by' => 'Ana', 'at' => '2026-11-25T10:05:00+01:00'], 'decision' => 'grist'];
        $this->world->conflicts()->replace(['conflicts' => $conflicts]);
        $this->world->site->settings['entrelacs_grist_hosts'] = array_merge(['grist.example'], self::hostile());

        $html = (new Pages($this->world))->admin();

        $page = $this->page($html);
        self::assertCount(count($conflicts), $page->query('//tbody/tr'));
        self::assertSame(['Statuts', 'Échéance', '2026-12-01 25/11/2026 10:30 valeur choisie', 'par Ana, 25/11/2026 10:05 Garder celle-ci'], $this->texts($page, '//tbody/tr[last()]/*'));
        self::assertSame(['oui', 'wiki'], [$page->query('//tbody/tr[last()]//button/@data-conflict')->item(0)->nodeValue, $page->query('//tbody/tr[last()]//button/@data-decision')->item(0)->nodeValue]);
        self::assertSame(['https://grist.example'], array_slice($this->texts($page, '//p[contains(., "Serveurs Grist")]/code'), 0, 1));
    }

    /** What buttons say that they ask. @return array<int, mixed> */
    private function asked(\DOMXPath $page, string $path): array
    {
        return array_map(static fn (\DOMNode $button) => json_decode($button->getAttribute('data-body'), true, 8, JSON_THROW_ON_ERROR), iterator_to_array($page->query($path)));
    }

    /** Entities in the order in which their forms are shown. @return string[] */
    private function inOrder(\DOMXPath $page): array
    {
        $names = array_flip(array_map(static fn ($type): string => $type->plural['fr'], $this->world->model->entities));

        return array_map(static fn (string $label): string => $names[$label], $this->texts($page, '//details[1]//li/strong'));
    }
}
