<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Exception\Refusal;

class PulseBoxTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed();
    }

    /** @param array<string, mixed> $fields */
    private function answer(string $name, array $fields = []): ?string
    {
        try {
            $this->world->as($name)->pulse()->answer($fields + ['trust' => 4, 'respect' => 3, 'communication' => 2, 'climate' => 5]);
        } catch (Refusal $refusal) {
            return $refusal->reason;
        }

        return null;
    }

    private function weekLater(): void
    {
        $this->world->clock->now = $this->world->clock->now->modify('+7 days');
    }

    public function testAPersonAnswersOnceAWeek(): void
    {
        self::assertSame([null, 'pulse.already', null], [$this->answer('Ana'), $this->answer('Ana', ['trust' => 1]), $this->answer('Bob')]);
        $this->weekLater();
        self::assertNull($this->answer('Ana'));
    }

    public function testNothingSaysWhoAnswered(): void
    {
        $this->answer('Ana', ['comment' => 'Bien']);
        $this->answer('Bob', ['trust' => 1]);
        $kept = serialize([$this->world->notes->notes, $this->world->store->versions]);

        foreach (['Ana', 'Bob', sha1('Ana'), md5('Ana'), hash('sha256', 'Ana'), '10:30', '2026-11-25'] as $trace) {
            self::assertStringNotContainsString($trace, $kept);
        }
        self::assertSame([], $this->world->store->versions);
    }

    public function testTheSecretOfAWeekIsForgottenWithIt(): void
    {
        $this->answer('Ana');
        $first = $this->world->notes->get('pulse.answered')['secret'];
        $this->weekLater();
        self::assertNull($this->world->notes->get('pulse.answered'));
        $this->answer('Ana');
        self::assertNotSame($first, $this->world->notes->get('pulse.answered')['secret']);
        self::assertStringNotContainsString($first, serialize($this->world->notes->notes));
    }

    public function testTheHeapHasNoOrderOfArrival(): void
    {
        $this->answer('Ana', ['trust' => 5]);
        $this->answer('Bob', ['trust' => 1]);
        $one = $this->world->notes->get('pulse.heap');
        $this->world = World::installed();
        $this->answer('Bob', ['trust' => 1]);
        $this->answer('Ana', ['trust' => 5]);

        self::assertSame($one, $this->world->notes->get('pulse.heap'));
    }

    public function testAnswersBecomeEntriesFiveAtATimeOnceTheirWeekIsOver(): void
    {
        foreach (['A', 'B', 'C', 'D'] as $name) {
            $this->answer($name);
        }
        $this->weekLater();
        $this->answer('A', ['comment' => 'Mieux']);
        self::assertSame([], $this->world->store->versions, 'four of a finished week, one of this one');

        $this->weekLater();
        $this->world->as('Ana')->ask('entities', ['query' => ['only' => 'pulse']]);
        $entries = $this->world->store->entries([$this->world->form('pulse')]);
        self::assertCount(5, $entries);
        self::assertSame([], $this->world->notes->get('pulse.heap'));
        foreach ($entries as $entry) {
            self::assertSame(['', '', '@admins', '2026-12-07 00:00'], [$entry->owner, $entry->savedBy, $entry->readAcl, date('Y-m-d H:i', $entry->savedAt)]);
            self::assertMatchesRegularExpression('/^Barometre[0-9A-F]*$/i', $entry->tag);
        }

        $answer = $this->world->as('Ana')->read(['pulse']);
        self::assertSame([5], array_column($answer['pulseResults'], 'answers'));
        self::assertSame([], $answer['entities']['pulse']);
        self::assertCount(5, $this->world->as('Admin')->read(['pulse'])['entities']['pulse']);
    }

    public function testUnderFiveNothingShows(): void
    {
        foreach (['A', 'B', 'C', 'D'] as $name) {
            $this->answer($name);
        }
        $this->weekLater();
        foreach (['Ana', 'Admin'] as $name) {
            $answer = $this->world->as($name)->read(['pulse']);
            self::assertSame([[], []], [$answer['pulseResults'], $answer['entities']['pulse']]);
        }
        $none = World::installed()->as('Ana')->read(['pulse']);
        self::assertSame($none['pulseResults'], $this->world->as('Ana')->read(['pulse'])['pulseResults']);
    }

    public function testWhoAnsweredFirstCannotBeReadOffTheHashes(): void
    {
        foreach (range('A', 'T') as $name) {
            $this->answer($name);
        }
        $hashes = $this->world->notes->get('pulse.answered')['hashes'];
        $sorted = $hashes;
        sort($sorted);

        self::assertSame($sorted, $hashes);
    }

    public function testEntriesThatBearANameAreNoAnswers(): void
    {
        foreach (range(1, 5) as $one) {
            $this->world->entry('pulse', "Vraie$one", ['bf_week' => '2026-W40', 'bf_trust' => '5', 'bf_respect' => '5', 'bf_communication' => '5', 'bf_climate' => '5']);
        }
        foreach ([['owner' => 'Ana', 'savedBy' => 'Ana'], ['savedBy' => '192.0.2.7'], ['savedBy' => 'Admin'], ['owner' => 'Ana', 'savedBy' => '']] as $at => $about) {
            $this->world->entry('pulse', "Fausse$at", ['bf_week' => '2026-W40', 'bf_trust' => '1', 'bf_respect' => '1', 'bf_communication' => '1', 'bf_climate' => '1'], $about);
        }

        self::assertSame([5, 5], [$this->world->as('Ana')->read(['pulse'])['pulseResults'][0]['answers'], $this->world->read(['pulse'])['pulseResults'][0]['trust']]);
    }

    /** @return array<string, array{0: array<string, mixed>, 1: string}> */
    public function badAnswers(): array
    {
        return [
            'a question left out' => [['trust' => null], 'field.required'],
            'zero' => [['trust' => 0], 'field.range'],
            'six' => [['climate' => 6], 'field.range'],
            'a half' => [['trust' => 2.5], 'field.number'],
            'text' => [['trust' => '4'], 'field.number'],
            'a week of one’s own' => [['week' => '2020-W01'], 'field.unknown'],
            'a uid' => [['uid' => 'ana'], 'field.unknown'],
            'anything else' => [['name' => 'Ana'], 'field.unknown'],
            'a comment that is no text' => [['comment' => ['x']], 'field.type'],
            'a very long comment' => [['comment' => str_repeat('é', 2001)], 'field.tooLong'],
        ];
    }

    /** @dataProvider badAnswers @param array<string, mixed> $fields */
    public function testBadAnswersAreRefusedAndCountForNothing(array $fields, string $code): void
    {
        self::assertSame($code, $this->answer('Ana', $fields));
        self::assertNull($this->answer('Ana'));
    }

    public function testWhoMayAnswerIsASetting(): void
    {
        $this->world->site->settings['entrelacs_pulse_acl'] = '@membres';
        self::assertSame('access.denied', $this->answer('Ana'));
        $this->world->visitor->groups['membres'] = ['Ana'];
        self::assertNull($this->answer('Ana'));
    }

    public function testTheAnswerNamesNoEntry(): void
    {
        [$status, $body] = $this->world->as('Ana')->ask('pulse', ['token' => 'token', 'body' => ['trust' => 4, 'respect' => 4, 'communication' => 3, 'climate' => 5]]);

        self::assertSame([201, ['ok' => true]], [$status, $body]);
    }
}
