<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;

/** What follows when somebody saves with YesWiki's own form. */
class SavedEntryTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed()->as('Ana');
    }

    /** @param array<string, mixed> $data @return array<string, mixed> The entry's properties afterwards. */
    private function saved(string $entity, string $tag, array $data): array
    {
        $this->world->entry($entity, $tag, $data, ['owner' => 'Ana']);
        $this->world->saved()->complete($tag);

        return $this->world->store->entry($tag)->data;
    }

    public function testFieldsFillThemselvesWithoutAnotherVersion(): void
    {
        $data = $this->saved('task', 'Une', ['bf_status' => 'doing', 'bf_due' => '2026-12-01', 'bf_couleur' => 'rouge']);
        self::assertSame(['2026-11-25', '2026-11-25', '2026-12-01', '2026-11-25 10:30 En cours', 'rouge'], [$data['bf_createdOn'], $data['bf_startedOn'], $data['bf_baselineDue'], $data['bf_statusLog'], $data['bf_couleur']]);
        self::assertCount(1, $this->world->store->versions['Une']);

        $this->world->clock->now = new \DateTimeImmutable('2026-11-27 09:00');
        $data = $this->saved('task', 'Une', ['bf_status' => 'done', 'bf_due' => '2026-12-09'] + $data);
        self::assertSame(['2026-11-25', '2026-11-27', '2026-12-01', "2026-11-25 10:30 En cours\n2026-11-27 09:00 Terminé"], [$data['bf_startedOn'], $data['bf_doneOn'], $data['bf_baselineDue'], $data['bf_statusLog']]);
    }

    public function testWhatNobodyTypesIsNotTakenFromAForm(): void
    {
        $forged = ['bf_createdOn' => '1999-01-01', 'bf_statusLog' => 'forged', 'bf_uid' => 'forged', 'bf_status' => 'todo'];

        $data = $this->saved('task', 'Une', $forged);
        self::assertSame(['2026-11-25', '2026-11-25 10:30 À faire'], [$data['bf_createdOn'], $data['bf_statusLog']]);
        self::assertNotSame('forged', $data['bf_uid']);
        self::assertSame($data['bf_uid'], $this->saved('task', 'Une', $forged)['bf_uid']);

        $this->world->as('Admin');
        self::assertSame('1999-01-01', $this->saved('task', 'Importee', $forged)['bf_createdOn']);
    }

    public function testWhatFillsItselfIsNotTypedEvenWhereSomebodyOpenedItsLine(): void
    {
        $form = &$this->world->structure->forms[$this->world->form('task')]['bn_template'];
        $form = preg_replace('/^(jour\*\*\*bf_createdOn.*)@admins/m', '$1 * ', $form);
        self::assertSame('*', $this->world->structure->form($this->world->form('task'))->fields['bf_createdOn']->writeAcl);

        self::assertSame('2026-11-25', $this->saved('task', 'Une', ['bf_createdOn' => '1999-01-01'])['bf_createdOn']);
    }

    public function testDaysThatAreNoneAndMarkupInTagsDoNotReachYesWikisOwnPages(): void
    {
        $data = $this->saved('task', 'Une', ['bf_due' => '<script>window.hacked=1</script>', 'bf_start' => '2026-12-01', 'bf_tags' => 'bois,<img src=x onerror="window.hacked=1">,l’été,a\\,];window.hacked=1//']);

        self::assertSame(['', '2026-12-01', 'bois,img src=x onerror=window.hacked=1,l’été,a,];window.hacked=1//'], [$data['bf_due'], $data['bf_start'], $data['bf_tags']]);
    }

    public function testMarkupInWhatAFormOnlyLetsOneChooseDoesNotReachYesWikisOwnLists(): void
    {
        $script = '"><script>window.hacked=1</script>\\';
        $data = $this->saved('task', 'Une', ['bf_status' => "doing$script", 'bf_project' => $script, 'bf_responsible' => "Ana,$script", 'bf_uid' => $script, 'bf_titre' => 'Une <b>tâche</b>']);

        self::assertSame(['doingscriptwindow.hacked=1/script', 'scriptwindow.hacked=1/script', 'Ana,scriptwindow.hacked=1/script', 'Une <b>tâche</b>'], [$data['bf_status'], $data['bf_project'], $data['bf_responsible'], $data['bf_titre']]);
        self::assertStringNotContainsString('<', $data['bf_uid'] ?? '');
    }

    public function testFieldsThatPeopleAddedToOurFormsAreAsSafe(): void
    {
        $id = $this->world->form('task');
        $this->world->structure->forms[$id]['bn_template'] .= "\r\njour***bf_visite***Visite*** *** ***\r\nlien_internet***bf_plan***Plan*** *** ***\r\nliste***ListeTons***Ton*** *** *** ***bf_ton***";

        $data = $this->saved('task', 'Une', ['bf_visite' => '"><img src=x onerror=hacked()>', 'bf_plan' => "\x01javascript:javascript:hacked('a')", 'bf_ton' => ['<b>clair', 'sombre']]);

        self::assertSame(['', "hacked('a')", ['bclair', 'sombre']], [$data['bf_visite'], $data['bf_plan'], $data['bf_ton']]);
        self::assertSame('https://a.example/plan?javascript:1', $this->saved('task', 'Deux', ['bf_plan' => 'https://a.example/plan?javascript:1'])['bf_plan']);
    }

    public function testFormsThatWereMadeForTheSiteAreAsSafeAndOthersAreLeft(): void
    {
        $this->world->sitePages()->install(null, true);
        $hostile = ['bf_titre' => 'Une', 'bf_date' => '<script>hacked()</script>', 'bf_presents' => 'Ana,"><i>', 'bf_url' => 'JavaScript:hacked()'];
        $forms = array_column($this->world->structure->forms, 'bn_template', 'bn_label_nature');
        $ids = array_flip(array_map(static fn (array $form): string => $form['bn_label_nature'], $this->world->structure->forms));
        $this->world->structure->saveForm(7, ['bn_label_nature' => 'Réunions', 'bn_template' => $forms['Réunions']]);
        $after = function (int $form) use ($hostile): array {
            $this->world->store->put("Fiche$form", $form, $hostile);
            $this->world->saved()->complete("Fiche$form");

            return $this->world->store->entry("Fiche$form")->data;
        };

        $meeting = $after($ids['Réunions']);
        self::assertSame(['', 'Ana,i'], [$meeting['bf_date'], $meeting['bf_presents']]);
        self::assertSame('hacked()', $after($ids['Documents'])['bf_url']);
        self::assertSame($hostile['bf_date'], $after(7)['bf_date']);
    }

    public function testATitleStandsInAnAttributeOfYesWikisListsAsItIs(): void
    {
        $hostile = '" onfocus="hacked()" autofocus x="<img src="a/onfocus=hacked()//" alt="b &amp; c" />';
        $stored = $this->saved('task', 'Une', ['bf_titre' => $hostile])['bf_titre'];

        self::assertDoesNotMatchRegularExpression('/["<]/', $stored);
        self::assertSame('" onfocus="hacked()" autofocus x="<img src="a/onfocus=hacked()//" alt="b & c" />', html_entity_decode($stored));
        self::assertSame($stored, $this->saved('task', 'Une', ['bf_titre' => $stored])['bf_titre']);
        self::assertSame('L’atelier "son" &amp; lumière', $this->saved('task', 'Deux', ['bf_titre' => 'L’atelier "son" &amp; lumière'])['bf_titre']);
    }

    public function testNobodyGivesThemselvesTheAccountOfAnother(): void
    {
        self::assertSame('', $this->saved('member', 'Moi', ['bf_titre' => 'Moi', 'bf_account' => 'Admin'])['bf_account']);
        $this->world->as('Admin');
        self::assertSame('Ana', $this->saved('member', 'Moi', ['bf_titre' => 'Moi', 'bf_account' => 'Ana'])['bf_account']);
        $this->world->as('Ana');
        self::assertSame('Ana', $this->saved('member', 'Moi', ['bf_titre' => 'Moi', 'bf_account' => 'Bob'])['bf_account']);
    }

    /** YesWiki's form leaves out what the one who saves may not write. */
    public function testWhatTheFormDidNotShowIsNotLost(): void
    {
        $this->world->as('Admin');
        $this->saved('member', 'Moi', ['bf_titre' => 'Moi', 'bf_account' => 'Ana', 'bf_uid' => 'u1']);
        $this->world->as('Ana');

        $data = $this->saved('member', 'Moi', ['bf_titre' => 'Moi-même']);

        self::assertSame(['Moi-même', 'Ana', 'u1'], [$data['bf_titre'], $data['bf_account'], $data['bf_uid']]);
    }

    public function testAPublicProjectIsReadByAllAtOnce(): void
    {
        $this->saved('project', 'Jardin', ['bf_visibility' => 'public']);
        self::assertSame('*', $this->world->store->entry('Jardin')->readAcl);
    }

    public function testATitleHasNoGapWhereAFieldIsEmpty(): void
    {
        $this->world->entry('kpi', 'Delai', ['bf_titre' => 'Délai']);
        $this->world->entry('task', 'Une', ['bf_titre' => 'Une · deux']);
        $this->world->entry('member', 'Ana', ['bf_titre' => 'Ana']);

        self::assertSame('Délai', $this->saved('alert', 'Alerte', ['bf_titre' => 'Délai · ', 'bf_kpi' => 'Delai'])['bf_titre']);
        self::assertSame('Une · deux · Ana', $this->saved('review', 'Revue', ['bf_titre' => 'Une · deux ·  · Ana', 'bf_task' => 'Une', 'bf_reviewer' => 'Ana'])['bf_titre']);
        self::assertSame('Vide', $this->saved('alert', 'Vide', ['bf_titre' => ' · '])['bf_titre']);
    }

    public function testATitleThatYesWiki44LeftUnmadeIsMade(): void
    {
        $this->world->entry('task', 'Une', ['bf_titre' => 'Une &amp; deux']);

        $data = $this->saved('dependency', 'Lien', ['bf_titre' => '{{bf_predecessor}} · {{bf_successor}}', 'bf_predecessor' => 'Une', 'bf_successor' => 'Absente']);

        self::assertSame('Une &amp; deux', $data['bf_titre']);
    }

    public function testEntriesOfOtherFormsAreLeftAlone(): void
    {
        $this->world->structure->forms[6] = ['bn_label_nature' => 'Poules', 'bn_template' => 'texte***bf_titre***Nom***60***255***'];
        $this->world->store->put('Poule', 6, ['bf_titre' => 'Cocotte', 'bf_createdOn' => 'x']);
        $this->world->saved()->complete('Poule');
        $this->world->saved()->complete('Inconnue');

        self::assertSame('x', $this->world->store->entry('Poule')->data['bf_createdOn']);
    }
}
