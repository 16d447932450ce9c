<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Entity\Days;
use YesWiki\Entrelacs\Entity\FormField;
use YesWiki\Entrelacs\Entity\PlainText;
use YesWiki\Entrelacs\Entity\ValueReader;
use YesWiki\Entrelacs\Entity\ValueWriter;
use YesWiki\Entrelacs\Exception\Refusal;

/** Values as Bazar keeps them, and as the model means them. */
class ValuesTest extends TestCase
{
    private const YES_NO = ['yes' => 'Oui', 'no' => 'Non'];

    /** What is read of a stored value, and the codes reported. @param mixed $stored @param array<string, mixed> $context @return array{0: mixed, 1: string[]} */
    private function read(string $entity, string $key, $stored, string $line = 'texte***x***X*** *** *** *** *** ***0', array $context = []): array
    {
        $codes = [];
        $field = (new World())->model->entity($entity)->fields[$key];
        $reader = new ValueReader($field, new FormField(explode('***', $line), 'x'), $context['values'] ?? null, static fn (string $tag): bool => in_array($tag, ['Ana', 'Bob', 'P'], true), $context['named'] ?? [], $context['stages'] ?? []);

        return [$reader->read($stored, static function (string $code) use (&$codes): void {
            $codes[] = $code;
        }), $codes];
    }

    /** @return array<string, array{0: string, 1: string, 2: mixed, 3: mixed, 4?: string[]}> */
    public function stored(): array
    {
        return [
            'a text' => ['task', 'title', 'a &lt; b &amp; <b>c</b>', 'a < b & c'],
            'lines of a page' => ['project', 'objective', "<p>Un</p>\n<p>Deux<br />trois</p>", "Un\nDeux\ntrois"],
            'a comment in it' => ['project', 'objective', "<p>Un<!-- caché\n<b>ici</b> --></p>", 'Un'],
            'a text that was never purified' => ['task', 'title', '1 < 2 & 3', '1 < 2 & 3'],
            'a number where text is meant' => ['task', 'title', 12, '12'],
            'a day' => ['task', 'due', '2026-12-05', '2026-12-05'],
            'a moment' => ['task', 'due', '2026-12-05T23:30:00+00:00', '2026-12-06'],
            'a moment of SQL' => ['task', 'due', '2026-12-05 23:30:00', '2026-12-05'],
            'a day that the calendar has not' => ['task', 'due', '2026-02-30', null, ['cell.notADate']],
            'words as a day' => ['task', 'due', 'demain', null, ['cell.notADate']],
            'a number' => ['task', 'effortHours', '12', 12],
            'a number with a comma' => ['task', 'effortHours', '12,5', 12.5],
            'a number of JSON' => ['task', 'effortHours', 12.5, 12.5],
            'thousands' => ['task', 'effortHours', '1,234.5', null, ['cell.notANumber']],
            'a number larger than any' => ['task', 'effortHours', str_repeat('9', 400), null, ['cell.notANumber']],
            'not a whole number' => ['review', 'round', '1.5', null, ['cell.notANumber']],
            'too small a number' => ['review', 'round', '0', null, ['cell.outOfRange']],
            'yes' => ['member', 'active', 'yes', true],
            'no' => ['member', 'active', 'no', false],
            'true of JSON' => ['member', 'active', true, true],
            'neither' => ['member', 'active', 'peut-être', null, ['cell.notYesNo']],
            'a week' => ['pulse', 'week', '2026-W05', '2026-W05'],
            'a day as a week' => ['pulse', 'week', '2026-01-01', '2026-W01'],
            'a week that the year has not' => ['pulse', 'week', '2026-W60', null, ['cell.notAWeek']],
            'a choice by key' => ['task', 'criticality', 'high', 'high'],
            'a choice by its French label' => ['task', 'criticality', 'haute', 'high'],
            'a choice by its English label' => ['task', 'criticality', ' High ', 'high'],
            'no choice' => ['task', 'criticality', 'énorme', null, ['cell.unknownChoice']],
            'several choices' => ['kpi', 'audience', 'sponsor,Facteur,lead', ['sponsor', 'lead'], ['cell.unknownChoice']],
            'tags' => ['task', 'tags', 'a, b &amp; c,,', ['a', 'b & c']],
            'nothing' => ['task', 'due', '', null],
            'null' => ['task', 'tags', null, []],
            'a map' => ['task', 'title', ['a' => 1], null, ['cell.wrongType']],
            'a list as references' => ['task', 'responsible', ['Ana'], [], ['cell.wrongType']],
        ];
    }

    /** @dataProvider stored @param mixed $stored @param mixed $wanted @param string[] $codes */
    public function testReads(string $entity, string $key, $stored, $wanted, array $codes = []): void
    {
        self::assertSame([$wanted, $codes], $this->read($entity, $key, $stored));
    }

