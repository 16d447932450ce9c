<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Service\Parameters;

class ParametersTest extends TestCase
{
    private function parameters(): Parameters
    {
        return new Parameters((new World())->model);
    }

    /** @return array<string, array{0: string, 1: string}> */
    public function ways(): array
    {
        return [
            'as the wiki says them' => ['Tâche=5, Membre=1', 'Tâche.Titre=bf_titre, Tâche.Réalise=qui, Tâche.Consulté·e=avis'],
            'without accents or capitals' => ['tache=5, membre = 1', 'tache.titre=bf_titre, tache.realise=qui, tache.consultee=avis'],
            'by key' => ['task=5,member=1', 'task.title=bf_titre,task.responsible=qui,task.consulted=avis'],
            'in English' => ['Task=5, Member=1', 'Task.Title=bf_titre, Task.responsible=qui, Task.Consulted=avis'],
        ];
    }

    /** @dataProvider ways */
    public function testNamesEntitiesAndFieldsAsPeopleTypeThem(string $forms, string $fields): void
    {
        ['binding' => $binding, 'unknown' => $unknown] = $this->parameters()->binding($forms, $fields);

        self::assertSame([], $unknown);
        self::assertSame(['task' => ['form' => 5, 'fields' => ['title' => 'bf_titre', 'responsible' => 'qui', 'consulted' => 'avis']], 'member' => ['form' => 1, 'fields' => []]], $binding);
    }

    public function testSaysWhatItDoesNotUnderstand(): void
    {
        self::assertSame(['binding' => [], 'unknown' => ['zut=5', 'tache = cinq', 'membre:7', '12', 'tache.titre=x']], $this->parameters()->binding('zut=5, tache = cinq, membre:7, 12', 'tache.titre=x'));
    }

    public function testHeightsAreInPixels(): void
    {
        self::assertSame([300, 240, 2000, null, null], array_map([$this->parameters(), 'height'], ['300', '20px', '9000', '', '50%']));
    }
}
