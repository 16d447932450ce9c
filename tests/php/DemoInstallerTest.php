<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;

class DemoInstallerTest extends TestCase
{
    private World $world;
    /** @var array<string, mixed> */
    private array $file;

    protected function setUp(): void
    {
        $this->world = World::installed()->as('Admin');
        $this->file = json_decode(file_get_contents(getenv('ENTRELACS_MODEL') . '/demo.json'), true);
    }

    /** @return array<string, string> Tags by the ids of the demo. */
    private function tags(): array
    {
        return array_flip(array_filter(array_map(static fn (array $versions): string => (string) (end($versions)->data['bf_uid'] ?? ''), $this->world->store->versions)));
    }

    public function testEveryRowOfTheDemoCanBeRead(): void
    {
        $this->world->demo()->install($this->file);

        $answer = $this->world->read();
        self::assertSame([], $answer['issues']);
        foreach ($this->file['rows']['fr'] as $entity => $rows) {
            self::assertCount(count($rows), $answer['entities'][$entity]);
        }
        self::assertSame('ok', $this->world->demo()->part()['state']);
    }

    public function testDaysMoveByWholeWeeksToNow(): void
    {
        $this->file['day'] = '2026-01-05';
        $this->file['rows']['fr'] = [
            'task' => [['id' => 'demo-task-1', 'fields' => ['title' => 'Une', 'due' => '2026-01-07', 'statusLog' => "2026-01-05 09:00 À faire\n2026-01-06 09:00 En cours", 'uid' => 'demo-task-1']]],
            'holiday' => [['id' => 'demo-holiday-1', 'fields' => ['on' => '2026-05-01', 'name' => 'Fête', 'uid' => 'demo-holiday-1']]],
            'pulse' => [['id' => 'demo-pulse-1', 'fields' => ['week' => '2026-W01', 'trust' => 4, 'uid' => 'demo-pulse-1']]],
        ];
        $this->world->demo()->install($this->file);
        $tags = $this->tags();

        $task = $this->world->store->entry($tags['demo-task-1'])->data;
        self::assertSame(['2026-11-25', "2026-11-23 09:00 À faire\n2026-11-24 09:00 En cours"], [$task['bf_due'], $task['bf_statusLog']]);
        self::assertSame('2026-05-01', $this->world->store->entry($tags['demo-holiday-1'])->data['bf_on']);
        $pulse = $this->world->store->entry($tags['demo-pulse-1']);
        self::assertSame(['2026-W47', '', '2026-11-23'], [$pulse->data['bf_week'], $pulse->owner, date('Y-m-d', $pulse->savedAt)]);
        self::assertSame('Admin', $this->world->store->entry($tags['demo-task-1'])->owner);
    }

    public function testInstallingAgainAddsOnlyWhatIsGone(): void
    {
        $this->world->demo()->install($this->file);
        $count = count($this->world->store->versions);
        $this->world->store->remove($this->tags()['demo-team-1']);
        $this->world->demo()->install($this->file);

        self::assertCount($count, $this->world->store->versions);
    }

    public function testPublicProjectsOfTheDemoArePublic(): void
    {
        $this->world->demo()->install($this->file);

        $projects = $this->world->as(null)->read(['project'])['entities']['project'];
        self::assertNotSame([], $projects);
        self::assertSame(['public'], array_values(array_unique(array_column(array_column($projects, 'fields'), 'visibility'))));
    }

    public function testRemovesAllThatNobodyTouched(): void
    {
        $this->world->entry('team', 'LaNotre', ['bf_titre' => 'La nôtre']);
        $this->world->demo()->install($this->file);

        self::assertSame([], $this->world->demo()->remove());
        self::assertSame(['LaNotre'], array_keys($this->world->store->versions));
        self::assertSame('missing', $this->world->demo()->part()['state']);
    }

    public function testKeepsWhatPeopleChangedOrUseAndSaysSo(): void
    {
        $this->world->demo()->install($this->file);
        $tags = $this->tags();
        $task = $this->world->store->entry($tags['demo-task-4']);
        $this->world->writer()->update('task', $task->tag, (string) $task->version, ['title' => 'À nous']);
        $this->world->entry('task', 'Notre', ['bf_responsible' => $tags['demo-member-1']]);

        $answer = $this->world->admin()->install(['demo' => 'remove']);

        self::assertArrayHasKey('Notre', $this->world->store->versions);
        self::assertArrayHasKey($tags['demo-member-1'], $this->world->store->versions);
        self::assertSame([], $this->world->read()['issues'], 'what stays refers to nothing that went');
        $part = array_column($answer['parts'], null, 'kind')['demo'];
        self::assertSame('ok', $part['state']);
        self::assertStringContainsString('À nous', $part['details'][1]);
        self::assertLessThan(100, count($this->world->store->versions));
    }
}
