<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Exception\Refusal;

class ConflictListTest extends TestCase
{
    /** @param array<string, mixed> $more @return array<string, mixed> */
    private static function conflict(string $id, array $more = []): array
    {
        return $more + ['id' => $id, 'entity' => 'task', 'entry' => 'Statuts', 'field' => 'due', 'title' => 'Statuts', 'grist' => ['value' => '2026-12-01', 'by' => 'Bob'], 'wiki' => ['value' => null]];
    }

    public function testKeepsBothValuesUntilSomebodyDecides(): void
    {
        $list = World::installed()->conflicts();

        self::assertSame(['conflicts' => []], $list->read());
        self::assertSame([self::conflict('1'), self::conflict('2')], $list->replace(['conflicts' => [self::conflict('1', ['more' => 'x', 'wiki' => ['value' => null, 'more' => 'x', 'at' => 7]]), self::conflict('2')]])['conflicts']);
        self::assertSame('wiki', $list->decide('2', ['decision' => 'wiki'])['conflicts'][1]['decision']);
        self::assertSame(['2' => 'wiki', '3' => null], array_map(static fn (array $one) => $one['decision'] ?? null, array_column($list->replace(['conflicts' => [self::conflict('2'), self::conflict('3')]])['conflicts'], null, 'id')));
    }

    public function testADecisionIsAboutTheTwoValuesThatWereSeen(): void
    {
        $list = World::installed()->conflicts();
        $later = ['grist' => self::conflict('1', ['grist' => ['value' => '2026-12-02']]), 'wiki' => self::conflict('1', ['wiki' => ['value' => '2026-12-03']])];
        foreach ($later as $conflict) {
            $list->replace(['conflicts' => [self::conflict('1')]]);
            $list->decide('1', ['decision' => 'grist']);

            self::assertEquals([$conflict], $list->replace(['conflicts' => [$conflict]])['conflicts']);
        }
    }

    public function testRefusesWhatIsNoConflict(): void
    {
        $list = World::installed()->conflicts();
        $bad = [null, 'x', ['a' => 1], [1], [['id' => '1']], [self::conflict('')], [self::conflict('1', ['entity' => 'users'])], [self::conflict('1', ['field' => 'nope'])], [self::conflict('1', ['grist' => ['value' => ['a' => ['b']]]])], [self::conflict('1', ['wiki' => 'x'])], array_map(static fn (int $id): array => self::conflict("$id"), range(1, 2001))];
        foreach ($bad as $conflicts) {
            try {
                $list->replace(['conflicts' => $conflicts]);
                self::fail(json_encode($conflicts));
            } catch (Refusal $refusal) {
                self::assertSame('body.invalid', $refusal->reason);
            }
        }
        foreach ([[], ['decision' => 'both']] as $body) {
            try {
                $list->decide('1', $body);
                self::fail(json_encode($body));
            } catch (Refusal $refusal) {
                self::assertSame('body.invalid', $refusal->reason);
            }
        }
    }
}
