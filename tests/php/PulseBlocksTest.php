<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Entity\PulseBlocks;

/** The core publishes the same of the same answers: tests/contract/pulse-blocks.test.ts. */
class PulseBlocksTest extends TestCase
{
    /** @return array<string, array{0: array<string, mixed>}> */
    public static function cases(): array
    {
        $cases = json_decode(file_get_contents(dirname(__DIR__) . '/fixtures/pulse/blocks.json'), true);

        return array_map(static fn (array $case): array => [$case], array_column($cases, null, 'what'));
    }

    /** @dataProvider cases @param array<string, mixed> $case */
    public function testPublishesAsTheCoreDoes(array $case): void
    {
        $results = (new PulseBlocks((new World())->model->entity('pulse')))->results($case['answers'], $case['today']);

        self::assertEqualsWithDelta($case['results'], $results, 1e-9);
    }
}
