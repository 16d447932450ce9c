<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Entity\Field;

/** Wikis as they get after some years, and people who are curious. */
class SafetyTest extends TestCase
{
    use ReadsPages;

    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed()->as('Ana');
        $this->world->site->settings['entrelacs_rate_limit'] = 0;
    }

    /** @return array<string, array{0: string}> */
    public function writable(): array
    {
        $names = array_values(array_filter(array_keys((new World())->model->entities), static fn (string $name): bool => $name !== 'pulse'));

        return array_combine($names, array_map(static fn (string $name): array => [$name], $names));
    }

    /** @dataProvider writable */
    public function testAScriptInEveryTextComesBackAsTextAndRunsNowhere(string $entity): void
    {
        $this->world->as('Admin');
        foreach (self::hostile() as $text) {
            $text = preg_replace('/[\x00-\x08]/', '', $text); // refused, as ValuesTest says
            $fields = [];
            foreach ($this->world->model->entity($entity)->fields as $key => $field) {
                $isText = in_array($field->kind, ['text', 'longText', 'lines'], true) && $field->within === null && !$field->automatic && isset($this->world->bindings()->own($entity)->places[$key]);
                $fields += $isText ? [$key => $text] : [];
            }
            [$status, $made] = $this->world->ask('create', ['token' => 'token', 'body' => ['fields' => $fields + $this->required($entity)]], $entity);

            self::assertSame(201, $status, json_encode($made));
            foreach ($fields as $key => $written) {
                self::assertSame($written, $made['row']['fields'][$key], $key);
            }
            foreach ($this->world->store->entry($made['id'])->data as $property => $stored) {
                // Bazar prints what is stored as HTML.
                self::assertDoesNotMatchRegularExpression('~<[a-z!/]~i', (string) $stored, (string) $property);
            }
            $this->assertInert((new Pages($this->world))->entry($made['id']));
        }
    }

    public function testAFormEditedByHandStillAnswersAndTakesWhatItHas(): void
    {
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana Sow']);
        $this->world->entry('task', 'Statuts', ['bf_titre' => 'Statuts', 'bf_responsible' => 'AnaS', 'bf_effortHours' => '3', 'bf_due' => '2026-12-24', 'bf_status' => 'doing', 'bf_progress' => '40']);
        $id = $this->world->form('task');
        $lines = preg_split('/\r?\n/', $this->world->structure->forms[$id]['bn_template']);
        $lines = array_filter($lines, static fn (string $line): bool => strpos($line, 'bf_effortHours') === false);
        $lines = array_map(static fn (string $line): string => str_replace(['***bf_due***', 'number***bf_progress***'], ['***bf_echeance***', 'texte***bf_progress***'], $line), $lines);
        $this->world->structure->forms[$id]['bn_template'] = implode("\n", array_merge(['# note', 'nimporte quoi', 'texte***', '', 'inconnu***bf_x***X*** *** *** *** *** *** ***'], $lines, ['texte***bf_titre***Encore un titre*** *** *** *** *** *** ***1', 'texte***bf_ajout***Ajout*** *** *** *** *** *** ***']));

        $answer = $this->world->read(['task', 'member']);

        $fields = $answer['entities']['task'][0]['fields'];
        self::assertSame(['Statuts', ['AnaS'], 'doing', 40], [$fields['title'], $fields['responsible'], $fields['status'], $fields['progress']]);
        self::assertSame([], array_intersect(['effortHours', 'due'], array_keys($fields)));
        self::assertSame([], array_intersect(['effortHours', 'due'], $answer['forms']['task']['fields']));
        self::assertSame([], $answer['issues']);
        $change = fn (array $fields): array => $this->world->ask('update', ['token' => 'token', 'body' => ['version' => (string) $this->world->store->entry('Statuts')->version, 'fields' => $fields]], 'task', 'Statuts');
        self::assertSame([422, 'field.unknown', 'effortHours'], [$change(['effortHours' => 4])[0], $change(['effortHours' => 4])[1]['code'], $change(['effortHours' => 4])[1]['field']]);
        self::assertSame(200, $change(['title' => 'Charte'])[0]);
        // What the form no longer shows is not lost.
        self::assertSame(['3', '2026-12-24'], [$this->world->store->entry('Statuts')->data['bf_effortHours'], $this->world->store->entry('Statuts')->data['bf_due']]);
    }

    public function testListsRenamedRenumberedOrGoneAreUnderstoodByTheirWordsOrReported(): void
    {
        $id = $this->world->form('task');
        $template = $this->world->structure->forms[$id]['bn_template'];
        $this->world->structure->lists['ListeDesEtats'] = ['1' => 'à faire', '2' => 'EN COURS', '3' => 'Terminé', '9' => 'Au frigo'];
        $this->world->structure->forms[$id]['bn_template'] = str_replace('ListeEntrelacsTaskStatus', 'ListeDesEtats', $template);
        $this->world->entry('task', 'Deux', ['bf_titre' => 'Deux', 'bf_status' => '2']);
        $this->world->entry('task', 'Neuf', ['bf_titre' => 'Neuf', 'bf_status' => '9']);

        $answer = $this->world->read(['task']);
        self::assertSame(['doing', null], [$answer['entities']['task'][0]['fields']['status'], $answer['entities']['task'][1]['fields']['status']]);
        self::assertSame([['cell.unknownChoice', 'Neuf', 'status', '9']], array_map(static fn (array $issue): array => [$issue['code'], $issue['row'], $issue['path'], $issue['value']], $answer['issues']));

        $write = fn (string $status): array => $this->world->ask('update', ['token' => 'token', 'body' => ['version' => (string) $this->world->store->entry('Deux')->version, 'fields' => ['status' => $status]]], 'task', 'Deux');
        self::assertSame(200, $write('done')[0]);
        self::assertSame('3', $this->world->store->entry('Deux')->data['bf_status']);
        self::assertSame([422, 'field.choice'], [$write('review')[0], $write('review')[1]['code']]);

        unset($this->world->structure->lists['ListeDesEtats']);
        self::assertSame('doing', $this->world->entry('task', 'Trois', ['bf_titre' => 'Trois', 'bf_status' => 'doing']) ? array_column($this->world->read(['task'])['entities']['task'], 'fields', 'id')['Trois']['status'] : null);
    }

    /** PHP takes such a name for a number where it is a key. */
    public function testEntriesWhoseNamesAreNumbersAreEntriesLikeOthers(): void
    {
        $this->world->as('Admin');
        $this->world->entry('member', '7', ['bf_titre' => 'Sept', 'bf_account' => 'Admin']);
        $this->world->entry('project', '2026', ['bf_titre' => 'Année']);
        $this->world->entry('task', '42', ['bf_titre' => 'Quarante-deux', 'bf_project' => '2026', 'bf_team' => '9', 'bf_responsible' => '7', 'bf_status' => 'todo']);
        $this->world->entry('team', '9', ['bf_titre' => 'Neuf']);
        $this->world->entry('dependency', '1', ['bf_titre' => 'x', 'bf_predecessor' => '42', 'bf_successor' => '42', 'bf_need' => 'Rien']);
        $pages = new Pages($this->world);

        $answer = $this->world->read(['task']);
        self::assertSame(['42', ['7'], '2026', '7'], [$answer['entities']['task'][0]['id'], $answer['entities']['task'][0]['fields']['responsible'], $answer['entities']['task'][0]['fields']['project'], $answer['me']['member']]);
        [$status, $body] = $this->world->ask('update', ['token' => 'token', 'body' => ['version' => (string) $this->world->store->entry('42')->version, 'fields' => ['accountable' => ['7']]]], 'task', '42');
        self::assertSame([200, ['7']], [$status, $body['row']['fields']['accountable']]);
        foreach (['7' => 'Sept', '2026' => 'Année', '42' => 'Quarante-deux', '9' => 'Neuf', '1' => 'Rien'] as $tag => $title) {
            self::assertStringContainsString($title, $pages->entry((string) $tag));
        }
        self::assertStringContainsString('Quarante-deux', $pages->list('raci', ['42']));
        self::assertSame(1, substr_count($pages->entry('9'), 'Quarante-deux'), 'and those that refer to one are in its page');
        self::assertSame([], $this->world->demo()->remove());
    }

    public function testValuesOfWrongTypesAreReportedAndTheRestIsRead(): void
    {
        $wrong = [['x'], ['a' => ['b']], true, false, 12, 1.5, null, [], (object) [], str_repeat('é', 100000), "\u{202E}\x07", '{}', '[]', 'null', '0'];
        foreach ($this->world->model->entities as $name => $type) {
            foreach ($wrong as $value) {
                $data = ['bf_titre' => 'Abîmée'];
                foreach ($type->fields as $field) {
                    $data[$field->property] = is_object($value) ? (array) $value : $value;
                }
                $this->world->entry($name, 'Abimee', $data);
                $answer = $this->world->as('Admin')->read([$name]);
                self::assertCount(1, $answer['entities'][$name], $name);
                foreach ($answer['issues'] as $issue) {
                    self::assertLessThanOrEqual(200, mb_strlen((string) ($issue['value'] ?? '')));
                }
                self::assertIsArray($answer['entities'][$name][0]['fields']);
            }
            $this->world->store->remove('Abimee');
        }
    }

    public function testFiveThousandEntriesAreReadWithinTheMemoryOfACheapHost(): void
    {
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana Sow', 'bf_account' => 'Ana']);
        for ($one = 0; $one < 5000; $one++) {
            $this->world->entry('task', "T$one", ['bf_titre' => "Tâche $one", 'bf_status' => 'todo', 'bf_responsible' => 'AnaS', 'bf_due' => '2026-12-24', 'bf_documents' => "https://un.example/$one"], $one % 5 === 0 ? ['readAcl' => '@admins'] : []);
        }
        gc_collect_cycles();
        $before = memory_get_usage();
        $start = hrtime(true);
        $answer = $this->world->ask('entities', ['query' => ['only' => 'task,member']]);
        $seconds = (hrtime(true) - $start) / 1e9;

        self::assertSame(200, $answer[0]);
        self::assertCount(4000, $answer[1]['entities']['task']);
        self::assertLessThan(64e6, memory_get_usage() - $before);
        // Far above what it takes, below what a visitor waits for.
        self::assertLessThan(20, $seconds);
        self::assertStringNotContainsString('"T0"', json_encode($answer[1]));
        self::assertStringContainsString('Tâche 4999', (new Pages($this->world))->board('raci'));
    }

    public function testEveryPageAndRouteAnswersOverFiveThousandEntries(): void
    {
        $this->world->as('Admin');
        $this->world->entry('member', 'AnaS', ['bf_titre' => 'Ana Sow', 'bf_account' => 'Ana']);
        $this->world->entry('project', 'Boutique', ['bf_titre' => 'Boutique', 'bf_lead' => 'AnaS']);
        for ($one = 0; $one < 5000; $one++) {
            $this->world->entry('task', "T$one", ['bf_titre' => "Tâche $one", 'bf_status' => 'todo', 'bf_project' => 'Boutique', 'bf_responsible' => 'AnaS', 'bf_due' => '2026-12-24']);
        }
        $tags = array_map(static fn (int $one): string => "T$one", range(0, 4999));
        $pages = new Pages($this->world);
        $seconds = [];
        // Of the processor: others may be at work on this machine.
        $used = static fn (): float => getrusage()['ru_utime.tv_sec'] + getrusage()['ru_utime.tv_usec'] / 1e6;
        $time = static function (string $what, callable $do) use (&$seconds, $used): void {
            $start = $used();
            $do();
            $seconds[$what] = $used() - $start;
        };
        foreach (['raci', 'dependencies', 'kpi', 'kanban', 'cards', 'needs'] as $board) {
            $time($board, static fn (): string => $pages->board($board));
        }
        foreach (['Boutique', 'AnaS', 'T42'] as $tag) {
            $time("page of $tag", static fn (): string => $pages->entry($tag));
        }
        $time('a list of boards', static fn (): string => $pages->list('raci', $tags));
        $time('check', fn (): array => $this->world->ask('check'));
        $time('a batch', fn (): array => $this->world->ask('changes', ['token' => 'token', 'body' => ['changes' => array_map(fn (string $tag): array => ['kind' => 'update', 'entity' => 'task', 'id' => $tag, 'version' => (string) $this->world->store->entry($tag)->version, 'fields' => ['progress' => 5]], array_slice($tags, 0, 100))]]));
        $time('a list of entries', static fn (): array => $pages->entriesIn($tags));

        // Far above what each takes; a list that grows with the square of its entries takes a minute.
        foreach ($seconds as $what => $took) {
            self::assertLessThan(10, $took, $what);
        }
        self::assertLessThan(256e6, memory_get_peak_usage());
    }

    public function testAConflictShowsNobodyAFieldThatTheyMayNotRead(): void
    {
        $this->world->entry('member', 'BobB', ['bf_titre' => 'Bob', 'bf_email' => 'bob@example.org', 'bf_capacityHours' => '21'], ['owner' => 'Bob', 'writeAcl' => '+']);
        $version = (string) $this->world->store->entry('BobB')->version;
        $this->world->entry('member', 'BobB', ['bf_titre' => 'Bob B', 'bf_email' => 'bob2@example.org'], ['owner' => 'Bob', 'writeAcl' => '+']);

        [$status, $body] = $this->world->ask('update', ['token' => 'token', 'body' => ['version' => $version, 'fields' => ['name' => 'Robert']]], 'member', 'BobB');

        self::assertSame([409, 'entry.changed', 'Bob B'], [$status, $body['code'], $body['current']['fields']['name']]);
        self::assertStringNotContainsString('example.org', json_encode($body));
        $asked = $this->world->ask('update', ['token' => 'token', 'body' => ['version' => $version, 'fields' => ['email' => 'x@example.net']]], 'member', 'BobB');
        self::assertSame([403, 'access.field'], [$asked[0], $asked[1]['code']]);
        self::assertStringNotContainsString('example.org', json_encode($asked[1]));
    }

    public function testNoCountTellsOfWhatIsHidden(): void
    {
        $say = fn (): array => array_map(function (?string $name): string {
            $this->world->as($name);
            $html = implode('', array_map(fn (string $board): string => (new Pages($this->world))->board($board), ['raci', 'dependencies', 'kpi', 'kanban', 'cards', 'needs']));
            $body = $this->world->ask('entities')[1];

            return json_encode($body) . $html;
        }, [null, 'Ana']);
        $this->world->entry('task', 'Vue', ['bf_titre' => 'Vue', 'bf_status' => 'todo']);
        $before = $say();
        $hidden = ['readAcl' => '@admins', 'owner' => 'Admin'];
        $this->world->entry('member', 'Zoe', ['bf_titre' => 'Zoé'], $hidden);
        $this->world->entry('task', 'Cachee', ['bf_titre' => 'Cachée', 'bf_status' => 'presque', 'bf_due' => 'demain', 'bf_responsible' => 'Zoe'], $hidden);
        $this->world->entry('dependency', 'Lien', ['bf_titre' => 'x', 'bf_predecessor' => 'Cachee', 'bf_successor' => 'Vue', 'bf_need' => 'Caché'], $hidden);
        $this->world->entry('kpi', 'Secret', ['bf_titre' => 'Marge', 'bf_source' => 'manual', 'bf_active' => 'yes'], $hidden);
        foreach ([1, 2, 3, 4] as $score) {
            $this->world->entry('pulse', "P$score", ['bf_week' => '2026-W40', 'bf_trust' => "$score", 'bf_respect' => '3', 'bf_communication' => '3', 'bf_climate' => '3']);
        }

        self::assertSame($before, $say());
    }

    public function testEveryRouteRefusesMethodsThatItDoesNotHaveAsUnknown(): void
    {
        self::assertSame([404, 'entity.unknown'], array_values(array_intersect_key($this->statusAndCode('create', 'constructor'), [0, 1])));
        self::assertSame([404, 'entry.unknown'], $this->statusAndCode('update', 'task', '__proto__'));
        self::assertSame([404, 'entry.unknown'], $this->statusAndCode('update', 'task', "x' OR '1'='1"));
    }

    /** @return array{0: int, 1: string} */
    private function statusAndCode(string $route, string ...$names): array
    {
        [$status, $body] = $this->world->ask($route, ['token' => 'token', 'body' => ['version' => '1', 'fields' => ['title' => 'x']]], ...$names);

        return [$status, $body['code']];
    }

    /** The required fields of an entity that are no texts. @return array<string, mixed> */
    private function required(string $entity): array
    {
        $fields = [];
        foreach ($this->world->model->entity($entity)->fields as $key => $field) {
            if ($field->required) {
                $fields[$key] = $this->sample($field);
            }
        }

        return array_filter($fields, static fn ($value): bool => $value !== null);
    }

    /** @return mixed */
    private function sample(Field $field)
    {
        if ($field->isReference()) {
            $tag = ucfirst($field->key);
            if ($this->world->store->entry($tag) === null) {
                $this->world->entry($field->entity, $tag, ['bf_titre' => 'Un']);
            }

            return $field->isList() ? [$tag] : $tag;
        }

        return ['date' => '2026-11-20', 'week' => '2026-W47', 'number' => 1, 'integer' => 1, 'boolean' => true, 'choice' => (string) array_key_first($field->choices)][$field->kind] ?? 'x';
    }
}
