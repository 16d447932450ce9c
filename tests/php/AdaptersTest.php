<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use Symfony\Component\Security\Csrf\CsrfTokenManager;
use YesWiki\Bazar\Service\EntryManager;
use YesWiki\Bazar\Service\FormManager;
use YesWiki\Bazar\Service\LaterFormManager;
use YesWiki\Bazar\Service\ListManager;
use YesWiki\Core\Controller\AuthController;
use YesWiki\Core\Service\AclService;
use YesWiki\Core\Service\DbService;
use YesWiki\Core\Service\EventDispatcher;
use YesWiki\Core\Service\PageManager;
use YesWiki\Core\Service\Settings;
use YesWiki\Core\Service\TripleStore;
use YesWiki\Core\Service\UserManager;
use YesWiki\Entrelacs\Entity\Form;
use YesWiki\Entrelacs\Entity\FormField;
use YesWiki\Entrelacs\Entity\StoredEntry;
use YesWiki\Entrelacs\Service\WikiEntries;
use YesWiki\Entrelacs\Service\WikiNotes;
use YesWiki\Entrelacs\Service\WikiSite;
use YesWiki\Entrelacs\Service\WikiStructure;
use YesWiki\Entrelacs\Service\WikiVisitor;
use YesWiki\Wiki;

require_once __DIR__ . '/yeswiki/core.php';
require_once __DIR__ . '/yeswiki/bazar.php';

/** The few classes that know YesWiki 4. Their SQL runs in the benchmark, on a real MariaDB. */
class AdaptersTest extends TestCase
{
    private Wiki $wiki;
    private DbService $db;
    private EventDispatcher $events;

    protected function setUp(): void
    {
        $this->wiki = new Wiki(['api_allowed_keys' => ['Ana' => 'key-of-Ana', 'public' => true, 'Gone' => 'key-of-Gone', 'Bob' => 0], 'mysql_database' => 'wiki', 'table_prefix' => 'yeswiki_', 'default_read_acl' => '*', 'default_write_acl' => '+', 'wakka_name' => 'L&#039;essai']);
        $this->db = new DbService();
        $this->events = new EventDispatcher();
    }

    private function visitor(?string $user): WikiVisitor
    {
        $this->wiki->user = $user;

        return new WikiVisitor($this->wiki, new AuthController($this->wiki), new AclService($this->wiki, $this->db), new UserManager(), new CsrfTokenManager());
    }

    private function entries(): WikiEntries
    {
        $pages = new PageManager($this->db, $this->wiki);
        $triples = new TripleStore($this->db);
        $forms = new FormManager($this->db);

        return new WikiEntries($this->db, new EntryManager($pages, $triples, $forms), $forms, $pages, new AclService($this->wiki, $this->db), $triples, $this->events, new Settings($this->wiki));
    }

    public function testOnlyAnExactKeyOfAnAccountOpens(): void
    {
        foreach (['key-of-ana', '', '0', '1', 'true', 'public', 'key-of-Gone'] as $key) {
            $visitor = $this->visitor(null);
            self::assertFalse($visitor->useKey($key), $key);
            self::assertSame([null, false], [$visitor->name(), $visitor->isProgram()]);
        }
        $visitor = $this->visitor('Bob');
        self::assertTrue($visitor->useKey('key-of-Ana'));
        self::assertSame(['Ana', true], [$visitor->name(), $visitor->isProgram()]);
        $this->wiki->config['api_allowed_keys'] = ['Bob' => '1000'];
        self::assertFalse($this->visitor(null)->useKey('1e3'), 'keys are texts');
        $this->wiki->config['api_allowed_keys'] = 'nonsense';
        self::assertFalse($this->visitor(null)->useKey('n'));
    }

    public function testTokensAreOfThisExtension(): void
    {
        self::assertTrue($this->visitor('Ana')->hasToken('token of entrelacs'));
        self::assertFalse($this->visitor('Ana')->hasToken('token of main'));
    }

