<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;

class InstallerTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = (new World())->as('Admin');
    }

    /** @return array<string, string> State of each part that is not in order, by `kind:name`. */
    private function troubles(): array
    {
        $states = [];
        foreach ($this->world->admin()->check()['parts'] as $part) {
            $states["{$part['kind']}:{$part['name']}"] = $part['state'];
        }

        return array_diff($states, ['ok']);
    }

    /** @return array<string, mixed> */
    private function part(string $name): array
    {
        return array_column($this->world->admin()->check()['parts'], null, 'name')[$name];
    }

    private function replace(string $entity, string $from, string $to): void
    {
        $form = &$this->world->structure->forms[$this->world->form($entity)]['bn_template'];
        self::assertStringContainsString($from, $form);
        $form = str_replace($from, $to, $form);
    }

    public function testAnEmptyWikiLacksEverythingAndThenNothing(): void
    {
        self::assertSame(['missing'], array_values(array_unique($this->troubles())));
        self::assertSame('Le formulaire « Tâches » sera créé avec le numéro 1306.', $this->part('task')['details'][0]);

        $this->world->admin()->install([]);

        self::assertSame(['demo:demo' => 'missing'], $this->troubles());
        self::assertSame($this->world->model->entity('task')->form['fr']['bn_template'], $this->world->structure->forms[1306]['bn_template']);
        self::assertSame(['todo', 'doing', 'review', 'done', 'cancelled'], array_keys($this->world->structure->lists['ListeEntrelacsTaskStatus']));
    }

    public function testInstallingTwiceChangesNothing(): void
    {
        $this->world->admin()->install([]);
        $once = serialize($this->world->structure);
        $this->world->admin()->install([]);

        self::assertSame($once, serialize($this->world->structure));
    }

    public function testAFormOfSomebodyElseStaysAndOursTakesTheNextFreeId(): void
    {
        $theirs = ['bn_label_nature' => 'Poules', 'bn_template' => 'texte***bf_titre***Nom***60***255***'];
        $this->world->structure->forms = [1300 => $theirs, 1317 => $theirs];

        $part = $this->part('member');
        self::assertSame(['taken', '1318'], [$part['state'], $part['id']]);
        self::assertStringContainsString('Poules', $part['details'][0]);

        $this->world->admin()->install([]);
        self::assertSame([$theirs, $theirs], [$this->world->structure->forms[1300], $this->world->structure->forms[1317]]);
        self::assertSame(1318, $this->world->form('member'));
        self::assertStringContainsString('checkboxfiche***1318***', $this->world->structure->forms[1306]['bn_template']);
        self::assertStringNotContainsString('***1300***', $this->world->structure->forms[1306]['bn_template']);
        self::assertSame(['demo:demo' => 'missing'], $this->troubles());

        $tag = $this->world->writer()->create('member', ['name' => 'Ana']);
        $this->world->writer()->create('task', ['title' => 'x', 'responsible' => [$tag]]);
        self::assertSame([$tag], $this->world->read(['task'])['entities']['task'][0]['fields']['responsible']);
    }

    public function testAFormWithAFewOfOurNamesIsStillSomebodyElses(): void
    {
        $theirs = ['bn_label_nature' => 'Chantiers', 'bn_template' => "texte***bf_titre***Nom*** ***\njour***bf_due***Fin*** ***\ntexte***bf_status***État*** ***\ntexte***bf_zone***Zone*** ***"];
        $this->world->structure->forms = [1306 => $theirs];

        self::assertSame('taken', $this->part('task')['state']);
        $this->world->admin()->install([]);
        self::assertSame($theirs, $this->world->structure->forms[1306]);
    }

    public function testALineThatSomebodyTurnedIntoACommentIsMissing(): void
    {
        $this->world->admin()->install([]);
        $this->replace('task', 'jour***bf_due***', '#jour***bf_due***');

        self::assertSame(['Il manque le champ « Échéance » : il sera ajouté.'], $this->part('task')['details']);
        $this->world->admin()->install([]);
        self::assertSame(1, preg_match_all('/^jour\*\*\*bf_due/m', $this->world->structure->forms[1306]['bn_template']));
    }

    public function testAListOfSomebodyElseStaysToo(): void
    {
        $this->world->structure->lists['ListeEntrelacsTaskStatus'] = ['1' => 'Rouge', '2' => 'Vert'];

        $part = $this->part('ListeEntrelacsTaskStatus');
        self::assertSame(['taken', 'ListeEntrelacsTaskStatus2'], [$part['state'], $part['id']]);
        $this->world->admin()->install([]);

        self::assertSame(['1' => 'Rouge', '2' => 'Vert'], $this->world->structure->lists['ListeEntrelacsTaskStatus']);
        self::assertStringContainsString('liste***ListeEntrelacsTaskStatus2***', $this->world->structure->forms[1306]['bn_template']);
        self::assertSame(['demo:demo' => 'missing'], $this->troubles());
    }

    public function testAPageThatBearsTheNameOfAListStays(): void
    {
        $this->world->store->put('ListeEntrelacsTaskStatus', 0, ['body' => 'Nos statuts']);

        self::assertSame(['taken', 'ListeEntrelacsTaskStatus2'], [$this->part('ListeEntrelacsTaskStatus')['state'], $this->part('ListeEntrelacsTaskStatus')['id']]);
        $this->world->admin()->install([]);

        self::assertArrayNotHasKey('ListeEntrelacsTaskStatus', $this->world->structure->lists);
        self::assertSame('Nos statuts', $this->world->store->entry('ListeEntrelacsTaskStatus')->data['body']);
    }

    public function testFormsAreFoundAgainWhereNotesWereLost(): void
    {
        $this->world->admin()->install([]);
        $this->world->notes->notes = [];

        self::assertSame(['demo:demo' => 'missing'], $this->troubles());
    }

    public function testDriftIsRepairedAndWhatPeopleAddedStays(): void
    {
        $this->world->admin()->install([]);
        $this->replace('task', "liste***ListeEntrelacsTaskStatus***Statut***", "# un commentaire\r\ntexte***bf_couleur***Couleur*** *** *** *** ***text***0***\r\nliste***ListeType***Où ça en est***");
        $this->world->structure->forms[1306]['bn_template'] = preg_replace('/^.*\*\*\*bf_due\*\*\*.*\R/m', '', $this->world->structure->forms[1306]['bn_template']);
        $this->world->structure->lists['ListeEntrelacsTaskStatus'] = ['recette' => 'Recette', 'todo' => 'À lancer', 'doing' => 'En cours'];

        self::assertSame(['list:ListeEntrelacsTaskStatus' => 'drifted', 'form:task' => 'drifted', 'demo:demo' => 'missing'], $this->troubles());
        self::assertEqualsCanonicalizing(['Le champ « Statut » a changé de nature : il sera rétabli, ses valeurs resteront.', 'Il manque le champ « Échéance » : il sera ajouté.'], $this->part('task')['details']);

        $this->world->admin()->install(['parts' => ['form:task', 'list:ListeEntrelacsTaskStatus']]);

        $text = $this->world->structure->forms[1306]['bn_template'];
        self::assertSame(['demo:demo' => 'missing'], $this->troubles());
        self::assertStringContainsString('texte***bf_couleur***Couleur***', $text);
        self::assertStringContainsString('# un commentaire', $text);
        self::assertStringContainsString('liste***ListeEntrelacsTaskStatus***Où ça en est***', $text, 'a label is theirs');
        self::assertStringContainsString('jour***bf_due***Échéance***', $text);
        self::assertSame(['recette' => 'Recette', 'todo' => 'À lancer', 'doing' => 'En cours'], array_slice($this->world->structure->lists['ListeEntrelacsTaskStatus'], 0, 3));
        self::assertArrayHasKey('done', $this->world->structure->lists['ListeEntrelacsTaskStatus']);
    }

    public function testAFieldThatSomebodyRenamedIsNamedBesideTheOneThatComesBack(): void
    {
        $this->world->admin()->install([]);
        $this->replace('task', '***bf_due***Échéance***', '***bf_echeance***Échéance***');
        $twins = 'Deux champs s’appellent « Échéance » : bf_due, que lisent les tableaux, et bf_echeance, qu’ils ne lisent pas. Si c’est le même, recopiez dans le premier ce que vos fiches ont dans le second, puis ôtez bf_echeance du formulaire ; sinon, donnez-lui un autre titre.';
        self::assertSame(['Il manque le champ « Échéance » : il sera ajouté.', $twins], $this->part('task')['details']);

        $this->world->admin()->install(['parts' => ['form:task']]);

        self::assertSame(['ok', [$twins]], [$this->part('task')['state'], $this->part('task')['details']]);
    }

    public function testRightsThatPeopleTightenedStayAndPrivateFieldsClose(): void
    {
        $this->world->admin()->install([]);
        $this->replace('member', '***%***', '*** * ***');
        $this->replace('task', 'acls***+***+***comments-closed***', 'acls***@conseil***%***comments-closed***');

        self::assertSame(['Le champ « Adresse e-mail » est privé, et d’autres pourraient le lire : son accès sera rétabli.'], $this->part('member')['details']);
        $this->world->admin()->install([]);

        self::assertStringContainsString('acls***@conseil***%***', $this->world->structure->forms[1306]['bn_template']);
        self::assertSame('%', $this->world->structure->form(1300)->fields['bf_email']->readAcl);
        self::assertSame(['demo:demo' => 'missing'], $this->troubles());
    }

    public function testWhatIsNotForAllToWriteClosesAgain(): void
    {
        $this->world->admin()->install([]);
        $line = preg_match('/^texte\*\*\*bf_account.*$/m', $this->world->structure->forms[1300]['bn_template'], $found) === 1 ? $found[0] : '';
        $this->replace('member', $line, str_replace('@admins', ' * ', $line));

        self::assertSame(['Le champ « Compte du wiki » n’est pas à remplir par tout le monde, et d’autres pourraient l’écrire : son accès sera rétabli.'], $this->part('member')['details']);
        $this->world->admin()->install([]);
        self::assertSame('@admins', $this->world->structure->form(1300)->fields['bf_account']->writeAcl);
    }

    public function testEntriesOfYesWiki44AreReadAfterItsUpdateToALaterRelease(): void
    {
        $this->world->structure->isOld = true;
        $this->world->admin()->install([]);
        $this->world->writer()->create('task', ['title' => 'Statuts', 'status' => 'doing']);
        self::assertSame('doing', $this->world->store->entry('Statuts')->data['listeListeEntrelacsTaskStatusbf_status']);

        $this->update();
        $this->world->structure->isOld = false;

        self::assertSame(['demo:demo' => 'missing'], $this->troubles());
        self::assertSame('doing', $this->world->read(['task'])['entities']['task'][0]['fields']['status']);
        $this->world->writer()->create('task', ['title' => 'Logo', 'status' => 'review']);
        self::assertSame('review', $this->world->store->entry('Logo')->data['listeListeEntrelacsTaskStatusbf_status']);
    }

    public function testNamesThatAnUpdateTookFromEntriesComeBack(): void
    {
        $this->world->admin()->install([]);
        $this->world->writer()->create('task', ['title' => 'Statuts', 'status' => 'doing']);
        $before = $this->world->structure->forms;

        $this->update();

        self::assertSame(['form:task' => 'drifted', 'demo:demo' => 'missing'], $this->troubles());
        self::assertStringContainsString('Une mise à jour de YesWiki a renommé le champ « Statut »', implode($this->part('task')['details']));
        $this->world->admin()->install([]);
        self::assertSame('doing', $this->world->read(['task'])['entities']['task'][0]['fields']['status']);
        $cells = static fn (string $text): array => array_map(static fn (string $line): array => array_pad(array_map('trim', explode('***', $line)), 20, ''), preg_split('/\R/', trim($text)));
        self::assertSame($cells($before[1306]['bn_template']), $cells($this->world->structure->forms[1306]['bn_template']));
    }

    public function testNamesUnderWhichEntriesWereWrittenSinceAnUpdateStay(): void
    {
        $this->world->admin()->install([]);
        $this->world->writer()->create('task', ['title' => 'Statuts', 'status' => 'doing']);
        $this->update();
        $this->world->writer()->create('task', ['title' => 'Logo', 'status' => 'review']);

        self::assertSame(['demo:demo' => 'missing'], $this->troubles());
        $this->world->admin()->install([]);
        self::assertSame('review', array_column($this->world->read(['task'])['entities']['task'], 'fields', 'id')['Logo']['status']);
    }

    /** What YesWiki's migration RefactorEnumFieldPropertyName does to forms, whoever wrote them. */
    private function update(): void
    {
        foreach ($this->world->structure->forms as &$form) {
            $form['bn_template'] = preg_replace('/^(liste|checkbox|listefiche|checkboxfiche)\*\*\*([^*]+)(.*?)\*\*\*(bf_\w+)/m', '$1***$2$3***$1$2$4', $form['bn_template']);
        }
    }

    public function testTheSiteComesOnRequestOverFormsThatAreThere(): void
    {
        $this->world->structure->forms[2] = ['bn_label_nature' => 'Agenda', 'bn_template' => 'texte***bf_titre***Nom***60***255***'];
        $this->world->structure->pages['NosProjets'] = ['la nôtre', '*', '*'];
        $theirs = $this->world->structure->forms[1351] = ['bn_label_nature' => 'Poules', 'bn_template' => 'texte***bf_titre***Nom***60***255***'];

        $this->world->admin()->install([]);
        self::assertArrayNotHasKey('NotreAgenda', $this->world->structure->pages);
        self::assertSame(['{{entrelacsraci}}', '+'], [explode("\n", $this->world->structure->pages['QuiFaitQuoi'][0])[1], $this->world->structure->pages['QuiFaitQuoi'][1]]);
        self::assertSame(['@admins', '@admins'], array_slice($this->world->structure->pages['EntrelacS'], 1));

        $this->world->admin()->install(['site' => 'install']);
        self::assertSame('la nôtre', $this->world->structure->pages['NosProjets'][0]);
        self::assertStringContainsString('id="2"', $this->world->structure->pages['NotreAgenda'][0]);
        self::assertStringContainsString('id="1352"', $this->world->structure->pages['NosActualites'][0]);
        self::assertSame($theirs, $this->world->structure->forms[1351]);
        self::assertSame(['*', '+'], [$this->world->structure->pages['NosActualites'][1], $this->world->structure->pages['ReunionsEtComptesRendus'][1]]);
        foreach ($this->world->structure->pages as [$body]) {
            self::assertStringNotContainsString('{f', str_replace('{{', '', $body));
            self::assertStringNotContainsString('id="0"', $body);
        }
        self::assertSame(['demo:demo' => 'missing'], $this->troubles());
    }

    public function testThePageOfProjectsAsksForPublicOnesAsThisReleaseNamesThem(): void
    {
        foreach ([false, true] as $isOld) {
            $world = (new World())->as('Admin');
            $world->structure->isOld = $isOld;
            $world->admin()->install(['site' => 'install']);
            self::assertStringContainsString($isOld ? 'query="listeListeEntrelacsProjectVisibilitybf_visibility=public"' : 'query="bf_visibility=public"', $world->structure->pages['NosProjets'][0]);
        }
    }

    public function testThePageOfPhotosSaysWhereTheyComeFrom(): void
    {
        foreach (['fr' => ['NosPhotos', 'TousLesFormulaires'], 'en' => ['OurPhotos', 'AllForms']] as $lang => [$photos, $forms]) {
            $world = (new World())->as('Admin');
            $world->site->lang = $lang;
            $world->admin()->install(['site' => 'install']);
            // YesWiki's own gallery says nothing when it is empty.
            self::assertMatchesRegularExpression("/\\n[^{\\n]+\\[\\[$forms [^\\n]+\\n{{bazarliste/", $world->structure->pages[$photos][0]);
            self::assertArrayHasKey($forms, $world->structure->pages);
        }
    }

    public function testEnglishWikisGetEnglishFormsAndPages(): void
    {
        $this->world->site->lang = 'en';
        $this->world->admin()->install(['site' => 'install']);

        self::assertSame('Tasks', $this->world->structure->forms[1306]['bn_label_nature']);
        self::assertSame('To do', $this->world->structure->lists['ListeEntrelacsTaskStatus']['todo']);
        self::assertArrayHasKey('OurAgenda', $this->world->structure->pages);
    }

    public function testBadBodiesInstallNothing(): void
    {
        foreach ([['parts' => 'all'], ['parts' => [1]], ['demo' => 'maybe'], ['site' => true]] as $body) {
            self::assertSame(400, $this->world->ask('install', ['token' => 'token', 'body' => $body])[0]);
        }
        self::assertSame([], $this->world->structure->forms);
    }

    public function testTheAnswerSaysWhereWidgetsAre(): void
    {
        $answer = $this->world->admin()->check();

        self::assertSame(['https://wiki.example/tools/entrelacs/widgets/', 'doryphore', PHP_VERSION], [$answer['widgetsUrl'], $answer['yeswiki'], $answer['php']]);
    }
}
