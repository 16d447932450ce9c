<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;

class EntitiesReaderTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed();
    }

    public function testReadsARowInTheModelsOwnWords(): void
    {
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana']);
        $this->world->entry('project', 'Boutique', ['bf_titre' => 'Boutique']);
        $entry = $this->world->entry('task', 'Statuts', [
            'bf_titre' => 'Écrire &lt;b&gt;les&lt;/b&gt; statuts &amp; règlement',
            'bf_project' => 'Boutique',
            'bf_status' => 'doing',
            'bf_responsible' => 'AnaS',
            'bf_due' => '2026-12-24',
            'bf_effortHours' => '12,5',
            'bf_progress' => '40',
            'bf_tags' => 'a,b c',
            'bf_documents' => "https://un.example\r\nhttps://deux.example",
        ], ['owner' => 'Ana']);

        $answer = $this->world->as('Bob')->read(['task']);
        $row = $answer['entities']['task'][0];

        self::assertSame(['Statuts', (string) $entry->version, '2026-11-25T10:30:00+01:00', true], [$row['id'], $row['version'], $row['at'], $row['canWrite']]);
        self::assertSame('Écrire <b>les</b> statuts & règlement', $row['fields']['title']);
        self::assertSame(['Boutique', 'doing', ['AnaS'], '2026-12-24', 12.5, 40], [$row['fields']['project'], $row['fields']['status'], $row['fields']['responsible'], $row['fields']['due'], $row['fields']['effortHours'], $row['fields']['progress']]);
        self::assertSame([['a', 'b c'], "https://un.example\nhttps://deux.example", null, []], [$row['fields']['tags'], $row['fields']['documents'], $row['fields']['start'], $row['fields']['consulted']]);
        self::assertSame([], $answer['issues']);
        self::assertSame($answer['forms']['task']['fields'], array_keys($row['fields']));
        self::assertSame(array_keys($this->world->bindings()->own('task')->places), array_keys($row['fields']));
    }

    public function testTellsAProgramWhoSavedARowAndNobodyElse(): void
    {
        $this->world->entry('task', 'Statuts', ['bf_titre' => 'Statuts'], ['savedBy' => 'Bob']);
        $this->world->entry('task', 'Anonyme', ['bf_titre' => 'Anonyme'], ['savedBy' => '192.0.2.7']);
        $by = fn (): array => array_map(static fn (array $row) => $row['by'] ?? null, array_column($this->world->read(['task'])['entities']['task'], null, 'id'));

        $this->world->as('Admin', true);
        self::assertSame(['Statuts' => 'Bob', 'Anonyme' => null], $by());
        $this->world->as('Admin');
        self::assertSame(['Statuts' => null, 'Anonyme' => null], $by());
    }

    public function testSaysWhichWikiAnswersAndWhoAsks(): void
    {
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana Sow', 'bf_account' => 'Ana']);

        $answer = $this->world->as('Ana')->read([]);
        $again = $this->world->as(null)->read([]);

        self::assertSame(['account' => 'Ana', 'member' => 'AnaS', 'isAdmin' => false], $answer['me']);
        self::assertSame(['account' => null, 'member' => null, 'isAdmin' => false], $again['me']);
        self::assertSame(['https://wiki.example/', 'fr', 'Europe/Paris'], [$answer['wiki']['url'], $answer['wiki']['lang'], $answer['wiki']['timeZone']]);
        self::assertMatchesRegularExpression('/^[0-9a-f-]{36}$/', $answer['wiki']['id']);
        self::assertSame($answer['wiki']['id'], $again['wiki']['id']);
    }

    public function testAnEntryThatMayNotBeReadIsInNoPartOfTheAnswer(): void
    {
        $this->world->entry('member', 'Secret', ['bf_titre' => 'Zoé Secrète'], ['readAcl' => '@admins', 'owner' => 'Admin']);
        $this->world->entry('task', 'Cachee', ['bf_titre' => 'Tâche cachée'], ['readAcl' => '@admins', 'owner' => 'Admin']);
        $this->world->entry('task', 'Vue', ['bf_titre' => 'Tâche vue', 'bf_responsible' => 'Secret', 'bf_accountable' => 'Personne']);
        $this->world->entry('dependency', 'Lien', ['bf_titre' => 'x', 'bf_predecessor' => 'Cachee', 'bf_successor' => 'Vue']);

        $answer = $this->world->as('Ana')->read();
        $text = json_encode($answer, JSON_UNESCAPED_UNICODE);

        self::assertSame(['Vue'], array_column($answer['entities']['task'], 'id'));
        self::assertSame([[], null], [$answer['entities']['task'][0]['fields']['responsible'], $answer['entities']['dependency'][0]['fields']['predecessor']]);
        foreach (['Secret', 'Zoé', 'Cachee', 'cachée'] as $word) {
            self::assertStringNotContainsString($word, $text);
        }
        // A reference to nothing and one to a private entry look the same.
        $issues = array_values(array_filter($answer['issues'], static fn (array $issue): bool => $issue['row'] === 'Vue'));
        self::assertSame([['cell.badReference', 'responsible'], ['cell.badReference', 'accountable']], array_map(static fn (array $issue): array => [$issue['code'], $issue['path']], $issues));
        self::assertSame(array_diff_key($issues[0], ['path' => 1]), array_diff_key($issues[1], ['path' => 1]));

        self::assertCount(2, $this->world->as('Admin')->read(['task'])['entities']['task']);
    }

    public function testAnonymousVisitorsReadPublicEntriesAndTheirPublicFieldsOnly(): void
    {
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana Sow', 'bf_email' => 'ana@example.org']);
        $this->world->entry('project', 'Ouvert', ['bf_titre' => 'Ouvert', 'bf_objective' => 'Cent bocaux', 'bf_lead' => 'AnaS', 'bf_visibility' => 'public'], ['readAcl' => '*']);
        $this->world->entry('project', 'Ferme', ['bf_titre' => 'Fermé', 'bf_visibility' => 'members']);

        $answer = $this->world->as(null)->read();

        self::assertSame(['Ouvert'], array_column($answer['entities']['project'], 'id'));
        self::assertArrayNotHasKey('lead', $answer['entities']['project'][0]['fields']);
        self::assertSame('Cent bocaux', $answer['entities']['project'][0]['fields']['objective']);
        self::assertFalse($answer['entities']['project'][0]['canWrite']);
        self::assertNotContains('lead', $answer['forms']['project']['fields']);
        self::assertSame([[], false], [$answer['entities']['member'], $answer['forms']['member']['canCreate']]);
        self::assertStringNotContainsString('AnaS', json_encode($answer));
        self::assertArrayNotHasKey('pulseResults', $answer);
    }

    public function testAnEntryOfItsOwnerIsSeenByThemAndByAdministrators(): void
    {
        $this->world->entry('task', 'DeBob', [], ['owner' => 'Bob', 'readAcl' => '%']);
        $this->world->entry('task', 'DePersonne', [], ['readAcl' => '%']);
        $seen = fn (?string $name): array => array_column($this->world->as($name)->read(['task'])['entities']['task'], 'id');

        self::assertSame([[], [], ['DeBob'], ['DeBob', 'DePersonne']], [$seen(null), $seen('Ana'), $seen('Bob'), $seen('Admin')]);
    }

    public function testWhoHasNoAccountWritesNothingEvenWhereYesWikiLetsEverybody(): void
    {
        $this->world->entry('task', 'Ouverte', [], ['readAcl' => '*', 'writeAcl' => '*']);
        $canWrite = fn (?string $name): bool => $this->world->as($name)->read(['task'])['entities']['task'][0]['canWrite'];

        self::assertSame([false, true], [$canWrite(null), $canWrite('Ana')]);
    }

    public function testAnEmailIsItsOwners(): void
    {
        $this->world->entry('member', 'AnaS', ['bf_email' => 'ana@example.org'], ['owner' => 'Ana']);
        $this->world->entry('member', 'BobB', ['bf_email' => 'bob@example.org'], ['owner' => 'Bob']);
        $emails = fn (?string $name): array => array_map(static fn (array $row): array => [$row['id'], $row['fields']['email'] ?? 'hidden'], $this->world->as($name)->read(['member'])['entities']['member']);

        self::assertSame([['AnaS', 'ana@example.org'], ['BobB', 'hidden']], $emails('Ana'));
        self::assertSame([['AnaS', 'ana@example.org'], ['BobB', 'bob@example.org']], $emails('Admin'));
    }

    public function testFieldsThatFillThemselvesAreLockedForPeopleAndOpenToPrograms(): void
    {
        $this->world->entry('task', 'Vue');
        $locked = fn (): array => $this->world->read(['task'])['entities']['task'][0]['locked'] ?? [];

        $this->world->as('Ana');
        self::assertContains('statusLog', $locked());
        self::assertContains('uid', $locked());
        $this->world->as('Ana', true);
        self::assertSame([], $locked());
    }

    public function testBadValuesAreIssuesBesideWhatCouldBeRead(): void
    {
        $this->world->entry('task', 'Abimee', [
            'bf_titre' => 'Abîmée',
            'bf_status' => 'presque',
            'bf_due' => 'demain',
            'bf_effortHours' => 'beaucoup',
            'bf_progress' => '140',
            'bf_start' => ['2026'],
            'bf_inconnu' => 'gardé',
        ]);

        $answer = $this->world->as('Ana')->read(['task']);

        self::assertSame('Abîmée', $answer['entities']['task'][0]['fields']['title']);
        self::assertEqualsCanonicalizing(
            [['status', 'cell.unknownChoice', 'presque'], ['due', 'cell.notADate', 'demain'], ['effortHours', 'cell.notANumber', 'beaucoup'], ['progress', 'cell.outOfRange', '140'], ['start', 'cell.wrongType', null]],
            array_map(static fn (array $issue): array => [$issue['path'], $issue['code'], $issue['value'] ?? null], $answer['issues'])
        );
        self::assertSame(['task', 'Abimee'], [$answer['issues'][0]['entity'], $answer['issues'][0]['row']]);
    }

    public function testStagesOfTheCollectiveHaveTheirMeaning(): void
    {
        $this->world->structure->lists['ListeEntrelacsTaskStatus']['recette'] = 'Recette';
        $this->world->site->settings['entrelacs_settings'] = ['stage.1' => 'Recette = review'];
        $this->world->entry('task', 'Testee', ['bf_status' => 'recette']);

        $fields = $this->world->as('Ana')->read(['task'])['entities']['task'][0]['fields'];

        self::assertSame(['review', 'Recette'], [$fields['status'], $fields['stage']]);
        self::assertSame(['stage.1' => 'Recette = review'], $this->world->read([])['settings']);
    }

    public function testAnyFormStandsForAnEntityByABinding(): void
    {
        $this->world->structure->lists['ListeUrgence'] = ['1' => 'Basse', '2' => 'Élevée', '3' => 'Critical'];
        $this->world->structure->forms[7] = ['bn_label_nature' => 'Chantiers', 'bn_template' => "texte***bf_titre***Nom***60***255*** *** ***text***1***\nliste***ListeUrgence***Urgence*** *** *** ***bf_urgence*** ***0***\ntexte***bf_qui***Qui*** *** *** *** ***text***0***\nlistedatefin***bf_date_fin_evenement***Fin*** ***"];
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana']);
        $this->world->store->put('Toit', 7, ['bf_titre' => 'Refaire le toit', 'bf_urgence' => '3', 'bf_qui' => 'ana, Zoé', 'bf_date_fin_evenement' => '2026-12-05T23:30:00+00:00'], ['readAcl' => '*']);
        $binding = ['task' => ['form' => 7, 'fields' => ['title' => 'bf_titre', 'criticality' => 'bf_urgence', 'responsible' => 'bf_qui', 'due' => 'bf_date_fin_evenement', 'project' => 'bf_absent']]];

        $answer = $this->world->as('Bob')->read(['task'], $binding);

        // Reviews of our own tasks have nothing to say of these, and are no mistakes either.
        $this->world->entry('task', 'Notre');
        $this->world->entry('review', 'Avis', ['bf_task' => 'Notre', 'bf_reviewer' => 'Personne']);
        self::assertSame(['reviewer'], array_column($this->world->read(['task', 'review'], $binding)['issues'], 'path'));
        self::assertSame(['form' => 7, 'label' => 'Chantiers', 'canCreate' => true, 'fields' => ['title', 'criticality', 'responsible', 'due']], $answer['forms']['task']);
        self::assertSame(['title' => 'Refaire le toit', 'criticality' => 'critical', 'responsible' => ['AnaS', 'name:Zoé'], 'due' => '2026-12-06'], $answer['entities']['task'][0]['fields']);
    }

    public function testRightsOnFieldsCountInBoundFormsToo(): void
    {
        $this->world->structure->forms[7] = ['bn_label_nature' => 'Gens', 'bn_template' => "texte***bf_titre***Nom*** ***\nchamps_mail***bf_open***Ouvert*** *** *** *** *** ***0***0*** *** * *** * ***\nchamps_mail***bf_asked***Par un bouton*** *** *** ***form*** ***0***0*** *** * *** * ***\nchamps_mail***bf_mail***Mail*** *** % *** ***form*** ***0***0*** *** * *** * ***\ntexte***bf_note***Note*** *** *** *** ***text***0*** *** ***@admins***@admins***"];
        $this->world->store->put('Lea', 7, ['bf_titre' => 'Léa', 'bf_mail' => 'lea@example.org', 'bf_note' => 'secret'], ['readAcl' => '*', 'owner' => 'Lea']);
        $binding = ['member' => ['form' => 7, 'fields' => ['name' => 'bf_titre', 'email' => 'bf_mail', 'account' => 'bf_note']]];
        $fields = function (?string $name) use (&$binding): array {
            return array_keys($this->world->as($name)->read(['member'], $binding)['entities']['member'][0]['fields']);
        };

        self::assertSame(['name'], $fields('Ana'));
        self::assertSame(['name'], $fields(null));
        self::assertSame(['name', 'email', 'account'], $fields('Admin'));
        // With a button that writes to somebody, YesWiki shows their address to whom cell 4 names, administrators where it names nobody; without one, to whoever reads the entry.
        foreach (['bf_asked' => ['name'], 'bf_open' => ['name', 'email']] as $property => $seen) {
            $binding['member']['fields'] = ['name' => 'bf_titre', 'email' => $property];
            self::assertSame($seen, $fields('Ana'), $property);
        }
    }

    public function testBadBindingsAreRefused(): void
    {
        $status = fn (array $binding): int => $this->world->as('Ana')->ask('entities', ['query' => ['only' => 'task', 'binding' => json_encode($binding)]])[0];

        self::assertSame([400, 400, 400, 503], array_map($status, [['task' => 7], ['task' => ['form' => '7', 'fields' => []]], ['task' => ['form' => 7]], ['task' => ['form' => 999, 'fields' => []]]]));
    }

    public function testAWikiWithoutFormsAnswersWithNone(): void
    {
        $answer = (new World())->as('Ana')->read();

        self::assertSame([[], []], [$answer['forms'], $answer['entities']]);
    }

    public function testPulseResultsAreBlocksOfFive(): void
    {
        $answers = ['2026-W45' => [3, 4, 5], '2026-W46' => [2], '2026-W47' => [1, 5], '2026-W48' => [5, 5, 5, 5, 5]];
        foreach ($answers as $week => $scores) {
            foreach ($scores as $at => $score) {
                $this->world->entry('pulse', "P$week$at", ['bf_week' => $week, 'bf_trust' => "$score", 'bf_respect' => '3', 'bf_communication' => '3', 'bf_climate' => '3', 'bf_comment' => 'mot secret']);
            }
        }
        $this->world->entry('pulse', 'Partial', ['bf_week' => '2026-W45', 'bf_trust' => '1']);

        $answer = $this->world->as('Ana')->read(['pulse']);

        self::assertSame([['week' => '2026-W47', 'answers' => 6, 'trust' => 20 / 6, 'respect' => 3, 'communication' => 3, 'climate' => 3]], $answer['pulseResults']);
        self::assertSame([[], false], [$answer['entities']['pulse'], $answer['forms']['pulse']['canCreate']]);
        self::assertStringNotContainsString('secret', json_encode($answer));
    }
}