    public function testTheOwnerInAnAcl(): void
    {
        $passes = fn (?string $user, string $acl, bool $isOwner): bool => $this->visitor($user)->passes($acl, $isOwner);

        self::assertTrue($passes('Ana', '%', true));
        self::assertFalse($passes('Ana', '%', false));
        self::assertFalse($passes('Ana', '!%', true));
        self::assertTrue($passes('Ana', "Bob\n%", true));
        self::assertTrue($passes('Bob', 'Ana,Bob', false));
        self::assertFalse($passes(null, '+', false));
        self::assertFalse($passes('Ana', '', true));
        self::assertTrue($passes('Admin', '', false));
    }

    public function testAListIsAskedOfYesWikiOnce(): void
    {
        $acls = new AclService($this->wiki, $this->db);
        $this->wiki->user = 'Ana';
        $visitor = new WikiVisitor($this->wiki, new AuthController($this->wiki), $acls, new UserManager(), new CsrfTokenManager());
        for ($times = 0; $times < 5; $times++) {
            $visitor->passes('+', false);
        }

        self::assertCount(1, $acls->checked);
    }

    public function testNamesOfTheWikiAreText(): void
    {
        $site = new WikiSite($this->wiki);

        self::assertSame(["L'essai", 'https://wiki.example/', 'https://wiki.example/tools/entrelacs/widgets/', 'fr'], [$site->title(), $site->url(), $site->fileUrl('widgets/'), $site->lang()]);
        $stamp = $site->stamp();
        $this->wiki->config['default_read_acl'] = '+';
        self::assertNotSame($stamp, $site->stamp());
    }

    public function testHostileNamesAreEscapedInEveryQuery(): void
    {
        $evil = "x' OR '1'='1";
        $entries = $this->entries();
        $entries->entry($evil);
        $entries->before($evil, 3);
        $entries->isTaken($evil);
        $entries->amend(new Form(7, $evil, []), new StoredEntry($evil, 3, 7), ['bf_titre' => $evil]);
        $entries->removeMany([$evil, 'B']);
        $entries->setReadAcl($evil, $evil);
        $entries->createMany(new Form(7, $evil, []), [['tag' => $evil, 'data' => ['a' => $evil], 'acl' => ['read' => $evil], 'owner' => $evil, 'at' => 1000000000]]);
        $entries->save(new Form(7, 'x', []), new StoredEntry($evil, 1, 7), ['bf_titre' => $evil]);
        $notes = new WikiNotes($this->db);
        $notes->put($evil, $evil);
        $notes->get($evil);
        $notes->forget($evil);

        self::assertGreaterThan(10, count($this->db->queries));
        foreach ($this->db->queries as $query) {
            self::assertStringNotContainsString($evil, $query);
        }
    }

    public function testTagsBesideAnEntryAreThoseOfItsAmendedVersion(): void
    {
        $form = new Form(7, 'Tâches', [new FormField(['tags', 'bf_tags'], 'bf_tags')]);
        $saved = new StoredEntry('Une', 3, 7, ['bf_tags' => 'bois,<b>']);
        $this->entries()->amend($form, $saved, ['bf_tags' => 'bois,b', 'bf_titre' => 'Une']);
        $queries = implode("\n", $this->db->queries);

        self::assertStringContainsString("DELETE FROM yeswiki_triples WHERE resource = 'Une'", $queries);
        self::assertSame(['bois', 'b'], preg_match_all("/INSERT INTO yeswiki_triples .* value = '(.*)'/", $queries, $found) ? $found[1] : []);

        $this->db->queries = [];
        $this->entries()->amend($form, $saved, ['bf_titre' => 'Deux'] + $saved->data);
        self::assertCount(1, $this->db->queries);
    }

    public function testParametersOfTheRequestAreNoValuesOfAnEntry(): void
    {
        $_REQUEST = $_POST = ['bf_prive' => 'forged'];
        $db = $this->createMock(DbService::class);
        $saved = [];
        $db->method('prefixTable')->willReturnArgument(0);
        $db->method('escape')->willReturnArgument(0);
        $db->method('loadAll')->willReturn([]);
        $db->method('loadSingle')->willReturnCallback(static fn (string $sql) => strpos($sql, 'nature') === false ? null : ['bn_template' => "texte***bf_titre***T***\ntexte***bf_prive***P***"]);
        $db->method('query')->willReturnCallback(static function (string $sql) use (&$saved): bool {
            $saved[] = $sql;

            return true;
        });
        $this->db = $db;

        $this->entries()->create(new Form(7, 'x', []), 'Une', ['bf_titre' => 'Une']);

        self::assertStringNotContainsString('forged', implode($saved));
        self::assertSame([['bf_prive' => 'forged'], ['entry.created Une']], [$_POST, $this->events->events]);
        $_REQUEST = $_POST = [];
    }

