<?php

namespace Entrelacs\Tests;

use DateTimeImmutable;
use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Entity\AutomaticFields;

/** The same rules as Grist's trigger formulas: packages/grist/src/blueprint/formulas.ts. */
class AutomaticFieldsTest extends TestCase
{
    private const TODAY = '2026-11-25';

    /** @param array<string, mixed>|null $before @param array<string, mixed> $after @return array<string, mixed> Without what is empty, and the uid. */
    private function filled(string $entity, ?array $before, array $after): array
    {
        $filled = (new AutomaticFields((new World())->model->entity($entity), 'fr'))->filled($before, $after, new DateTimeImmutable(self::TODAY . ' 10:30'));
        unset($filled['uid']);

        return array_filter($filled, static fn ($value): bool => $value !== null);
    }

    /** @return array<string, array{0: string, 1: array<string, mixed>|null, 2: array<string, mixed>, 3: array<string, mixed>}> */
    public function saves(): array
    {
        $t = self::TODAY;

        return [
            'a new task' => ['task', null, ['status' => 'todo'], ['createdOn' => $t, 'statusLog' => "$t 10:30 À faire"]],
            'a new task without status' => ['task', null, [], ['createdOn' => $t, 'statusLog' => "$t 10:30 À faire"]],
            'a new task that is done' => ['task', null, ['status' => 'done'], ['createdOn' => $t, 'doneOn' => $t, 'statusLog' => "$t 10:30 Terminé"]],
            'begun' => ['task', ['status' => 'todo'], ['status' => 'doing'], ['startedOn' => $t, 'statusLog' => "$t 10:30 En cours"]],
            'begun long ago' => ['task', ['status' => 'todo'], ['status' => 'doing', 'startedOn' => '2026-01-01'], ['startedOn' => '2026-01-01', 'statusLog' => "$t 10:30 En cours"]],
            'back to do' => ['task', ['status' => 'review'], ['status' => 'todo', 'startedOn' => '2026-01-01', 'reviewOn' => '2026-01-02'], ['statusLog' => "$t 10:30 À faire"]],
            'done after a review' => ['task', ['status' => 'review'], ['status' => 'done', 'startedOn' => '2026-01-01', 'reviewOn' => '2026-01-02'], ['startedOn' => '2026-01-01', 'reviewOn' => '2026-01-02', 'doneOn' => $t, 'statusLog' => "$t 10:30 Terminé"]],
            'taken up again' => ['task', ['status' => 'done'], ['status' => 'doing', 'startedOn' => '2026-01-01', 'doneOn' => '2026-01-05'], ['startedOn' => '2026-01-01', 'statusLog' => "$t 10:30 En cours"]],
            'another word only' => ['task', ['status' => 'review', 'stage' => 'Recette'], ['status' => 'review', 'stage' => 'Relecture', 'reviewOn' => '2026-01-01', 'statusLog' => '2026-01-01 09:00 Recette'], ['reviewOn' => '2026-01-01', 'statusLog' => "2026-01-01 09:00 Recette\n$t 10:30 Relecture"]],
            'the same status' => ['task', ['status' => 'doing'], ['status' => 'doing'], []],
            'a log that already says it' => ['task', ['status' => 'todo'], ['status' => 'doing', 'statusLog' => '2026-11-20 08:00 En cours', 'startedOn' => '2026-11-20'], ['startedOn' => '2026-11-20', 'statusLog' => '2026-11-20 08:00 En cours']],
            'first planned' => ['task', ['status' => 'todo'], ['status' => 'todo', 'start' => '2026-12-01', 'due' => '2026-12-08'], ['baselineStart' => '2026-12-01', 'baselineDue' => '2026-12-08']],
            'planned anew' => ['task', ['status' => 'todo'], ['status' => 'todo', 'due' => '2026-12-20', 'baselineDue' => '2026-12-08'], ['baselineDue' => '2026-12-08']],
            'a milestone' => ['milestone', null, ['due' => '2026-12-08'], ['baselineDue' => '2026-12-08', 'dueLog' => "$t 10:30 2026-12-08"]],
            'a milestone moved' => ['milestone', ['due' => '2026-12-08'], ['due' => '2026-12-10', 'baselineDue' => '2026-12-08', 'dueLog' => 'x'], ['baselineDue' => '2026-12-08', 'dueLog' => "x\n$t 10:30 2026-12-10"]],
            'a milestone without a date any more' => ['milestone', ['due' => '2026-12-08'], ['dueLog' => 'x'], ['dueLog' => 'x']],
            'a need' => ['dependency', null, ['state' => 'requested'], ['requestedOn' => $t]],
            'a need accepted' => ['dependency', ['state' => 'requested'], ['state' => 'accepted'], ['acceptedOn' => $t]],
            'a need verified at once' => ['dependency', ['state' => 'requested'], ['state' => 'verified'], ['acceptedOn' => $t, 'deliveredOn' => $t, 'resolvedOn' => $t]],
            'a need given back' => ['dependency', ['state' => 'verified'], ['state' => 'accepted', 'acceptedOn' => '2026-01-01', 'deliveredOn' => '2026-01-02', 'resolvedOn' => '2026-01-03'], ['acceptedOn' => '2026-01-01']],
            'a need refused' => ['dependency', ['state' => 'accepted'], ['state' => 'refused', 'acceptedOn' => '2026-01-01'], ['acceptedOn' => '2026-01-01']],
            'a review' => ['review', null, ['verdict' => 'pending'], ['requestedOn' => $t]],
            'a verdict' => ['review', ['verdict' => 'pending'], ['verdict' => 'changes'], ['decidedOn' => $t]],
            'a verdict taken back' => ['review', ['verdict' => 'approved'], ['verdict' => 'pending', 'decidedOn' => '2026-01-01'], []],
        ];
    }

    /** @dataProvider saves @param array<string, mixed>|null $before @param array<string, mixed> $after @param array<string, mixed> $wanted */
    public function testFills(string $entity, ?array $before, array $after, array $wanted): void
    {
        self::assertEquals($wanted, $this->filled($entity, $before, $after));
    }

    public function testEveryAutomaticFieldOfTheModelHasItsRule(): void
    {
        $model = (new World())->model;
        $unruled = [];
        foreach ($model->entities as $name => $type) {
            foreach ($type->fields as $key => $field) {
                if ($field->automatic && $key !== 'uid') {
                    $ever = array_filter($this->saves(), static fn (array $save): bool => $save[0] === $name && isset($save[3][$key]));
                    $unruled = array_merge($unruled, $ever === [] ? ["$name.$key"] : []);
                }
            }
        }

        self::assertSame([], $unruled);
    }

    public function testAUidIsMadeOnceForAnyEntity(): void
    {
        $fields = new AutomaticFields((new World())->model->entity('team'), 'fr');
        $made = $fields->filled(null, [], new DateTimeImmutable())['uid'];

        self::assertNotSame($made, $fields->filled(null, [], new DateTimeImmutable())['uid']);
        self::assertSame($made, $fields->filled([], ['uid' => $made], new DateTimeImmutable())['uid']);
    }
}
