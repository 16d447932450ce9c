<?php

namespace Entrelacs\Tests;

use PHPUnit\Framework\TestCase;
use YesWiki\Entrelacs\Exception\Refusal;
use YesWiki\Entrelacs\Service\EntryGate;

class EntryGateTest extends TestCase
{
    private World $world;

    protected function setUp(): void
    {
        $this->world = World::installed();
    }

    private function refusalOf(?string $name, int $form): ?string
    {
        try {
            (new EntryGate($this->world->as($name)->bindings(), $this->world->visitor))->adder($form);
        } catch (Refusal $refusal) {
            return $refusal->reason;
        }

        return null;
    }

    public function testOnlyThoseWhoAreLoggedInAddToAFormOfMembers(): void
    {
        self::assertSame('auth.required', $this->refusalOf(null, $this->world->form('member')));
        self::assertSame('auth.required', $this->refusalOf(null, $this->world->form('project')));
        self::assertNull($this->refusalOf('Ana', $this->world->form('member')));
    }

    public function testAnswersToThePulseAreGivenByItsButton(): void
    {
        self::assertSame('access.denied', $this->refusalOf('Ana', $this->world->form('pulse')));
        self::assertNull($this->refusalOf('Admin', $this->world->form('pulse')));
    }

    public function testOtherFormsAreOpenAsYesWikiLeavesThem(): void
    {
        self::assertNull($this->refusalOf(null, 2));
    }

    public function testAFormThatPeopleOpenedIsOpen(): void
    {
        $form = $this->world->form('member');
        $columns = $this->world->structure->form($form)->columns;
        $opened = preg_replace('/^acls\*\*\*.*$/m', 'acls***+*** * ***comments-closed***', $columns['bn_template']);
        $this->world->structure->saveForm($form, ['bn_template' => $opened] + $columns);

        self::assertNull($this->refusalOf(null, $form));
    }
}