    public function testATitleOfQuotesAndSignsIsKeptSoThatItMayStandInAnAttribute(): void
    {
        $hostile = '" onfocus="hacked()';
        $db = $this->createMock(DbService::class);
        $queries = [];
        $db->method('prefixTable')->willReturnArgument(0);
        $db->method('escape')->willReturnArgument(0);
        $db->method('loadAll')->willReturn([]);
        $page = ['id' => '9', 'tag' => 'Une', 'at' => '1000000000', 'owner' => 'Ana', 'user' => 'Ana', 'readAcl' => null, 'writeAcl' => null, 'body' => json_encode(['bf_titre' => $hostile, 'id_typeannonce' => '7', 'id_fiche' => 'Une'])];
        $db->method('loadSingle')->willReturnCallback(static function (string $sql) use ($page): ?array {
            if (strpos($sql, 'nature') !== false) {
                return ['bn_template' => 'texte***bf_titre***T***'];
            }

            return strpos($sql, 'SELECT p.id, p.tag') === 0 ? $page : null;
        });
        $db->method('query')->willReturnCallback(static function (string $sql) use (&$queries): bool {
            $queries[] = $sql;

            return true;
        });
        $this->db = $db;

        $this->entries()->create(new Form(7, 'x', []), 'Une', ['bf_titre' => $hostile]);
        self::assertStringContainsString('"bf_titre":"&quot; onfocus=&quot;hacked()"', end($queries));

        $queries = [];
        $this->entries()->save(new Form(7, 'x', []), new StoredEntry('Une', 9, 7), ['bf_titre' => $hostile]);
        self::assertStringContainsString('"bf_titre":"&quot; onfocus=&quot;hacked()"', implode($queries));
    }

    public function testAnEntryThatWasJustSavedStaysInItsPlace(): void
    {
        $page = static fn (int $id, string $tag): array => ['id' => (string) $id, 'tag' => $tag, 'at' => '1000000000', 'owner' => 'Ana', 'user' => 'Ana', 'body' => json_encode(['bf_titre' => $tag, 'id_typeannonce' => '7', 'id_fiche' => $tag])];
        $db = $this->createMock(DbService::class);
        $db->method('prefixTable')->willReturnArgument(0);
        $db->method('loadAll')->willReturnCallback(static function (string $sql) use ($page): array {
            switch (true) {
                case strpos($sql, 'FROM pages') !== false:
                    return [$page(4, 'Deuxieme'), $page(5, 'Derniere'), $page(9, 'Premiere')];
                default:
                    return strpos($sql, 'FROM triples') === false ? [] : [['resource' => 'Premiere'], ['resource' => 'Deuxieme'], ['resource' => 'Derniere']];
            }
        });
        $this->db = $db;

        self::assertSame(['Premiere', 'Deuxieme', 'Derniere'], array_keys($this->entries()->entries([7])));
    }

    public function testTagsAreMadeOfLettersAndDigits(): void
    {
        foreach (['Écrire les statuts' => 'EcrireLesStatuts', '<script>' => 'Script', '2026' => 'Fiche2026', '日本' => 'Fiche', 'a' => 'FicheA', str_repeat('long ', 30) => str_repeat('Long', 10)] as $title => $tag) {
            self::assertSame($tag, $this->entries()->freeTag((string) $title));
        }
    }

    /** A structure over pages in memory, in which lists are as that release keeps them. @param array<string, string> $pages */
    private function structure(array &$pages, bool $isOld): WikiStructure
    {
        $manager = $this->createMock(PageManager::class);
        $manager->method('getOne')->willReturnCallback(static function (string $tag) use (&$pages): ?array {
            return isset($pages[$tag]) ? ['body' => $pages[$tag]] : null;
        });
        $manager->method('save')->willReturnCallback(static function (string $tag, string $body) use (&$pages): int {
            $pages[$tag] = $body;

            return 0;
        });
        $lists = $isOld ? new ListManager($manager) : new class($manager) extends ListManager {
            public function convertDataStructure(): void
            {
            }
        };

        return new WikiStructure($isOld ? new FormManager($this->db) : new LaterFormManager($this->db), $lists, $manager, new AclService($this->wiki, $this->db), new TripleStore($this->db), $this->db);
    }