    public function testReadsReferences(): void
    {
        $one = 'listefiche***1300***X*** *** *** ***x*** ***0';
        $several = 'checkboxfiche***1300***X*** *** *** ***x*** ***0';

        self::assertSame(['P', []], $this->read('task', 'project', 'P', $one));
        self::assertSame([['Ana', 'Bob'], []], $this->read('task', 'responsible', 'Ana, Bob', $several));
        self::assertSame([['Ana'], ['cell.badReference', 'cell.duplicateName']], $this->read('task', 'responsible', 'Ana,Zoe,Ana', $several));
        self::assertSame(['Ana', ['cell.severalValues']], $this->read('project', 'lead', 'Ana,Bob', $several));
        self::assertSame([null, ['cell.badReference']], $this->read('task', 'project', 'Ailleurs', $one));
        // A list of another wiki: its entries are not ours, whatever their tags.
        self::assertSame([['name:P'], []], $this->read('task', 'responsible', 'P', 'listefiche***https://ailleurs.example/?api/forms/1/entries***X*** *** *** ***x***'));
        self::assertSame([['Bob', 'name:Zoé'], ['cell.ambiguousName']], $this->read('task', 'responsible', 'bob, Zoé', 'texte***x***X*** ***', ['named' => ['Bob' => 'Bob', 'Z1' => 'Zoé', 'Z2' => 'zoé']]));
    }

    public function testReadsListsThatNumberTheirValues(): void
    {
        $line = 'liste***ListeUrgence***X*** *** *** ***x*** ***0';
        $values = ['1' => 'Basse', '2' => 'Haute', 'low' => 'Critique', '9' => 'Autre'];

        self::assertSame(['high', []], $this->read('task', 'criticality', '2', $line, ['values' => $values]));
        self::assertSame(['critical', []], $this->read('task', 'criticality', 'low', $line, ['values' => $values]));
        self::assertSame([null, ['cell.unknownChoice']], $this->read('task', 'criticality', '9', $line, ['values' => $values]));
        self::assertSame([true, []], $this->read('member', 'active', '1', 'radio***L***X*** *** *** ***x***', ['values' => ['1' => 'Oui', '2' => 'Non']]));
        self::assertSame([false, []], $this->read('member', 'active', '2', 'radio***L***X*** *** *** ***x***', ['values' => ['1' => 'Oui', '2' => 'Non']]));
    }

    public function testWritesInAListByWhatItsValuesMean(): void
    {
        $model = (new World())->model;
        $writer = static fn (string $entity, string $key, string $line, array $values): ValueWriter => new ValueWriter($model->entity($entity)->fields[$key], new FormField(explode('***', $line), 'x'), $values, 'fr');
        $nobody = static fn (): ?string => null;

        self::assertSame('2', $writer('task', 'criticality', 'liste***L***X*** *** *** ***x***', ['1' => 'Basse', '2' => 'High'])->stored('high', $nobody));
        self::assertSame('x', $writer('task', 'criticality', 'liste***L***X*** *** *** ***x***', ['low' => 'Critique', 'x' => 'Basse'])->stored('low', $nobody), 'a key that is called something else means that');
        self::assertSame('high', $writer('task', 'criticality', 'liste***L***X*** *** *** ***x***', ['low' => 'Faible', 'high' => 'Forte'])->stored('high', $nobody));
        self::assertSame('1', $writer('member', 'active', 'radio***L***X*** *** *** ***x***', ['1' => 'Oui', '2' => 'Non'])->stored(true, $nobody));
        self::assertSame('no', $writer('member', 'active', 'radio***L***X*** *** *** ***x***', self::YES_NO)->stored(false, $nobody));
        self::assertSame('3,1', $writer('kpi', 'audience', 'checkbox***L***X*** *** *** ***x***', ['1' => 'Sponsor', '3' => 'Lead'])->stored(['lead', 'sponsor'], $nobody));
    }

    public function testALinkThatRunsIsNotKeptWhereBazarPrintsAnAddress(): void
    {
        $field = (new World())->model->entity('task')->fields['title'];
        foreach (['lien_internet***x***Site***' => false, 'texte***x***Titre***' => true] as $line => $isText) {
            foreach (['javascript:alert(1)', ' JavaScript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', "java\tscript:alert(1)", "java\nscript:alert(1)", 'blob:x'] as $address) {
                try {
                    (new ValueWriter($field, new FormField(explode('***', $line), 'x'), null, 'fr'))->stored($address, static fn (): ?string => null);
                    self::assertTrue($isText, $address);
                } catch (Refusal $refusal) {
                    self::assertSame([false, 'field.type'], [$isText, $refusal->reason], $address);
                }
            }
        }
        foreach (['https://un.example/a:b', 'mailto:ana@example.org', 'un.example/page', '/page'] as $address) {
            self::assertSame($address, (new ValueWriter($field, new FormField(['lien_internet', 'x', 'Site'], 'x'), null, 'fr'))->stored($address, static fn (): ?string => null));
        }
    }

    public function testTextGoesThereAndBack(): void
    {
        foreach (['a < b & c > d', '&amp;', '"guillemets" et l’apostrophe \'', "deux\nlignes", '<script>alert(1)</script>', '', 'émoji 🦊', '&nbsp;', '<br>'] as $text) {
            self::assertSame($text, PlainText::ofStored(PlainText::toStored($text)));
            self::assertStringNotContainsString('<', PlainText::toStored($text));
        }
    }

    public function testKnowsDaysAndWeeks(): void
    {
        self::assertSame([true, false, false, false, true, false], array_map([Days::class, 'isDay'], ['2024-02-29', '2026-02-29', "2026-01-01\n", '26-1-1', '0999-12-31', '']));
        self::assertSame([true, false, false, true, false], array_map([Days::class, 'isWeek'], ['2026-W53', '2025-W53', '2026-W00', '2026-W01', '2026-1']));
        self::assertSame('2025-12-29', Days::mondayOf('2026-W01')->format('Y-m-d'));
        self::assertSame(['2026-03-01', '2025-12-31'], [Days::later('2026-02-27', 2), Days::later('2026-01-01', -1)]);
    }
}
