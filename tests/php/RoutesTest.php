<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;

/** Who gets what from each route. */
class RoutesTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed();
        $this->world->visitor->keys += ['key-of-Bob' => 'Bob'];
        $this->world->entry('task', 'Statuts', ['bf_titre' => 'Statuts'], ['owner' => 'Ana']);
    }

    /** Routes that write, with what a member could say to each. @return array<string, array{0: string, 1: array<string, mixed>, 2: string[]}> */
    public function writing(): array
    {
        return [
            'create' => ['create', ['body' => ['fields' => ['title' => 'Charte']]], ['task']],
            'update' => ['update', ['body' => ['version' => '1', 'fields' => ['title' => 'Charte']]], ['task', 'Statuts']],
            'remove' => ['remove', ['query' => ['version' => '1']], ['task', 'Statuts']],
            'changes' => ['changes', ['body' => ['changes' => []]], []],
            'pulse' => ['pulse', ['body' => ['trust' => 4, 'respect' => 4, 'communication' => 3, 'climate' => 5]], []],
            'install' => ['install', ['body' => []], []],
            'replaceConflicts' => ['replaceConflicts', ['body' => ['conflicts' => []]], []],
            'decide' => ['decide', ['body' => ['decision' => 'wiki']], ['c1']],
        ];
    }

    /** @dataProvider writing @param array<string, mixed> $said @param string[] $names */
    public function testNobodyWritesWithoutAnAccount(string $route, array $said, array $names): void
    {
        [$status, $body] = $this->world->as(null)->ask($route, $said, ...$names);

        self::assertSame([401, 'auth.required'], [$status, $body['code']]);
        self::assertSame('Connectez-vous au wiki pour enregistrer.', $body['message']);
    }

    /** @dataProvider writing @param array<string, mixed> $said @param string[] $names */
    public function testASessionNeedsItsToken(string $route, array $said, array $names): void
    {
        foreach ([[], ['token' => 'another'], ['token' => '']] as $token) {
            [$status, $body] = $this->world->as('Admin')->ask($route, $said + $token, ...$names);
            self::assertSame([403, 'auth.badToken'], [$status, $body['code']]);
        }
        self::assertCount(1, $this->world->store->versions);
    }

    /** @dataProvider writing @param array<string, mixed> $said @param string[] $names */
    public function testAWrongKeyIsRefusedEvenOfSomebodyLoggedIn(string $route, array $said, array $names): void
    {
        foreach (['Bearer wrong', 'Bearer', 'bearer  '] as $authorization) {
            [$status, $body] = $this->world->as('Admin')->ask($route, ['authorization' => $authorization, 'token' => 'token'] + $said, ...$names);
            self::assertSame([401, 'auth.badKey'], [$status, $body['code']]);
        }
    }

    /** @dataProvider writing @param array<string, mixed> $said @param string[] $names */
    public function testAWikiThatSleepsIsNotWritten(string $route, array $said, array $names): void
    {
        foreach (['hibernate', 'archiving', 'updating'] as $sleep) {
            $this->world->site->settings['wiki_status'] = $sleep;

            self::assertSame(403, $this->world->as('Admin')->ask($route, ['token' => 'token'] + $said, ...$names)[0], $sleep);
        }
    }

    /** A route more must be asked here by people without rights too. */
    public function testEveryRouteOfTheControllerIsAskedHere(): void
    {
        preg_match_all('/@Route\("([^"]+)", methods=\{([^}]+)\}, options=\{"acl":\{"public"\}\}, priority=5\)\s+\*\/\s+public function (\w+)\(.*?answer\(\'(\w+)\'/s', file_get_contents(dirname(__DIR__, 2) . '/yeswiki-bazar-templates/controllers/ApiController.php'), $found);

        self::assertSame(substr_count(file_get_contents(dirname(__DIR__, 2) . '/yeswiki-bazar-templates/controllers/ApiController.php'), 'public function'), count($found[0]));
        self::assertSame($found[3], $found[4]);
        self::assertEqualsCanonicalizing(array_merge(array_keys($this->writing()), ['entities', 'check', 'conflicts']), $found[4]);
        self::assertSame(array_keys($this->writing()), array_keys($this->outcomes()));
        foreach ($found[4] as $at => $route) {
            self::assertSame(isset($this->writing()[$route]), $found[2][$at] !== '"GET"', "$route writes by a method that no link has");
        }
    }

    /** @return array<string, array{0: string, 1: int, 2: int, 3: int, 4: int}> Statuses for the owner Ana, another member, an administrator, and Ana's key. */
    public function outcomes(): array
    {
        return [
            'create' => ['create', 201, 201, 201, 201],
            'update' => ['update', 200, 200, 200, 200],
            'remove' => ['remove', 200, 403, 200, 200],
            'changes' => ['changes', 200, 200, 200, 200],
            'pulse' => ['pulse', 201, 201, 201, 403],
            'install' => ['install', 403, 403, 200, 403],
            'replaceConflicts' => ['replaceConflicts', 403, 403, 200, 403],
            'decide' => ['decide', 403, 403, 404, 403],
        ];
    }

    /** @dataProvider outcomes */
    public function testEachMayDoWhatTheirRightsSay(string $route, int $owner, int $other, int $admin, int $key): void
    {
        [, $said, $names] = $this->writing()[$route];
        $statusOf = function (?string $name, array $more) use ($route, $said, $names): int {
            $this->setUp();

            return $this->world->as($name)->ask($route, $more + $said, ...$names)[0];
        };

        self::assertSame(
            [$owner, $other, $admin, $key],
            [$statusOf('Ana', ['token' => 'token']), $statusOf('Bob', ['token' => 'token']), $statusOf('Admin', ['token' => 'token']), $statusOf(null, ['authorization' => 'Bearer key-of-Ana'])]
        );
    }

    public function testOnlyAdministratorsSeeInstallationAndConflicts(): void
    {
        foreach (['check', 'conflicts'] as $route) {
            self::assertSame(401, $this->world->as(null)->ask($route)[0]);
            self::assertSame(403, $this->world->as('Ana')->ask($route)[0]);
            self::assertSame(403, $this->world->as(null)->ask($route, ['authorization' => 'Bearer key-of-Ana'])[0]);
            self::assertSame(200, $this->world->as('Admin')->ask($route)[0]);
            self::assertSame(200, $this->world->as(null)->ask($route, ['authorization' => 'Bearer key-of-Admin'])[0]);
        }
    }

    public function testReadsAreForAllWithinTheirRights(): void
    {
        [$status, $body] = $this->world->as(null)->ask('entities', ['query' => ['only' => 'task']]);
        self::assertSame([200, []], [$status, $body['entities']['task']]);

        [$status, $body] = $this->world->as(null)->ask('entities', ['authorization' => 'Bearer key-of-Bob', 'query' => ['only' => 'task']]);
        self::assertSame([200, 'Statuts'], [$status, $body['entities']['task'][0]['id']]);
        self::assertSame(401, $this->world->ask('entities', ['authorization' => 'Bearer wrong'])[0]);
    }

    public function testAnUnknownEntityIsNotFound(): void
    {
        self::assertSame(404, $this->world->as('Ana')->ask('entities', ['query' => ['only' => 'users']])[0]);
        self::assertSame('entity.unknown', $this->world->ask('create', ['token' => 'token', 'body' => ['fields' => []]], 'users')[1]['code']);
        self::assertSame('entity.unknown', $this->world->ask('remove', ['token' => 'token', 'query' => ['version' => '1']], '../task', 'x')[1]['code']);
    }

    public function testAnAnswerThatDidNotChangeIsNotSentAgain(): void
    {
        $this->world->as('Ana');
        [, , $headers] = $this->world->ask('entities');
        $tag = $headers['ETag'];

        self::assertSame([304, null], array_slice($this->world->ask('entities', ['etag' => $tag]), 0, 2));
        self::assertSame(304, $this->world->ask('entities', ['etag' => 'W/' . $tag])[0]);
        self::assertSame(304, $this->world->ask('entities', ['etag' => str_replace('"', '', $tag) . '-gzip'])[0]);
        self::assertSame(200, $this->world->ask('entities', ['etag' => $tag, 'query' => ['only' => 'task']])[0]);
        self::assertSame(200, $this->world->as('Bob')->ask('entities', ['etag' => $tag])[0]);
        self::assertSame(200, $this->world->ask('entities', ['etag' => $tag, 'authorization' => 'Bearer key-of-Ana'])[0], 'a program may write what a person may not');
    }

    public function testTheTagChangesWithVersionsRightsGroupsAndSettings(): void
    {
        $changes = [
            'a version' => fn () => $this->world->entry('task', 'Statuts', [], ['owner' => 'Ana']),
            'a right' => fn () => $this->world->store->setReadAcl('Statuts', '@admins'),
            'a group' => fn () => $this->world->visitor->groups['conseil'] = ['Ana'],
            'a setting' => fn () => $this->world->site->settings['entrelacs_settings'] = ['stage.1' => 'Recette = review'],
            'an administrator more' => fn () => $this->world->visitor->groups['admins'][] = 'Ana',
        ];
        $this->world->as('Ana');
        foreach ($changes as $what => $change) {
            $tag = $this->world->ask('entities')[2]['ETag'];
            $change();
            self::assertSame(200, $this->world->ask('entities', ['etag' => $tag])[0], $what);
        }
    }

    public function testBadBodiesAreSaidToBe(): void
    {
        $this->world->as('Ana');
        foreach (['', 'nonsense', '[1]', '"x"', '{"fields":', str_repeat('[', 100), '{"fields":7}', '{"fields":{"title":"x"},"binding":3}', "{\"fields\":{\"title\":\"\xFF\"}}"] as $body) {
            self::assertSame(400, $this->world->ask('create', ['token' => 'token', 'body' => $body], 'task')[0], $body);
        }
        self::assertSame(413, $this->world->ask('create', ['token' => 'token', 'length' => 8388609], 'task')[0]);
        self::assertSame(413, $this->world->ask('create', ['token' => 'token', 'body' => '"' . str_repeat('a', 8388608) . '"'], 'task')[0]);
        self::assertSame(400, $this->world->ask('changes', ['token' => 'token', 'body' => ['changes' => array_fill(0, 101, [])]])[0]);
        self::assertSame(400, $this->world->ask('update', ['token' => 'token', 'body' => ['fields' => ['title' => 'x']]], 'task', 'Statuts')[0]);
        self::assertSame(400, $this->world->ask('entities', ['query' => ['binding' => 'x']])[0]);
    }

    public function testWritesOfAMinuteAreLimited(): void
    {
        $this->world->site->settings['entrelacs_rate_limit'] = 3;
        $this->world->clock->now = new \DateTimeImmutable('2026-11-25 10:30:20');
        $write = fn (): array => $this->world->ask('create', ['token' => 'token', 'body' => ['fields' => ['title' => 'Charte']]], 'task');
        $this->world->as('Ana');

        self::assertSame([201, 201, 201], [$write()[0], $write()[0], $write()[0]]);
        [$status, $body, $headers] = $write();
        self::assertSame([429, 'rate.limited', '40'], [$status, $body['code'], $headers['Retry-After']]);
        self::assertSame(201, $this->world->as('Bob')->ask('create', ['token' => 'token', 'body' => ['fields' => ['title' => 'Charte']]], 'task')[0]);
        self::assertSame(429, $this->world->ask('changes', ['token' => 'token', 'body' => ['changes' => array_fill(0, 3, [])]])[0], 'a batch counts as its changes');

        $this->world->clock->now = new \DateTimeImmutable('2026-11-25 10:31:00');
        self::assertSame(201, $this->world->as('Ana')->ask('create', ['token' => 'token', 'body' => ['fields' => ['title' => 'Charte']]], 'task')[0]);
        $this->world->site->settings['entrelacs_rate_limit'] = 0;
        self::assertSame([201, 201, 201, 201], [$write()[0], $write()[0], $write()[0], $write()[0]]);
    }

    public function testWhatIsRefusedUsesNothingUpAndARemovalCountsToo(): void
    {
        $this->world->site->settings['entrelacs_rate_limit'] = 2;
        $this->world->as('Ana');
        $batch = fn (int $changes): int => $this->world->ask('changes', ['token' => 'token', 'body' => ['changes' => array_fill(0, $changes, [])]])[0];
        $remove = fn (): int => $this->world->ask('remove', ['token' => 'token', 'query' => ['version' => '1']], 'task', 'Statuts')[0];

        self::assertSame([429, 200, 404, 429], [$batch(3), $remove(), $remove(), $remove()]);
    }

    public function testAProgramMayWriteMoreThanAPersonInAMinute(): void
    {
        $this->world->site->settings['entrelacs_rate_limit'] = 1;
        $this->world->site->settings['entrelacs_key_rate_limit'] = 5;
        $this->world->clock->now = new \DateTimeImmutable('2026-11-25 10:30:20');
        $batch = fn (int $changes): int => $this->world->as(null)->ask('changes', ['authorization' => 'Bearer key-of-Ana', 'body' => ['changes' => array_fill(0, $changes, [])]])[0];
        $person = fn (): int => $this->world->as('Ana')->ask('create', ['token' => 'token', 'body' => ['fields' => ['title' => 'Charte']]], 'task')[0];

        self::assertSame([200, 200, 429], [$batch(3), $batch(2), $batch(1)]);
        self::assertSame([201, 429], [$person(), $person()], 'a person is counted apart');

        $this->world->clock->now = new \DateTimeImmutable('2026-11-25 10:31:00');
        self::assertSame([200, 429], [$batch(8), $batch(1)], 'a batch larger than the limit passes alone');
        $this->world->clock->now = new \DateTimeImmutable('2026-11-25 10:32:00');
        self::assertSame([200, 429], [$batch(1), $batch(8)]);
        unset($this->world->site->settings['entrelacs_key_rate_limit']);
        self::assertSame(200, $batch(100));
    }

    public function testAFailureTellsNothingOfItself(): void
    {
        $this->world->structure->forms[$this->world->form('task')]['bn_template'] = 'texte***bf_titre***Titre***';
        $this->world->store->meanwhile = static function (): void {
            throw new \RuntimeException('password of the database');
        };
        $log = ini_set('error_log', '/dev/null');

        [$status, $body] = $this->world->as('Ana')->ask('create', ['token' => 'token', 'body' => ['fields' => ['title' => 'x']]], 'task');
        ini_set('error_log', (string) $log);

        self::assertSame([500, 'server.failed'], [$status, $body['code']]);
        self::assertStringNotContainsString('password', json_encode($body));
    }

    public function testEveryRefusalHasWordsInBothLanguages(): void
    {
        $routes = file_get_contents(dirname(__DIR__, 2) . '/packages/yeswiki/src/routes.ts');
        preg_match('/type WireErrorCode =(.*?);/s', $routes, $codes);
        preg_match_all("/'([a-zA-Z.]+)'/", $codes[1], $found);
        $lang = dirname(__DIR__, 2) . '/yeswiki-bazar-templates/lang';
        [$fr, $en] = [include "$lang/entrelacs_fr.inc.php", include "$lang/entrelacs_en.inc.php"];

        self::assertGreaterThan(20, count($found[1]));
        foreach ($found[1] as $code) {
            $key = 'ENTRELACS_REFUSED_' . strtoupper(str_replace('.', '_', $code));
            self::assertArrayHasKey($key, $fr);
            self::assertArrayHasKey($key, $en);
        }
        self::assertSame(array_keys($fr), array_keys($en));
    }

    /** The statuses that routes.ts puts beside its codes. */
    public function testEachCodeHasItsStatus(): void
    {
        preg_match_all("/\\| '([a-zA-Z.]+)'; ?\\/\\/ (\\d+)|\\| '([a-zA-Z.]+)' \\/\\/ (\\d+)/", file_get_contents(dirname(__DIR__, 2) . '/packages/yeswiki/src/routes.ts'), $found, PREG_SET_ORDER);

        self::assertGreaterThan(20, count($found));
        foreach ($found as $line) {
            [$code, $status] = array_slice(array_values(array_filter($line, static fn ($part) => $part !== '')), 1);
            self::assertSame((int) $status, (new \YesWiki\Entrelacs\Exception\Refusal($code))->status(), $code);
        }
    }
}
