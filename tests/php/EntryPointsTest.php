<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use Symfony\Component\HttpFoundation\Request;
use Symfony\Component\HttpKernel\Exception\AccessDeniedHttpException;
use YesWiki\Core\Entity\Event;
use YesWiki\Core\YesWikiController;
use YesWiki\Entrelacs\__BazarAction;
use YesWiki\Entrelacs\Controller\ApiController;
use YesWiki\Entrelacs\Service\AdminPage;
use YesWiki\Entrelacs\Service\AutomaticOnSave;
use YesWiki\Entrelacs\Service\EntryGate;
use YesWiki\Entrelacs\Service\Routes;
use YesWiki\Entrelacs\Service\SavedEntry;
use YesWiki\Entrelacs\Service\WikiEntries;
use YesWiki\Wiki;

require_once __DIR__ . '/yeswiki/entry-points.php';
require_once __DIR__ . '/yeswiki/core.php';
require_once __DIR__ . '/yeswiki/bazar.php';
require_once dirname(__DIR__, 2) . '/yeswiki-bazar-templates/actions/__BazarAction.php';
require_once dirname(__DIR__, 2) . '/yeswiki-bazar-templates/migrations/20261128000000_EntrelacsInstall.php';

/** Where YesWiki calls us: by HTTP, at an update, before its own form and after its saves. */
class EntryPointsTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed();
    }

    protected function tearDown(): void
    {
        $_GET = $_REQUEST = [];
        unset($GLOBALS['headersRemoved'], $_SERVER['REDIRECT_HTTP_AUTHORIZATION']);
    }

    private function controller(): ApiController
    {
        return new ApiController([Routes::class => $this->world->routes()]);
    }

    public function testAnAnswerIsJsonThatNobodyKeepsForAnother(): void
    {
        $answer = $this->controller()->entities(new Request(['only' => 'task']));

        self::assertSame([200, 'private, no-cache', 'Cookie, Authorization'], [$answer->status, $answer->headers['Cache-Control'], $answer->headers['Vary']]);
        self::assertSame([], json_decode($answer->content, true)['entities']['task']);
        $again = $this->controller()->entities(new Request(['only' => 'task'], ['If-None-Match' => $answer->headers['ETag']]));
        self::assertSame([304, ''], [$again->status, $again->content]);
    }

    public function testHeadersSayWhoAsksAndWhatIsAskedTwice(): void
    {
        $create = fn (array $headers): array => (static fn ($answer): array => [$answer->status, json_decode($answer->content, true)])($this->controller()->create(new Request([], $headers, '{"fields":{"title":"Élan"}}'), 'task'));

        self::assertSame(401, $create([])[0]);
        $this->world->as('Ana');
        self::assertSame(403, $create(['X-CSRF-Token' => 'wrong'])[0]);
        [$status, $made] = $create(['X-CSRF-Token' => 'token', 'Idempotency-Key' => 'k1']);
        self::assertSame([201, 'Élan'], [$status, $made['row']['fields']['title']]);
        self::assertSame($made['id'], $create(['X-CSRF-Token' => 'token', 'Idempotency-Key' => 'k1'])[1]['id']);
        self::assertSame(413, $create(['X-CSRF-Token' => 'token', 'Content-Length' => '9000000'])[0]);
        self::assertNotContains('Set-Cookie', $GLOBALS['headersRemoved']);
        self::assertSame(201, $this->asNobody(fn (): array => $create(['Authorization' => 'Bearer key-of-Ana']))[0]);
        // The cookies of the session that YesWiki opens for a key.
        self::assertContains('Set-Cookie', $GLOBALS['headersRemoved']);
        // Apache hands the header on under another name where PHP runs beside it.
        $_SERVER['REDIRECT_HTTP_AUTHORIZATION'] = 'Bearer key-of-Ana';
        self::assertSame(201, $this->asNobody(fn (): array => $create([]))[0]);
    }

    public function testEachRouteIsGivenWhatItsAddressNames(): void
    {
        $this->world->as('Admin')->entry('task', 'Une', ['bf_titre' => 'Une']);
        $token = ['X-CSRF-Token' => 'token'];

        self::assertSame(200, $this->controller()->update(new Request([], $token, '{"version":"1","fields":{"title":"Deux"}}'), 'task', 'Une')->status);
        self::assertSame(409, $this->controller()->remove(new Request(['version' => '1'], $token), 'task', 'Une')->status);
        self::assertSame(200, $this->controller()->remove(new Request(['version' => '2'], $token), 'task', 'Une')->status);
        self::assertSame(404, $this->controller()->decide(new Request([], $token, '{"decision":"wiki"}'), 'c1')->status);
        self::assertSame([200, 200, 200, 201], [$this->controller()->check(new Request())->status, $this->controller()->conflicts(new Request())->status, $this->controller()->changes(new Request([], $token, '{"changes":[]}'))->status, $this->controller()->pulse(new Request([], $token, '{"trust":4,"respect":4,"communication":3,"climate":5}'))->status]);
        self::assertSame([200, 200], [$this->controller()->replaceConflicts(new Request([], $token, '{"conflicts":[]}'))->status, $this->controller()->install(new Request([], $token, '{}'))->status]);
    }

    /** @return array<string, array{0: array<string, string>, 1: array<string, string>, 2: array<string, string>}> Parameters of the address, of the request and of the action, with `F` for the form. */
    public function placesOfAForm(): array
    {
        return [
            'the address' => [['vue' => 'saisir'], ['id' => 'F'], []],
            'another name in it' => [['vue' => 'saisir'], ['id_typeannonce' => 'F'], []],
            'the action in a page' => [[], [], ['vue' => 'saisir', 'id' => 'F']],
            'another name of the action' => [['vue' => 'saisir'], [], ['idtypeannonce' => 'F']],
            'one of several' => [['vue' => 'saisir'], ['id' => '2,F'], []],
        ];
    }

    /** @dataProvider placesOfAForm @param array<string, string> $get @param array<string, string> $request @param array<string, string> $arguments */
    public function testWhoMayNotAddReadsWhyWhereverTheFormIsNamed(array $get, array $request, array $arguments): void
    {
        $named = fn (array $parameters): array => str_replace('F', (string) $this->world->form('task'), $parameters);
        [$_GET, $_REQUEST] = [$named($get), $named($request)];
        $run = fn () => (new __BazarAction([EntryGate::class => new EntryGate($this->world->bindings(), $this->world->visitor)], $named($arguments)))->run();

        $this->world->as('Ana');
        $run();
        $this->expectException(AccessDeniedHttpException::class);
        $this->expectExceptionMessage('Connectez-vous');
        $this->asNobody($run);
    }

    public function testListsAndSearchesOfBazarAreLeftAlone(): void
    {
        $_REQUEST = ['id' => (string) $this->world->form('task')];
        foreach (['', 'consulter', 'recherche'] as $view) {
            $_GET = ['vue' => $view];
            self::assertNull((new __BazarAction([EntryGate::class => new EntryGate($this->world->as(null)->bindings(), $this->world->visitor)], []))->run());
        }
    }

    public function testAnUpdateInstallsWhatTheButtonDoes(): void
    {
        $this->world = new World();

        (new \EntrelacsInstall([AdminPage::class => $this->world->admin()]))->run();

        self::assertSame(['demo'], array_column(array_filter($this->world->admin()->check()['parts'], static fn (array $part): bool => $part['state'] !== 'ok'), 'kind'));
    }

    /** Saves of YesWiki's own form are completed; those of pages and our own are not looked at. */
    public function testAnEntryThatYesWikiSavedIsCompletedOnce(): void
    {
        $completed = function (string $body, bool $isOurs): bool {
            $this->world = World::installed();
            $this->world->entry('task', 'Une', ['bf_status' => 'todo']);
            $entries = $this->createMock(WikiEntries::class);
            $entries->method('isSaving')->willReturn($isOurs);
            $wiki = new Wiki();
            $wiki->services = new class ([WikiEntries::class => $entries, SavedEntry::class => $this->world->saved()]) extends YesWikiController {
                public function get(string $class): object
                {
                    return $this->getService($class);
                }
            };
            $onSave = new AutomaticOnSave($wiki);
            foreach (array_unique(AutomaticOnSave::getSubscribedEvents()) as $method) {
                $onSave->$method(new Event(['tag' => 'Une', 'body' => $body]));
            }

            return isset($this->world->store->entry('Une')->data['bf_uid']);
        };
        $entry = '{"bf_titre":"Une","id_typeannonce":"1306"}';

        self::assertSame([true, false, false], [$completed($entry, false), $completed($entry, true), $completed('Une page', false)]);
        self::assertSame(['page.created', 'page.updated'], array_keys(AutomaticOnSave::getSubscribedEvents()));
    }

    /** @return mixed */
    private function asNobody(callable $do)
    {
        $this->world->as(null);

        return $do();
    }
}
