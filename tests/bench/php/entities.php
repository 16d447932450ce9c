<?php

/*
 * The entities route on a real MariaDB with YesWiki's tables: fills them, checks that what is written comes back, then times reads. Prints one line of JSON.
 *
 *     php tests/bench/php/entities.php SOCKET MODEL_FOLDER
 */

use Entrelacs\Tests\FixedClock;
use Symfony\Component\Security\Csrf\CsrfTokenManager;
use YesWiki\Bazar\Service\EntryManager;
use YesWiki\Bazar\Service\FormManager;
use YesWiki\Bazar\Service\ListManager;
use YesWiki\Core\Controller\AuthController;
use YesWiki\Core\Service\AclService;
use YesWiki\Core\Service\DbService;
use YesWiki\Core\Service\EventDispatcher;
use YesWiki\Core\Service\PageManager;
use YesWiki\Core\Service\Settings;
use YesWiki\Core\Service\TripleStore;
use YesWiki\Core\Service\UserManager;
use YesWiki\Entrelacs\Entity\Clock;
use YesWiki\Entrelacs\Entity\Model;
use YesWiki\Entrelacs\Service\Bindings;
use YesWiki\Entrelacs\Service\DemoInstaller;
use YesWiki\Entrelacs\Service\EntitiesReader;
use YesWiki\Entrelacs\Service\EntityWriter;
use YesWiki\Entrelacs\Service\Identity;
use YesWiki\Entrelacs\Service\Installer;
use YesWiki\Entrelacs\Service\PulseBox;
use YesWiki\Entrelacs\Service\WikiEntries;
use YesWiki\Entrelacs\Service\WikiNotes;
use YesWiki\Entrelacs\Service\WikiSite;
use YesWiki\Entrelacs\Service\WikiStructure;
use YesWiki\Entrelacs\Service\WikiVisitor;
use YesWiki\Wiki;

[, $socket, $modelFolder] = $argv;
require dirname(__DIR__, 2) . '/php/bootstrap.php';
require dirname(__DIR__, 2) . '/php/yeswiki/core.php';
require dirname(__DIR__, 2) . '/php/yeswiki/bazar.php';
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);

/** The extension as one request has it. */
class Request
{
    public WikiEntries $store;
    public WikiStructure $structure;
    public WikiNotes $notes;
    public Installer $installer;
    public EntitiesReader $reader;
    public EntityWriter $writer;
    public PulseBox $pulse;
    public DemoInstaller $demo;
    public DbService $db;

    public function __construct(string $socket, string $modelFolder, ?string $user, ?Clock $clock = null)
    {
        $link = new mysqli(null, 'root', '', 'wiki', 0, $socket);
        $link->set_charset('utf8mb4');
        $wiki = new Wiki(['mysql_database' => 'wiki', 'table_prefix' => 'yeswiki_', 'default_read_acl' => '*', 'default_write_acl' => '*', 'bazarIgnoreAcls' => true, 'wakka_name' => 'Essai']);
        $wiki->user = $user;
        $clock = $clock ?? new Clock();
        $this->db = $db = new DbService($link);
        $model = Model::read("$modelFolder/model.json");
        $pages = new PageManager($db, $wiki);
        $triples = new TripleStore($db);
        $forms = new FormManager($db);
        $acls = new AclService($wiki, $db);
        $site = new WikiSite($wiki);
        $visitor = new WikiVisitor($wiki, new AuthController($wiki), $acls, new UserManager(), new CsrfTokenManager());
        $this->notes = new WikiNotes($db);
        $this->structure = new WikiStructure($forms, new ListManager($pages), $pages, $acls, $triples, $db);
        $this->store = new WikiEntries($db, new EntryManager($pages, $triples, $forms), $forms, $pages, $acls, $triples, new EventDispatcher(), new Settings($wiki));
        $bindings = new Bindings($model, $this->structure, $this->notes);
        $this->installer = new Installer($model, $bindings, $this->structure, $this->store, $this->notes, $site);
        $this->reader = new EntitiesReader($model, $bindings, $this->store, $this->structure, $site, new Identity($model, $this->notes, $site), $visitor, $clock);
        $this->writer = new EntityWriter($bindings, $this->reader, $this->store, $this->structure, $site, $visitor, $clock);
        $this->demo = new DemoInstaller($model, $bindings, $this->store, $this->structure, $site, $visitor, $clock);
        $this->pulse = new PulseBox($bindings, $this->store, $this->structure, $this->notes, $site, $visitor, $clock);
    }

