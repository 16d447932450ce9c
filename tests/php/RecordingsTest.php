<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;

/** What a real wiki answered is understood. */
class RecordingsTest extends TestCase
{
    private const BINDING = ['task' => ['form' => 6, 'fields' => [
        'title' => 'bf_titre',
        'project' => 'bf_lie',
        'start' => 'bf_date_debut_evenement',
        'due' => 'bf_date_fin_evenement',
        'effortHours' => 'bf_places',
        'documents' => 'bf_plain',
        'statusLog' => 'bf_html',
        'stage' => 'bf_interne',
    ]]];

    /** @return array<string, mixed> */
    private static function recorded(string $file): array
    {
        return json_decode(file_get_contents(dirname(__DIR__) . "/fixtures/yeswiki/$file.json"), true)['response']['body'];
    }

    private static function world(): World
    {
        $world = World::installed();
        $form = self::recorded('02-form-one');
        $world->structure->forms[6] = array_filter($form, static fn ($column): bool => is_string($column));
        $world->structure->forms[5] = ['bn_label_nature' => 'Essai', 'bn_template' => 'texte***bf_titre***Titre***60***255***'];
        $world->structure->lists['ListeType'] = array_map('strval', array_column(self::recorded('06-list-json-handler')['nodes'], 'label', 'id'));
        foreach (self::recorded('11-entries-of-form-admin') + self::recorded('57-entry-after-update') as $tag => $entry) {
            $world->store->put($tag, 6, array_diff_key($entry, ['user' => 1, 'owner' => 1, 'html_data' => 1, 'url' => 1]), ['owner' => $entry['owner'], 'savedBy' => $entry['user'], 'readAcl' => '*', 'writeAcl' => '%']);
        }
        foreach (self::recorded('57-entry-after-update') as $tag => $entry) {
            $world->store->put($tag, 6, $entry, ['owner' => $entry['owner'], 'readAcl' => '*', 'writeAcl' => '%']);
        }
        $world->store->put('PremiereFicheBGrasBGuillemets', 5, ['bf_titre' => 'x'], ['readAcl' => '*']);

        return $world;
    }

    public function testFieldsOfAFormAreThoseThatYesWikiFound(): void
    {
        $form = self::recorded('02-form-one');
        $fields = MemoryStructure::fieldsOf($form['bn_template']);

        self::assertSame(array_map(static fn (array $line): array => array_slice($line, 0, 16), $form['template']), array_map(static fn ($field): array => array_slice($field->cells, 0, 16), $fields));
        foreach ($form['prepared'] as $at => $prepared) {
            if (!in_array($prepared['type'], ['map', 'acls', 'tags'], true)) {
                self::assertSame([$prepared['propertyname'], $prepared['label'], $prepared['required'], $prepared['read_acl'], $prepared['write_acl']], [$fields[$at]->property, $fields[$at]->label, $fields[$at]->required, $fields[$at]->readAcl, $fields[$at]->writeAcl]);
                self::assertSame($prepared['linkedObjectName'] ?? '', $fields[$at]->linked());
            }
        }
    }

    public function testEntriesOfAnyFormAreRead(): void
    {
        $binding = self::BINDING + ['project' => ['form' => 5, 'fields' => ['name' => 'bf_titre']]];

        $answer = self::world()->as('WikiAdmin')->read(['task'], $binding);
        $rows = array_column($answer['entities']['task'], null, 'id');

        self::assertSame('Atelier pain au levain', $rows['AtelierPain']['fields']['title']);
        self::assertSame(['2026-12-05', '2026-12-05', 12, 'PremiereFicheBGrasBGuillemets'], [$rows['AtelierPain']['fields']['start'], $rows['AtelierPain']['fields']['due'], $rows['AtelierPain']['fields']['effortHours'], $rows['AtelierPain']['fields']['project']]);
        self::assertSame(["a < b & c\nligne 2", 'Un gras'], [$rows['AtelierPain']['fields']['documents'], $rows['AtelierPain']['fields']['statusLog']]);
        self::assertSame(['2026-12-06', null, null], [$rows['FicheAnonyme']['fields']['start'], $rows['FicheAnonyme']['fields']['due'], $rows['FicheAnonyme']['fields']['effortHours']]);
        self::assertSame([], $answer['issues']);
    }

    public function testWhatIsForAdministratorsStaysSo(): void
    {
        $fields = fn (?string $name): array => array_keys(array_column(self::world()->as($name)->read(['task'], self::BINDING)['entities']['task'], 'fields', 'id')['AtelierPain']);

        self::assertNotContains('stage', $fields(null));
        self::assertNotContains('stage', $fields('Autre'));
        self::assertContains('stage', $fields('Admin'));
        self::assertContains('stage', $fields('Editrice'), 'the owner reads all, as in YesWiki');
    }

    public function testASaveKeepsTheRestOfARecordedEntry(): void
    {
        $world = self::world()->as('Editrice');
        $before = $world->store->entry('AtelierPain');

        $world->writer()->update('task', 'AtelierPain', (string) $before->version, ['title' => 'Pain & levain', 'due' => '2026-12-07'], self::BINDING);

        $after = $world->store->entry('AtelierPain')->data;
        self::assertSame(['Pain &amp; levain', '2026-12-07'], [$after['bf_titre'], $after['bf_date_fin_evenement']]);
        self::assertSame(array_diff_key($before->data, ['bf_titre' => 1, 'bf_date_fin_evenement' => 1]), array_diff_key($after, ['bf_titre' => 1, 'bf_date_fin_evenement' => 1]));
    }
}
