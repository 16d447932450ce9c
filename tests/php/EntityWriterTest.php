<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Exception\Refusal;

class EntityWriterTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed()->as('Ana');
    }

    /** Code and field of what is refused; null for what is done. @return array{0: string, 1: ?string}|null */
    private function refusal(callable $do): ?array
    {
        try {
            $do();
        } catch (Refusal $refusal) {
            return [$refusal->reason, $refusal->field];
        }

        return null;
    }

    /** @param array<string, mixed> $fields */
    private function create(string $entity, array $fields): string
    {
        return $this->world->writer()->create($entity, $fields);
    }

    /** @param array<string, mixed> $fields */
    private function update(string $entity, string $tag, array $fields, ?int $version = null): void
    {
        $this->world->writer()->update($entity, $tag, (string) ($version ?? $this->world->store->entry($tag)->version), $fields);
    }

    public function testStoresWhatBazarWould(): void
    {
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana']);
        $this->world->entry('member', 'BobB', ['bf_titre' => 'Bob']);

        $tag = $this->create('task', ['title' => '1 < 2 & "trois"', 'responsible' => ['AnaS', 'BobB'], 'accountable' => ['AnaS'], 'due' => '2026-12-01', 'effortHours' => 2.5, 'progress' => 10, 'tags' => ['un', 'deux'], 'documents' => "a\r\nb"]);

        $data = $this->world->store->entry($tag)->data;
        self::assertSame(
            ['1 &lt; 2 &amp; "trois"', 'AnaS,BobB', 'AnaS', '2026-12-01', '2.5', '10', 'un,deux', "a\nb", 'todo', 'normal'],
            array_map(static fn (string $property) => $data[$property], ['bf_titre', 'bf_responsible', 'bf_accountable', 'bf_due', 'bf_effortHours', 'bf_progress', 'bf_tags', 'bf_documents', 'bf_status', 'bf_criticality'])
        );
        self::assertSame(['Ana', '+', '+'], [$this->world->store->entry($tag)->owner, $this->world->store->entry($tag)->readAcl, $this->world->store->entry($tag)->writeAcl]);
    }

    /** Those that the wiki in memory of packages/yeswiki refuses as well. @return array<string, array{0: array<string, mixed>, 1: string, 2: string}> */
    public function badValues(): array
    {
        $values = json_decode(file_get_contents(dirname(__DIR__) . '/fixtures/refused-values.json'), true);
        $cases = array_combine(array_column($values, 'what'), array_map(static fn (array $value): array => [$value['fields'], $value['code'], $value['field']], $values));

        return $cases + ['a text of more than a megabyte' => [['title' => 'x', 'documents' => str_repeat('a', 1048577)], 'field.tooLong', 'documents']];
    }

    /** @dataProvider badValues @param array<string, mixed> $fields */
    public function testRefusesBadValuesAndSaysWhere(array $fields, string $code, string $field): void
    {
        $this->world->entry('team', 'EquipeUne');
        $this->world->entry('member', 'M');
        $this->world->entry('member', 'N');
        $this->world->entry('task', 'Ancienne');
        $count = count($this->world->store->versions);

        self::assertSame([$code, $field], $this->refusal(fn () => $this->create('task', $fields)));
        if ($fields !== []) {
            self::assertSame([$code, $field], $this->refusal(fn () => $this->update('task', 'Ancienne', $fields)));
        }
        self::assertCount($count, $this->world->store->versions);
        self::assertCount(1, $this->world->store->versions['Ancienne']);
    }

    public function testSomebodyTwiceInAListIsNamed(): void
    {
        $this->world->entry('member', 'MarieM', ['bf_titre' => 'Marie']);
        try {
            $this->create('task', ['title' => 'x', 'responsible' => ['MarieM', 'MarieM']]);
            self::fail('it was done');
        } catch (Refusal $refusal) {
            self::assertSame('« Marie » est deux fois dans « Réalise » : une fois suffit.', $refusal->body()['message']);
        }
    }

    public function testNoTaskWaitsForItself(): void
    {
        $this->world->entry('task', 'Une');
        $this->world->entry('task', 'Deux');
        $self = ['dependency.onItself', 'successor'];

        self::assertSame($self, $this->refusal(fn () => $this->create('dependency', ['predecessor' => 'Une', 'successor' => 'Une'])));
        $link = $this->create('dependency', ['predecessor' => 'Une', 'successor' => 'Deux']);
        self::assertSame($self, $this->refusal(fn () => $this->update('dependency', $link, ['successor' => 'Une'])));
        $this->update('dependency', $link, ['predecessor' => 'Deux', 'successor' => 'Une']);
    }

    public function testAPrivateEntryCannotBeToldFromOneThatDoesNotExist(): void
    {
        $this->world->entry('member', 'Secret', [], ['readAcl' => '@admins', 'owner' => 'Admin']);
        $this->world->entry('task', 'Cachee', [], ['readAcl' => '@admins', 'owner' => 'Admin']);
        $said = function (string $tag): array {
            $answers = [];
            foreach (['update' => ['version' => '1', 'fields' => ['title' => 'x']], 'remove' => [], 'create' => ['fields' => ['title' => 'x', 'responsible' => [$tag]]]] as $route => $body) {
                $answers[] = $this->world->ask($route, ['token' => 'token', 'query' => ['version' => '1'], 'body' => $body], 'task', ...($route === 'create' ? [] : [$tag]));
            }

            return $answers;
        };

        self::assertSame($said('Inconnue'), $said('Cachee'));
        self::assertSame([404, 404, 422], array_column($said('Cachee'), 0));
        self::assertSame($said('Inconnue')[2], $said('Secret')[2]);
    }

    public function testAnEntryOfAnotherFormIsUnknownHere(): void
    {
        $this->world->entry('team', 'Equipe');
        $this->world->store->put('PageOrdinaire', 0, []);

        self::assertSame(['entry.unknown', null], $this->refusal(fn () => $this->update('task', 'Equipe', ['title' => 'x'])));
        self::assertSame(['entry.unknown', null], $this->refusal(fn () => $this->update('task', 'PageOrdinaire', ['title' => 'x'])));
    }

    public function testAnUpdateKeepsTheBytesOfWhatItDoesNotName(): void
    {
        $data = ['bf_titre' => 'Avant', 'bf_need' => "<p>Un  <b>texte</b></p>\r\n&eacute;", 'bf_status' => 'presque', 'bf_inconnu' => ['a' => [1, null]], 'bf_due' => 'demain', '' => ''];
        $this->world->entry('task', 'Ancienne', $data);

        $this->update('task', 'Ancienne', ['title' => 'Après', 'progress' => 5]);

        $after = $this->world->store->entry('Ancienne')->data;
        self::assertSame(['Après', '5'], [$after['bf_titre'], $after['bf_progress']]);
        foreach (array_diff_key($data, ['bf_titre' => 1]) as $property => $value) {
            self::assertSame($value, $after[$property]);
        }
    }

    public function testNothingIsSavedWhereNothingChanges(): void
    {
        $entry = $this->world->entry('task', 'Ancienne', ['bf_titre' => 'Avant &amp; après', 'bf_progress' => '5']);

        $this->update('task', 'Ancienne', ['title' => 'Avant & après', 'progress' => 5, 'due' => null]);

        self::assertSame($entry->version, $this->world->store->entry('Ancienne')->version);
    }

    public function testAnotherVersionIsAConflictWithBothValues(): void
    {
        $old = $this->world->entry('task', 'Ancienne', ['bf_titre' => 'Une']);
        $this->world->entry('task', 'Ancienne', ['bf_titre' => 'Deux'], ['savedBy' => 'Bob']);

        [$status, $body] = $this->world->ask('update', ['token' => 'token', 'body' => ['version' => (string) $old->version, 'fields' => ['title' => 'Trois']]], 'task', 'Ancienne');

        self::assertSame([409, 'entry.changed', 'Bob', ['title' => 'Trois'], 'Deux'], [$status, $body['code'], $body['by'], $body['yours'], $body['current']['fields']['title']]);
        self::assertSame('Deux', $this->world->store->entry('Ancienne')->data['bf_titre']);
        self::assertSame(409, $this->world->as('Admin')->ask('remove', ['token' => 'token', 'query' => ['version' => '1']], 'task', 'Ancienne')[0]);
    }

    public function testAConflictDoesNotTellTheAddressOfAnAnonymousVisitor(): void
    {
        $this->world->entry('task', 'Ancienne', [], ['savedBy' => '192.0.2.7']);

        [$status, $body] = $this->world->ask('update', ['token' => 'token', 'body' => ['version' => '0', 'fields' => ['title' => 'Trois']]], 'task', 'Ancienne');

        self::assertSame([409, false], [$status, isset($body['by'])]);
        self::assertStringNotContainsString('192.0.2.7', json_encode($body));
    }

    public function testOfTwoWhoSaveAtOnceOneWins(): void
    {
        $entry = $this->world->entry('task', 'Ancienne', ['bf_titre' => 'Une']);
        $this->world->store->meanwhile = fn () => $this->update('task', 'Ancienne', ['title' => 'De Bob'], $entry->version);

        self::assertSame(['entry.changed', null], $this->refusal(fn () => $this->update('task', 'Ancienne', ['title' => 'D’Ana'], $entry->version)));
        self::assertSame('De Bob', $this->world->store->entry('Ancienne')->data['bf_titre']);
    }

    public function testWhatYesWikisOwnFormSavedMeanwhileStays(): void
    {
        $entry = $this->world->entry('task', 'Ancienne', ['bf_titre' => 'Une']);
        $this->world->store = new class ($this->world->visitor, $this->world->clock) extends MemoryEntries {
            private int $looks = 0;

            public function entry(string $tag): ?StoredEntry
            {
                if ($tag === 'Ancienne' && ++$this->looks === 2) {
                    $this->put('Ancienne', parent::entry($tag)->form, ['bf_titre' => 'Du formulaire'], ['savedBy' => 'Bob']);
                }

                return parent::entry($tag);
            }
        };
        $this->world->store->versions = ['Ancienne' => [$entry]];
        $this->world->store->lastVersion = $entry->version;

        self::assertSame(['entry.changed', null], $this->refusal(fn () => $this->update('task', 'Ancienne', ['title' => 'D’Ana'], $entry->version)));
        self::assertSame('Du formulaire', $this->world->store->entry('Ancienne')->data['bf_titre']);
    }

    /** A database that compares without case finds more than was asked for. */
    public function testAReferenceInAnotherCaseIsToNothing(): void
    {
        $this->world->store = new class ($this->world->visitor, $this->world->clock) extends MemoryEntries {
            public function entry(string $tag): ?StoredEntry
            {
                return parent::entry($tag === 'anas' ? 'AnaS' : $tag);
            }
        };
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana']);
        $this->world->entry('task', 'Une', ['bf_responsible' => 'anas']);

        self::assertSame(['field.reference', 'responsible'], $this->refusal(fn () => $this->create('task', ['title' => 'x', 'responsible' => ['anas']])));
        self::assertSame([], $this->world->ask('update', ['token' => 'token', 'body' => ['version' => (string) $this->world->store->entry('Une')->version, 'fields' => ['title' => 'x']]], 'task', 'Une')[1]['row']['fields']['responsible']);
    }

    public function testTheAnswerToAChangeNamesNothingThatMayNotBeSeen(): void
    {
        $this->world->entry('member', 'Secret', [], ['readAcl' => '@admins', 'owner' => 'Admin']);
        $this->world->entry('member', 'DeBob', ['bf_titre' => 'Bob'], ['readAcl' => '%', 'owner' => 'Bob']);
        $this->world->entry('task', 'Vue', ['bf_titre' => 'Vue', 'bf_responsible' => 'Secret,DeBob']);

        [$status, $body] = $this->world->ask('update', ['token' => 'token', 'body' => ['version' => (string) $this->world->store->entry('Vue')->version, 'fields' => ['title' => 'Revue']]], 'task', 'Vue');

        self::assertSame([200, 'Revue', []], [$status, $body['row']['fields']['title'], $body['row']['fields']['responsible']]);
        self::assertSame('Secret,DeBob', $this->world->store->entry('Vue')->data['bf_responsible']);
    }

    public function testRightsOfThePageAndOfItsFields(): void
    {
        $this->world->entry('task', 'DeBob', [], ['owner' => 'Bob', 'writeAcl' => '%']);
        $this->world->entry('member', 'AnaS', [], ['owner' => 'Ana']);

        self::assertSame(['access.denied', null], $this->refusal(fn () => $this->update('task', 'DeBob', ['title' => 'x'])));
        self::assertSame(['access.field', 'account'], $this->refusal(fn () => $this->update('member', 'AnaS', ['account' => 'Admin'])));
        self::assertNull($this->refusal(fn () => $this->update('member', 'AnaS', ['email' => 'ana@example.org'])));
        self::assertSame(['field.type', 'email'], $this->refusal(fn () => $this->update('member', 'AnaS', ['email' => 'ana'])));
        $this->world->as('Bob');
        self::assertNull($this->refusal(fn () => $this->update('task', 'DeBob', ['title' => 'x'])));
        self::assertSame(['access.field', 'email'], $this->refusal(fn () => $this->update('member', 'AnaS', ['email' => 'pirate@example.org'])));
        $this->world->as('Admin');
        self::assertNull($this->refusal(fn () => $this->update('member', 'AnaS', ['account' => 'Ana'])));
    }

    public function testOnlyOwnersAndAdministratorsRemove(): void
    {
        $this->world->entry('task', 'DeBob', [], ['owner' => 'Bob']);
        $remove = fn () => $this->world->writer()->remove('task', 'DeBob', (string) $this->world->store->entry('DeBob')->version);

        self::assertSame(['access.denied', null], $this->refusal($remove));
        $this->world->as('Bob');
        self::assertNull($this->refusal($remove));
        self::assertNull($this->world->store->entry('DeBob'));
    }

    public function testAnswersToThePulseAreNeitherCreatedNorChangedThisWay(): void
    {
        $this->world->entry('pulse', 'Une', ['bf_trust' => '3']);
        foreach (['Ana', 'Admin'] as $name) {
            $this->world->as($name);
            self::assertSame(['access.denied', null], $this->refusal(fn () => $this->create('pulse', ['trust' => 3])));
        }
        self::assertSame(['access.denied', null], $this->refusal(fn () => $this->update('pulse', 'Une', ['trust' => 1])));
    }

    public function testWhereNewPagesAreClosedEntriesAreToo(): void
    {
        $this->world->site->settings = ['bazarIgnoreAcls' => false, 'default_write_acl' => '@admins'] + $this->world->site->settings;

        self::assertSame(['access.denied', null], $this->refusal(fn () => $this->create('task', ['title' => 'x'])));
        self::assertFalse($this->world->read(['task'])['forms']['task']['canCreate']);
    }

    public function testWhoAddsEntriesIsWhoeverTheFormLetsWrite(): void
    {
        $form = &$this->world->structure->forms[$this->world->form('task')]['bn_template'];
        $form = preg_replace('/^acls\*\*\*\+\*\*\*\+/m', 'acls***+***@conseil', $form);

        self::assertSame(['access.denied', null], $this->refusal(fn () => $this->create('task', ['title' => 'x'])));
        self::assertFalse($this->world->read(['task'])['forms']['task']['canCreate']);
        $this->world->visitor->groups['conseil'] = ['Ana'];
        self::assertNull($this->refusal(fn () => $this->create('task', ['title' => 'x'])));
    }

    public function testFieldsFillThemselves(): void
    {
        $tag = $this->create('task', ['title' => 'Charte', 'due' => '2026-12-01']);
        $row = fn (): array => $this->world->read(['task'])['entities']['task'][0]['fields'];
        self::assertSame(['2026-11-25', null, '2026-12-01', '2026-11-25 10:30 À faire'], [$row()['createdOn'], $row()['startedOn'], $row()['baselineDue'], $row()['statusLog']]);
        self::assertMatchesRegularExpression('/^[0-9a-f]{8}-[0-9a-f]{4}-4/', $row()['uid']);

        $this->world->clock->now = new \DateTimeImmutable('2026-11-27 09:00');
        $this->update('task', $tag, ['status' => 'review', 'due' => '2026-12-15']);
        self::assertSame(['2026-11-27', '2026-11-27', '2026-12-01'], [$row()['startedOn'], $row()['reviewOn'], $row()['baselineDue']]);

        $this->world->clock->now = new \DateTimeImmutable('2026-11-28 09:00');
        $this->update('task', $tag, ['status' => 'doing']);
        self::assertSame(['2026-11-27', null, "2026-11-25 10:30 À faire\n2026-11-27 09:00 À valider\n2026-11-28 09:00 En cours"], [$row()['startedOn'], $row()['reviewOn'], $row()['statusLog']]);
    }

    public function testAProgramBringsHistory(): void
    {
        $this->world->as('Ana', true);

        $this->create('task', ['title' => 'Charte', 'status' => 'done', 'uid' => 'u1', 'createdOn' => '2025-01-01', 'startedOn' => '2025-01-02', 'doneOn' => '2025-01-09', 'statusLog' => "2025-01-01 09:00 À faire\n2025-01-09 09:00 Terminé"]);

        $fields = $this->world->read(['task'])['entities']['task'][0]['fields'];
        self::assertSame(['u1', '2025-01-01', '2025-01-02', '2025-01-09', "2025-01-01 09:00 À faire\n2025-01-09 09:00 Terminé"], [$fields['uid'], $fields['createdOn'], $fields['startedOn'], $fields['doneOn'], $fields['statusLog']]);
    }

    public function testAStageIsWrittenByItsName(): void
    {
        $this->world->structure->lists['ListeEntrelacsTaskStatus']['recette'] = 'Recette';
        $this->world->site->settings['entrelacs_settings'] = ['stage.1' => 'Recette = review'];

        $tag = $this->create('task', ['title' => 'x', 'status' => 'review', 'stage' => 'Recette']);
        self::assertSame('recette', $this->world->store->entry($tag)->data['bf_status']);
        self::assertSame('2026-11-25 10:30 Recette', $this->world->store->entry($tag)->data['bf_statusLog']);
        $this->update('task', $tag, ['status' => 'done', 'stage' => null]);
        self::assertSame('done', $this->world->store->entry($tag)->data['bf_status']);
        self::assertSame(['field.choice', 'stage'], $this->refusal(fn () => $this->update('task', $tag, ['stage' => 'Inconnue'])));
    }

    public function testAPublicProjectIsReadByAll(): void
    {
        $tag = $this->create('project', ['name' => 'Jardin', 'visibility' => 'public']);
        $acl = fn (): string => $this->world->store->entry($tag)->readAcl;

        self::assertSame('*', $acl());
        $this->update('project', $tag, ['visibility' => 'members']);
        self::assertSame('+', $acl());
        $this->world->store->setReadAcl($tag, '@conseil');
        $this->world->as('Admin');
        $this->update('project', $tag, ['visibility' => 'public']);
        self::assertSame('@conseil', $acl(), 'rights set by hand stay');
    }

    public function testWordsStandForReferencesInABoundForm(): void
    {
        $this->world->structure->forms[7] = ['bn_label_nature' => 'Chantiers', 'bn_template' => "texte***bf_titre***Nom*** ***8*** *** ***text***1***\ntexte***bf_qui***Qui*** *** *** *** ***text***0***"];
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana &amp; fils']);
        $binding = ['task' => ['form' => 7, 'fields' => ['title' => 'bf_titre', 'responsible' => 'bf_qui']]];

        $tag = $this->world->writer()->create('task', ['title' => 'Toit', 'responsible' => ['AnaS', 'name:Zoé']], $binding);

        self::assertSame('Ana &amp; fils,Zoé', $this->world->store->entry($tag)->data['bf_qui']);
        self::assertSame(['field.unknown', 'due'], $this->refusal(fn () => $this->world->writer()->create('task', ['title' => 'x', 'due' => '2026-12-01'], $binding)));
        self::assertSame(['field.tooLong', 'title'], $this->refusal(fn () => $this->world->writer()->create('task', ['title' => 'plus de 8'], $binding)));
    }

    public function testWhatTheFormItselfAsksForCounts(): void
    {
        $this->world->structure->forms[7] = ['bn_label_nature' => 'Chantiers', 'bn_template' => "texte***bf_titre***Nom*** ***\ntexte***bf_pct***Avancement***10***20*** *** ***number***0***\njour***bf_fin***Fin*** *** *** *** *** ***1***"];
        $this->world->store->put('Toit', 7, ['bf_titre' => 'Toit', 'bf_fin' => '2026-12-01'], ['readAcl' => '+', 'writeAcl' => '+']);
        $binding = ['task' => ['form' => 7, 'fields' => ['title' => 'bf_titre', 'progress' => 'bf_pct', 'due' => 'bf_fin']]];
        $update = fn (array $fields): ?array => $this->refusal(fn () => $this->world->writer()->update('task', 'Toit', (string) $this->world->store->entry('Toit')->version, $fields, $binding));

        self::assertSame([['field.range', 'progress'], null, null, ['field.range', 'progress']], [$update(['progress' => 9]), $update(['progress' => 10]), $update(['progress' => 20]), $update(['progress' => 21])]);
        self::assertSame(['field.required', 'due'], $update(['due' => null]));
        self::assertSame(['field.required', 'due'], $this->refusal(fn () => $this->world->writer()->create('task', ['title' => 'x'], $binding)));
    }

    public function testRightsOfAnotherFormsEntriesStayWhateverItsFieldsSay(): void
    {
        $this->world->structure->lists['L'] = ['public' => 'Public', 'members' => 'Membres'];
        $this->world->structure->forms[7] = ['bn_label_nature' => 'Chantiers', 'bn_template' => "texte***bf_titre***Nom*** ***\nliste***L***Qui*** *** *** ***bf_qui*** ***0***"];
        $this->world->store->put('Toit', 7, ['bf_titre' => 'Toit', 'bf_qui' => 'members'], ['readAcl' => '+', 'writeAcl' => '+']);

        $this->world->writer()->update('project', 'Toit', '1', ['visibility' => 'public'], ['project' => ['form' => 7, 'fields' => ['name' => 'bf_titre', 'visibility' => 'bf_qui']]]);

        self::assertSame(['public', '+'], [$this->world->store->entry('Toit')->data['bf_qui'], $this->world->store->entry('Toit')->readAcl]);
    }

    public function testANumberThatJsonCannotHoldIsNone(): void
    {
        $this->world->entry('task', 'Une', ['bf_titre' => 'Une']);

        [$status, $body] = $this->world->ask('update', ['token' => 'token', 'body' => '{"version":"1","fields":{"effortHours":1e400}}'], 'task', 'Une');

        self::assertSame([422, 'field.number', 'effortHours'], [$status, $body['code'], $body['field']]);
    }

    /** Names of files, passwords, accounts: Bazar makes those itself. */
    public function testWhatNobodyFillsWithAValueIsNotWritten(): void
    {
        $this->world->structure->forms[7] = ['bn_label_nature' => 'Gens', 'bn_template' => "texte***bf_titre***Nom*** ***\nfichier***bf_cv***CV*** ***\ncalc***bf_somme***Somme*** ***\nmot_de_passe***bf_mdp***Mot de passe*** ***\nutilisateur_wikini***nomwiki***Compte*** ***"];
        $this->world->store->put('Lea', 7, ['bf_titre' => 'Léa', 'nomwiki' => 'Lea'], ['readAcl' => '*', 'writeAcl' => '*']);
        foreach (['bf_somme', 'bf_cv', 'bf_mdp', 'nomwiki'] as $property) {
            $binding = ['member' => ['form' => 7, 'fields' => ['name' => 'bf_titre', 'account' => $property]]];
            self::assertSame(['access.field', 'account'], $this->refusal(fn () => $this->world->writer()->update('member', 'Lea', '1', ['account' => '../x'], $binding)), $property);
            self::assertSame(['access.field', 'account'], $this->refusal(fn () => $this->world->writer()->create('member', ['name' => 'Zoé', 'account' => '../x'], $binding)), $property);
        }
        self::assertSame('Lea', $this->world->read(['member'], $binding)['entities']['member'][0]['fields']['account'], 'an account can be read');
    }

    public function testABindingIsNoWayAroundTheRightsOfOurOwnForms(): void
    {
        $this->world->entry('task', 'Statuts', ['bf_titre' => 'Statuts', 'bf_uid' => 'u1', 'bf_statusLog' => '2026-11-01 09:00 À faire'], ['owner' => 'Ana']);
        $lent = static fn (int $form, string $title): array => ['deliverable' => ['form' => $form, 'fields' => ['title' => $title]]];

        // Answers to the pulse have their own way, and what fills itself is not typed.
        self::assertSame(['access.denied', null], $this->refusal(fn () => $this->world->writer()->create('deliverable', ['title' => 'x'], $lent($this->world->form('pulse'), 'bf_comment'))));
        foreach (['bf_titre', 'bf_uid', 'bf_statusLog'] as $property) {
            $binding = $lent($this->world->form('task'), $property);
            self::assertSame(['access.denied', null], $this->refusal(fn () => $this->world->writer()->update('deliverable', 'Statuts', '1', ['title' => 'x'], $binding)), $property);
            self::assertSame(['access.denied', null], $this->refusal(fn () => $this->world->writer()->remove('deliverable', 'Statuts', '1', $binding)), $property);
        }
        $answer = $this->world->read(['deliverable'], $lent($this->world->form('task'), 'bf_titre'));
        self::assertSame(['Statuts', false, false], [$answer['entities']['deliverable'][0]['fields']['title'], $answer['entities']['deliverable'][0]['canWrite'], $answer['forms']['deliverable']['canCreate']]);
    }

    public function testABindingToTheEntitysOwnFormIsThatForm(): void
    {
        $binding = ['task' => ['form' => $this->world->form('task'), 'fields' => ['title' => 'bf_uid']]];

        $tag = $this->world->writer()->create('task', ['title' => 'Statuts', 'status' => 'doing'], $binding);

        self::assertSame(['Statuts', '2026-11-25'], [$this->world->store->entry($tag)->data['bf_titre'], $this->world->store->entry($tag)->data['bf_startedOn']]);
    }

    public function testWithoutAFormNothingIsWritten(): void
    {
        $this->world = (new World())->as('Ana');

        self::assertSame(['form.missing', null], $this->refusal(fn () => $this->create('task', ['title' => 'x'])));
    }

    public function testHostileTextComesBackAsItWas(): void
    {
        foreach (['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'; DROP TABLE yeswiki_pages; --", '{{include page="Secret"}}', '""<b>x</b>""', '&lt;b&gt;', '&amp;amp;', 'a***b***c', "\u{202E}gnp.exe"] as $text) {
            $tag = $this->create('task', ['title' => $text]);
            self::assertSame($text, array_column(array_column($this->world->read(['task'])['entities']['task'], 'fields', 'id'), 'title', null)[count($this->world->store->versions) - 1]);
            self::assertStringNotContainsString('<', $this->world->store->entry($tag)->data['bf_titre']);
            self::assertMatchesRegularExpression('/^[A-Za-z0-9]*$/', $tag);
        }
    }
}