    /** Names and contents of the entries that the route gives. @return array<string, array<int, array<string, mixed>>> */
    public function read(?array $only = null): array
    {
        return json_decode(json_encode($this->reader->read($only)), true)['entities'];
    }
}

function check(string $what, bool $holds): void
{
    if (!$holds) {
        fwrite(STDERR, "does not hold: $what\n");
        exit(1);
    }
}

/** Milliseconds of each run. @return float[] */
function timed(int $runs, callable $do): array
{
    $do();
    $times = [];
    for ($run = 0; $run < $runs; $run++) {
        $start = hrtime(true);
        $do();
        $times[] = (hrtime(true) - $start) / 1e6;
    }

    return $times;
}

// YesWiki's tables, with the columns and keys of its setup.
$setup = new mysqli(null, 'root', '', '', 0, $socket);
$setup->multi_query("CREATE DATABASE wiki CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci; USE wiki;
CREATE TABLE yeswiki_acls (page_tag varchar(191) NOT NULL, privilege varchar(20) NOT NULL, list text NOT NULL, PRIMARY KEY (page_tag, privilege));
CREATE TABLE yeswiki_links (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, from_tag char(191) NOT NULL, to_tag char(191) NOT NULL, UNIQUE KEY from_tag (from_tag, to_tag));
CREATE TABLE yeswiki_nature (bn_id_nature int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, bn_label_nature varchar(255), bn_description text, bn_condition text, bn_sem_context text, bn_sem_type varchar(255), bn_sem_use_template tinyint NOT NULL DEFAULT 1, bn_template text NOT NULL, bn_ce_i18n varchar(5) NOT NULL, bn_only_one_entry enum('Y','N') NOT NULL DEFAULT 'N', bn_only_one_entry_message text);
CREATE TABLE yeswiki_pages (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, tag varchar(191) NOT NULL, time datetime NOT NULL, body longtext NOT NULL, body_r text NOT NULL, owner varchar(191) NOT NULL, user varchar(191) NOT NULL, latest enum('Y','N') NOT NULL DEFAULT 'N', handler varchar(30) NOT NULL DEFAULT 'page', comment_on varchar(191) NOT NULL DEFAULT '', KEY idx_tag (tag), KEY idx_time (time), KEY idx_latest (latest), KEY idx_comment_on (comment_on), FULLTEXT KEY tag (tag, body));
CREATE TABLE yeswiki_triples (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, resource varchar(255) NOT NULL, property varchar(255) NOT NULL, value text NOT NULL, KEY resource (resource), KEY property (property));
CREATE TABLE yeswiki_users (name varchar(80) NOT NULL PRIMARY KEY, email varchar(191) NOT NULL);");
while ($setup->more_results() && $setup->next_result());

$open = static fn (?string $user, ?Clock $clock = null): Request => new Request($socket, $modelFolder, $user, $clock);

// What is written comes back.
$admin = $open('Admin');
$admin->installer->install(null);
check('installing twice changes nothing', array_filter($open('Admin')->installer->parts(), static fn (array $part): bool => $part['state'] !== 'ok') === []);
$ana = $open('Ana');
$team = $ana->writer->create('team', ['name' => "L'équipe <b>une</b> & \"deux\" \\ 🦊"]);
$task = $ana->writer->create('task', ['title' => 'Une', 'team' => $team, 'tags' => ['a', 'b']]);
[$row] = $open('Bob')->read(['task'])['task'];
check('a row comes back', [$row['id'], $row['fields']['team'], $row['fields']['tags'], $row['fields']['status']] === [$task, $team, ['a', 'b'], 'todo']);
check('text comes back', $open('Bob')->read(['team'])['team'][0]['fields']['name'] === "L'équipe <b>une</b> & \"deux\" \\ 🦊");
$stamp = $ana->store->stamp();
$bob = $open('Bob');
$bob->writer->update('task', $task, $row['version'], ['title' => 'Deux']);
check('the stamp changes with a version', $stamp !== $bob->store->stamp());
try {
    $ana->writer->update('task', $task, $row['version'], ['title' => 'Trois']);
    check('of two who save, one wins', false);
} catch (YesWiki\Entrelacs\Exception\Refusal $refusal) {
    check('of two who save, one wins', $refusal->reason === 'entry.changed' && $refusal->extra['by'] === 'Bob');
}
check('the former version is known', $ana->store->before($task, $ana->store->entry($task)->version)['bf_titre'] === 'Une');
$stamp = $ana->store->stamp();
$ana->store->setReadAcl($task, '@admins');
check('the stamp changes with a right', $stamp !== $ana->store->stamp());
check('rights hide', $open('Bob')->read(['task'])['task'] === [] && count($open('Admin')->read(['task'])['task']) === 1);
$stamp = $ana->store->stamp();
$ana->db->query("UPDATE yeswiki_pages SET owner = 'Bob' WHERE tag = '$task'");
check('the stamp changes with an owner', $stamp !== $ana->store->stamp());
foreach ([
    'a group' => "INSERT INTO yeswiki_triples SET resource = 'ThisWikiGroup:conseil', property = 'http://www.wikini.net/_vocabulary/acls', value = 'Bob'",
    'who is in a group' => "UPDATE yeswiki_triples SET value = 'Ana' WHERE resource = 'ThisWikiGroup:conseil'",
    'an account' => "INSERT INTO yeswiki_users SET name = 'Zoe', email = 'zoe@example.org'",
    'a form' => "UPDATE yeswiki_nature SET bn_template = CONCAT(bn_template, '# une note') WHERE bn_id_nature = 1306",
    'a page that goes' => "UPDATE yeswiki_pages SET latest = 'N' WHERE tag = '$team'",
    'one that comes back' => "UPDATE yeswiki_pages SET latest = 'Y' WHERE tag = '$team'",
] as $what => $change) {
    $stamp = $ana->store->stamp();
    $ana->db->query($change);
    check("the stamp changes with $what", $stamp !== $ana->store->stamp());
}
$other = $open('Bob');
$ana->store->exclusively(static function () use ($other): void {
    check('one lock for all', $other->db->loadSingle("SELECT IS_USED_LOCK('entrelacs" . substr(sha1('wikiyeswiki_'), 0, 16) . "') AS who")['who'] !== null);
});
$now = new FixedClock('2026-11-25 10:00');
foreach (range(1, 5) as $one) {
    $open("P$one", $now)->pulse->answer(['trust' => $one, 'respect' => 3, 'communication' => 3, 'climate' => 3]);
}
$later = new FixedClock('2026-12-01 10:00');
$open('Ana', $later)->pulse->publish();
$pulses = $ana->db->loadAll("SELECT DISTINCT owner, user, time FROM yeswiki_pages WHERE body LIKE '%bf_trust%'");
check('answers have no owner, author or time', count($pulses) === 1 && $pulses[0]['owner'] === '' && $pulses[0]['user'] === '');
check('five answers have results', json_decode(json_encode($open('Ana', $later)->reader->read(['pulse'])), true)['pulseResults'][0]['answers'] === 5);
check('notes count', [$ana->notes->count('n', 2, time() + 60), $ana->notes->count('n', 3, time() + 60)] === [2, 5]);
check('notes are forgotten', $ana->notes->get('none') === null);
$demo = json_decode(file_get_contents("$modelFolder/demo.json"), true);
$count = static fn (): array => $ana->db->loadAll('SELECT (SELECT COUNT(*) FROM yeswiki_pages) AS pages, (SELECT COUNT(*) FROM yeswiki_acls) AS acls, (SELECT COUNT(*) FROM yeswiki_triples) AS triples');
$before = $count();
$start = hrtime(true);
$open('Admin')->demo->install($demo);
$demoMs = (hrtime(true) - $start) / 1e6;
$read = $open('Admin')->reader->read();
check('the demo is read without issues', $read['issues'] === [] && count((array) $read['entities']) === count($demo['rows']['fr']));
check('the demo goes without a trace', $open('Admin')->demo->remove() === [] && $count() === $before);
$second = $ana->writer->create('task', ['title' => 'Seconde']);
$bob->writer->update('task', $task, (string) $admin->store->entry($task)->version, ['title' => 'Reprise']);
check('a row that somebody saved stays where it is', array_column($open('Admin')->read(['task'])['task'], 'id') === [$task, $second]);
$admin->writer->remove('task', $second, (string) $admin->store->entry($second)->version);
$admin->writer->remove('task', $task, (string) $admin->store->entry($task)->version);

// 2,000 tasks and 500 members among 3,000 other pages, some with a history.
$long = str_repeat('Ce qui est attendu, et pour quand. ', 8);
$members = [];
for ($one = 0; $one < 500; $one++) {
    $members[] = ['tag' => "Membre$one", 'data' => ['bf_titre' => "Membre $one", 'bf_account' => "compte$one", 'bf_email' => "m$one@example.org", 'bf_capacityHours' => '21', 'bf_active' => 'yes', 'bf_uid' => "u$one"], 'acl' => ['read' => '+', 'write' => '+', 'comment' => 'comments-closed'], 'owner' => "compte$one", 'at' => null];
}
$tasks = [];
for ($one = 0; $one < 2000; $one++) {
    $who = static fn (int $step): string => 'Membre' . ($one * $step % 500);
    $tasks[] = ['tag' => "Tache$one", 'data' => ['bf_titre' => "Tâche $one &amp; suite", 'bf_status' => ['todo', 'doing', 'review', 'done'][$one % 4], 'bf_criticality' => 'normal', 'bf_responsible' => "{$who(3)},{$who(7)}", 'bf_accountable' => $who(11), 'bf_consulted' => "{$who(13)},{$who(17)}", 'bf_informed' => $who(19), 'bf_start' => '2026-11-01', 'bf_due' => '2026-12-24', 'bf_durationDays' => '12', 'bf_effortHours' => '30,5', 'bf_progress' => '40', 'bf_createdOn' => '2026-10-01', 'bf_statusLog' => "2026-10-01 09:00 À faire\n2026-11-01 09:00 En cours", 'bf_documents' => "https://un.example/$one\n$long", 'bf_tags' => 'un,deux', 'bf_uid' => "t$one"], 'acl' => ['read' => '+', 'write' => $one % 10 === 0 ? '%' : '+', 'comment' => 'comments-closed'], 'owner' => "compte{$one}", 'at' => null];
}
$others = [];
for ($one = 0; $one < 3000; $one++) {
    $others[] = ['tag' => "Page$one", 'data' => ['bf_titre' => "Page $one", 'bf_description' => $long], 'acl' => ['read' => '*', 'write' => '+', 'comment' => '+'], 'owner' => 'Admin', 'at' => null];
}
foreach (['member' => $members, 'task' => $tasks] as $entity => $entries) {
    $id = array_column($admin->installer->parts(), 'id', 'name')[$entity];
    $admin->store->createMany($admin->structure->form((int) $id), $entries);
}
$admin->store->createMany(new YesWiki\Entrelacs\Entity\Form(4, 'Ressources', []), $others);
$admin->db->query("INSERT INTO yeswiki_pages (tag, time, body, body_r, owner, user, latest) SELECT tag, time, body, '', owner, user, 'N' FROM yeswiki_pages WHERE tag LIKE 'Page%' OR tag LIKE 'Tache%'");

$size = 0;
$cold = timed(15, static function () use ($open, &$size): void {
    $size = strlen(json_encode($open('Ana')->reader->read(['task', 'member']), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES));
});
$anonymous = timed(15, static fn () => $open(null)->reader->read(['task', 'member']));
$unchanged = timed(30, static fn () => $open('Ana')->reader->etag(['task', 'member']));
$query = timed(15, static fn () => $admin->db->loadAll("SELECT body FROM yeswiki_pages WHERE latest = 'Y'"));
check('all rows are there', count($open('Ana')->read(['task', 'member'])['task']) === 2000);

echo json_encode(['demo' => [$demoMs], 'cold' => $cold, 'anonymous' => $anonymous, 'unchanged' => $unchanged, 'query' => $query, 'kilobytes' => (int) round($size / 1000), 'php' => PHP_VERSION, 'mariadb' => $admin->db->loadSingle('SELECT VERSION() AS v')['v']]) . "\n";