    public function testFormsOfYesWiki44AndLater(): void
    {
        $columns = ['bn_id_nature' => '1300', 'bn_label_nature' => 'Membres', 'bn_template' => "texte***bf_titre***Nom***60***255*** *** *** ***1***\ntexte***bf_ville***Ville***60***255*** *** *** ***0***"];
        $this->db = $this->createMock(DbService::class);
        $this->db->method('loadSingle')->willReturn($columns);
        $pages = [];
        foreach ([true, false] as $isOld) {
            $form = $this->structure($pages, $isOld)->form(1300);

            self::assertSame(['Membres', ['bf_titre', 'bf_ville']], [$form->label, array_keys($form->fields)]);
        }
    }

    public function testWhoMayReadAFieldIsAsBazarItselfSays(): void
    {
        $this->db = $this->createMock(DbService::class);
        $this->db->method('loadSingle')->willReturn(['bn_id_nature' => '7', 'bn_label_nature' => 'Gens', 'bn_template' => "texte***bf_titre***Nom***60***255*** *** *** ***1***\nmot_de_passe***bf_mdp***Mot de passe*** *** *** *** *** ***0*** *** *** * *** * ***\ntexte***bf_note***Note*** *** *** *** *** ***0*** *** ***@admins,Ana***@admins***"]);
        $pages = [];
        self::assertSame(['texte', '@admins'], [(new FormField([11 => '@admins', 0 => 'texte'], 'x'))->type, (new FormField([11 => '@admins', 0 => 'texte'], 'x'))->readAcl]);
        foreach ([true, false] as $isOld) {
            $fields = $this->structure($pages, $isOld)->form(7)->fields;
            // Bazar keeps a password to its owner, whatever its line says.
            self::assertSame(['', '%', "@admins\nAna"], [$fields['bf_titre']->readAcl, $fields['bf_mdp']->readAcl, $fields['bf_note']->readAcl]);
            self::assertSame('@admins', $fields['bf_note']->writeAcl);
        }
    }

    public function testListsOfYesWiki44AndLater(): void
    {
        foreach ([true, false] as $isOld) {
            $pages = [];
            $this->structure($pages, $isOld)->saveList('L', 'Statut', ['todo' => 'À faire', 'done' => 'Terminé']);
            self::assertSame(['todo' => 'À faire', 'done' => 'Terminé'], $this->structure($pages, $isOld)->values('L'));
            self::assertSame($isOld, isset(json_decode($pages['L'], true)['titre_liste']));
            self::assertNull($this->structure($pages, $isOld)->values('Absente'));
        }
    }

    public function testAListKeepsWhatPeopleMadeOfIt(): void
    {
        $theirs = ['title' => 'À nous', 'nodes' => [['id' => 'doing', 'label' => 'En route', 'children' => [['id' => 'deep', 'label' => 'Profond', 'children' => []]]]]];
        $pages = ['L' => json_encode($theirs), 'Old' => json_encode(['titre_liste' => 'À nous', 'label' => ['x' => 'Iks']])];

        $this->structure($pages, false)->saveList('L', 'Statut', ['doing' => 'En cours', 'done' => 'Terminé']);
        $this->structure($pages, false)->saveList('Old', 'Statut', ['done' => 'Terminé']);

        $theirs['nodes'][] = ['id' => 'done', 'label' => 'Terminé', 'children' => []];
        self::assertSame($theirs, json_decode($pages['L'], true));
        self::assertSame(['titre_liste' => 'À nous', 'label' => ['x' => 'Iks', 'done' => 'Terminé']], json_decode($pages['Old'], true));
        self::assertSame(['doing' => 'En route', 'deep' => 'Profond', 'done' => 'Terminé'], $this->structure($pages, false)->values('L'));
    }
}
