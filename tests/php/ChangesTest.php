<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;

class ChangesTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed()->as('Ana');
    }

    public function testAnswersForEachChangeInItsOrder(): void
    {
        $old = $this->world->entry('task', 'Ancienne', [], ['owner' => 'Ana']);

        $results = $this->world->changes()->all([
            ['kind' => 'create', 'entity' => 'task', 'id' => 'new:a', 'fields' => ['title' => 'Une']],
            ['kind' => 'create', 'entity' => 'task', 'fields' => ['title' => '']],
            ['kind' => 'create', 'entity' => 'dependency', 'id' => 'new:d', 'fields' => ['predecessor' => 'new:a', 'successor' => 'Ancienne']],
            ['kind' => 'update', 'entity' => 'task', 'id' => 'Ancienne', 'version' => '99', 'fields' => ['title' => 'x']],
            ['kind' => 'remove', 'entity' => 'task', 'id' => 'Ancienne', 'version' => (string) $old->version],
            ['kind' => 'create', 'entity' => 'dependency', 'fields' => ['predecessor' => 'new:b', 'successor' => 'new:a']],
            'nonsense',
            ['kind' => 'invent', 'entity' => 'task'],
            ['kind' => 'create', 'entity' => 'nothing', 'fields' => []],
        ]);

        self::assertSame([true, false, true, false, true, false, false, false, false], array_column($results, 'ok'));
        self::assertSame(['field.required', 'entry.changed', 'field.reference', 'body.invalid', 'body.invalid', 'entity.unknown'], array_column($results, 'code'));
        self::assertSame([422, 409, 422, 400, 400, 404], array_column($results, 'status'));
        $link = $this->world->store->entry($results[2]['id'])->data;
        self::assertSame([$results[0]['id'], 'Ancienne'], [$link['bf_predecessor'], $link['bf_successor']]);
    }

    public function testListsNameWhatWasJustMadeToo(): void
    {
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana']);
        $results = $this->world->changes()->all([
            ['kind' => 'create', 'entity' => 'member', 'id' => 'new:m', 'fields' => ['name' => 'Zoé']],
            ['kind' => 'create', 'entity' => 'task', 'fields' => ['title' => 'Une', 'responsible' => ['AnaS', 'new:m']]],
        ]);

        self::assertSame("AnaS,{$results[0]['id']}", $this->world->store->entry($results[1]['id'])->data['bf_responsible']);
    }

    public function testANewNameIsAReferenceOnlyWhereOneIsMeant(): void
    {
        $results = $this->world->changes()->all([
            ['kind' => 'create', 'entity' => 'task', 'id' => 'new:a', 'fields' => ['title' => 'Une']],
            ['kind' => 'create', 'entity' => 'task', 'fields' => ['title' => 'new:a']],
            ['kind' => 'update', 'entity' => 'task', 'id' => 'new:a', 'version' => '1', 'fields' => ['title' => 'Deux']],
        ]);

        self::assertSame('new:a', $this->world->store->entry($results[1]['id'])->data['bf_titre']);
        self::assertSame([true, 'Deux'], [$results[2]['ok'], $results[2]['row']['fields']->title]);
    }

    public function testACreationWithoutANameIsReferredToByNothing(): void
    {
        $results = $this->world->changes()->all([
            ['kind' => 'create', 'entity' => 'project', 'id' => '', 'fields' => ['name' => 'Jardin']],
            ['kind' => 'create', 'entity' => 'task', 'fields' => ['title' => 'Une', 'project' => '']],
            ['kind' => 'update', 'entity' => 'project', 'id' => '', 'version' => '1', 'fields' => ['name' => 'Deux']],
        ]);

        self::assertSame([true, true, false], array_column($results, 'ok'));
        self::assertSame('', $this->world->store->entry($results[1]['id'])->data['bf_project'] ?? '');
        self::assertSame('body.invalid', $results[2]['code']);
    }

    public function testACreationNamesNoExistingEntry(): void
    {
        $this->world->entry('task', 'Ancienne', ['bf_titre' => 'Avant']);

        [$result] = $this->world->changes()->all([['kind' => 'create', 'entity' => 'task', 'id' => 'Ancienne', 'fields' => ['title' => 'Après']]]);

        self::assertSame([false, 409, 'entry.exists'], [$result['ok'], $result['status'], $result['code']]);
        self::assertSame('Avant', $this->world->store->entry('Ancienne')->data['bf_titre']);
        self::assertSame('entry.exists', $this->world->changes()->all([['kind' => 'create', 'entity' => 'task', 'id' => 'Anew:a', 'fields' => ['title' => 'x']]])[0]['code']);
    }

    public function testTheSameKeyMakesOneEntryADay(): void
    {
        $create = fn (string $key): string => $this->world->changes()->one(['kind' => 'create', 'entity' => 'task', 'key' => $key, 'fields' => ['title' => 'Charte']])['id'];

        $first = $create('k1');
        self::assertSame([$first, $first], [$create('k1'), $create('k1')]);
        self::assertNotSame($first, $create('k2'));
        $asked = fn (string $key): array => $this->world->changes()->one(['kind' => 'create', 'entity' => 'task', 'key' => $key, 'fields' => ['title' => 'Charte']]);
        self::assertSame([true, false], [$asked('k1')['existed'] ?? false, $asked('k9')['existed'] ?? false], 'a creation asked twice says so');
        $ofBob = $this->world->as('Bob')->changes()->one(['kind' => 'create', 'entity' => 'task', 'key' => 'k1', 'fields' => ['title' => 'Charte']])['id'];
        self::assertNotSame($first, $ofBob, 'keys are each person’s own');

        $project = $this->world->as('Ana')->changes()->one(['kind' => 'create', 'entity' => 'project', 'key' => 'k1', 'fields' => ['name' => 'Charte']]);
        self::assertFalse($project['existed'] ?? false, 'and each entity’s');
        $this->world->store->remove($create('k3'));
        self::assertFalse($asked('k3')['existed'] ?? false, 'what is gone is made again');

        $this->world->as('Ana')->clock->now = new \DateTimeImmutable('2026-11-26 10:31');
        self::assertNotSame($first, $create('k1'));
    }

    public function testAKeyThatIsSentTwiceAtOnceMakesOneEntry(): void
    {
        $create = fn (): array => $this->world->changes()->one(['kind' => 'create', 'entity' => 'task', 'key' => 'k1', 'fields' => ['title' => 'Charte']]);
        $first = null;
        $this->world->store->meanwhile = static function () use ($create, &$first): void {
            $first = $create();
        };

        $second = $create();

        self::assertSame([$first['id'], true], [$second['id'], $second['existed'] ?? false]);
        self::assertCount(1, $this->world->store->versions);
    }

    public function testTheKeyMayStandInTheHeader(): void
    {
        $ask = fn (): array => $this->world->ask('create', ['token' => 'token', 'key' => 'k1', 'body' => ['fields' => ['title' => 'Charte']]], 'task');

        self::assertSame($ask()[1]['id'], $ask()[1]['id']);
        self::assertCount(1, $this->world->store->versions);
        self::assertSame($ask()[1]['id'], $this->world->ask('create', ['token' => 'token', 'body' => ['key' => 'k1', 'fields' => ['title' => 'Charte']]], 'task')[1]['id'], 'or in the body');
        self::assertSame(400, $this->world->ask('create', ['token' => 'token', 'key' => str_repeat('k', 201), 'body' => ['fields' => ['title' => 'x']]], 'task')[0]);
    }
}
